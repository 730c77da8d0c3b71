/** Somebody among whom a duty is shared out. */
export interface Sharer {
  /** Days on which the person can work. */
  readonly days: number;
  /** Duties from before the horizon. */
  readonly carriedIn: number;
  /** Duties that the person can be given at the most. */
  readonly most: number;
}

/**
 * How many of some duties each should be given, so that all together, old and new, stand in proportion to the days people can work:
 * nobody less than none or more than can be, and the others what is left (water-filling).
 *
 * @param wanted duties to give out; beyond what all can take the rest is nobody’s
 */
export function sharesOf(wanted: number, sharers: readonly Sharer[]): number[] {
  const at = (level: number): number[] =>
    sharers.map(({ days, carriedIn, most }) => Math.min(most, Math.max(0, level * days - carriedIn)));
  const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0);
  let low = 0;
  let high = 1;
  const all = sharers.reduce((total, { days, most }) => total + (days > 0 ? most : 0), 0);
  if (all <= wanted) return sharers.map(({ days, most }) => (days > 0 ? most : 0));
  while (sum(at(high)) < wanted) high *= 2;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < wanted) low = middle;
    else high = middle;
  }
  return at(high);
}

/** Enough for every digit of a number. */
const HALVINGS = 60;
