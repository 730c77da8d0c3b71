/** A run of intervals from one opening of the shop to the next, `to` excluded. */
export interface BusinessDay {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts a horizon where the shop opens: who closes it sees to those who still wait, so that nothing is left for the morning.
 * A shop that never closes has one business day; the first one begins with the horizon.
 */
export function businessDays(open: ArrayLike<number>): BusinessDay[] {
  const openings = Array.from(open).flatMap((isOpen, t) =>
    t > 0 && isOpen === 1 && open[t - 1] === 0 ? [t] : [],
  );
  const firstOpening = Array.from(open).indexOf(1);
  const from = [0, ...openings.filter((t) => t > firstOpening)];
  return from.map((start, day) => ({ from: start, to: from[day + 1] ?? open.length }));
}
