/**
 * The most minutes, within a limit, of shifts on at most so many days of a week: one of the lengths of each day, or none. Rests
 * between the days are not looked at.
 * @param days lengths that can be worked on each day, minutes
 */
export function mostMinutes(
  days: readonly (readonly number[])[],
  limits: { readonly days: number; readonly minutes: number },
): number {
  /** [days worked] minutes that can be reached. */
  let reached = [new Set([0])];
  for (const lengths of days) {
    const next = reached.map((minutes) => new Set(minutes));
    reached.forEach((minutes, worked) => {
      if (worked === limits.days) return;
      const more = (next[worked + 1] ??= new Set());
      for (const before of minutes) {
        for (const length of lengths) if (before + length <= limits.minutes) more.add(before + length);
      }
    });
    reached = next;
  }
  return Math.max(...reached.flatMap((minutes) => [...minutes]));
}
