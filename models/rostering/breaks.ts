/** Somebody who needs a break: the intervals in which it may begin, ascending at equal steps. */
export interface BreakSeeker {
  readonly begins: readonly number[];
}

/**
 * Hands planned break begins to people, first come, first served: whoever could begin first takes the earliest begin left
 * in the window. When all windows are equally long and the plan came from the covering model, everybody gets one.
 * Somebody for whom no planned begin is left takes the first begin of the window that is not barred.
 * @param planned begins, one entry per person, any order
 * @returns for each seeker the interval in which the break begins
 */
export function handOutBreaks(
  seekers: readonly BreakSeeker[],
  planned: readonly number[],
  isBarred: (interval: number) => boolean,
): number[] {
  const left = [...planned].sort((a, b) => a - b);
  const result = new Array<number>(seekers.length);
  const order = [...seekers.keys()].sort((a, b) => seekers[a].begins[0] - seekers[b].begins[0]);
  for (const seeker of order) {
    const { begins } = seekers[seeker];
    const index = left.findIndex((begin) => begins.includes(begin));
    if (index >= 0) [result[seeker]] = left.splice(index, 1);
    else result[seeker] = begins.find((begin) => !isBarred(begin)) ?? begins[0];
  }
  return result;
}
