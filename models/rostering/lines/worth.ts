import { serves, type Line, type LinesData } from './data.ts';

/**
 * What one more person on each shift is worth when each need pays its price.
 *
 * @param prices one for each cover need
 * @returns [day · shifts + shift], and at the end what one more person at work is worth, whatever the shift
 */
export function worthOfShifts(data: LinesData, prices: Float64Array): Float64Array {
  const worth = new Float64Array(data.days * data.shifts.length + 1);
  data.cover.forEach(({ day, shifts }, need) => {
    if (day === 'any') worth[worth.length - 1] += prices[need];
    else for (const shift of shifts) worth[day * data.shifts.length + shift] += prices[need];
  });
  return worth;
}

/** What one more person at work is worth, whatever the shift. */
export function worthAtAll({ days, shifts }: LinesData, worth: Float64Array): number {
  return worth[days * shifts.length] ?? 0;
}

/**
 * What one more person on each shift is worth beside those who are there.
 *
 * @param present people there for each need
 * @returns as `worthOfShifts`
 */
export function marginalWorth(data: LinesData, present: Int32Array): Float64Array {
  const prices = Float64Array.from(data.cover, ({ required, shortageCost, excessCost }, need) =>
    present[need] < required ? shortageCost : -excessCost,
  );
  return worthOfShifts(data, prices);
}

/**
 * What one more person on each shift is worth while many are still to come: a need that takes a larger share of them is worth
 * more of its cost, days on which most of them are needed the most.
 *
 * @param present people there for each need
 * @param people those still to come
 * @returns as `worthOfShifts`
 */
export function sharedWorth(data: LinesData, present: Int32Array, people: number): Float64Array {
  const missing = data.cover.map(({ required }, need) => Math.max(0, required - present[need]));
  const atWork = data.cover.flatMap(({ day }, need) => (day === 'any' ? [missing[need]] : []));
  const left = Math.max(1, Math.min(people, ...atWork));
  const missingOnDay = new Float64Array(data.days);
  data.cover.forEach(({ day }, need) => {
    if (day !== 'any') missingOnDay[day] += missing[need];
  });
  const prices = Float64Array.from(data.cover, ({ day, shortageCost, excessCost }, need) => {
    if (missing[need] === 0) return -excessCost;
    const ofDay = day === 'any' ? missing[need] : missingOnDay[day];
    const share = Math.min(1, missing[need] / left) + Math.min(2, ofDay / left);
    return (shortageCost * share) / 3;
  });
  return worthOfShifts(data, prices);
}

/** Adds a person with the line to those who are there, or (with −1) takes one away. */
export function changePresence(data: LinesData, present: Int32Array, line: Line, people: 1 | -1): void {
  data.cover.forEach((stated, need) => {
    if (serves(stated, line)) present[need] += people;
  });
}

/**
 * The cost that no roster can undercut when each need pays its price (Lagrangian relaxation of the cover rows; Geoffrion
 * 1974, Mathematical Programming Study 2).
 *
 * @param prices one for each cover need, between −excessCost and shortageCost
 * @param cheapest for each person a price that no line undercuts at these prices
 */
export function lagrangianBound(data: LinesData, prices: Float64Array, cheapest: readonly number[]): number {
  const paid = data.cover.reduce((sum, { required }, need) => sum + prices[need] * required, 0);
  return cheapest.reduce((sum, price) => sum + price, paid);
}
