import type { ShiftType, SuccessionCost } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { RuleBook } from '../../domain/rules.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { GroupShifts } from './shift-types.ts';

/** What may follow a shift type on the next day, and after a single day off. */
export type Successions = Pick<
  ShiftType,
  'barredNextDay' | 'costNextDay' | 'barredAfterDayOff' | 'costAfterDayOff'
>;

/** A least rest between two shifts, in intervals. */
interface LeastRest {
  readonly required: number;
  readonly preferred: number;
  readonly weight: number;
}

/**
 * What the rests of the rules say of each shift type: a shift that begins before another ends, or before a required rest is
 * over, is barred; one that cuts a preferred rest short costs its weight.
 */
export function successionsOf(
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
  rules: RuleBook,
): Successions[] {
  const daily = leastRest(rules['daily-rest'], grid);
  const weekly = leastRest(rules['weekly-rest-hours'], grid);
  const perDay = (24 * 60) / grid.intervalMinutes;
  return shifts.types.map((before) => {
    const barredNextDay: number[] = [];
    const costNextDay: SuccessionCost[] = [];
    const barredAfterDayOff: number[] = [];
    const costAfterDayOff: SuccessionCost[] = [];
    shifts.types.forEach((after, shift) => {
      const nextDay = shortestRest(before, after, 1, candidates, perDay);
      if (nextDay < daily.required) barredNextDay.push(shift);
      else if (nextDay < daily.preferred) costNextDay.push({ shift, cost: daily.weight });
      const afterDayOff = shortestRest(before, after, 2, candidates, perDay);
      if (afterDayOff < weekly.required) barredAfterDayOff.push(shift);
      else if (afterDayOff < weekly.preferred) costAfterDayOff.push({ shift, cost: weekly.weight });
    });
    return { barredNextDay, costNextDay, barredAfterDayOff, costAfterDayOff };
  });
}

/** Nobody works two shifts at once, whatever the rule. */
function leastRest({ level, limit, weight }: RuleBook['daily-rest'], grid: IntervalGrid): LeastRest {
  const intervals = Math.ceil(limit / grid.intervalMinutes);
  return {
    required: level === 'required' ? intervals : 0,
    preferred: level === 'preferred' ? intervals : 0,
    weight,
  };
}

/** The shortest rest between shifts of two types so many days apart; on days whose clocks change it differs by an hour. */
function shortestRest(
  before: readonly number[],
  after: readonly number[],
  daysApart: number,
  candidates: readonly ShiftCandidate[],
  perDay: number,
): number {
  const startOn = new Map(after.map((index) => [candidates[index].day, candidates[index].start]));
  let shortest = Infinity;
  for (const index of before) {
    const { day, end } = candidates[index];
    const start = startOn.get(day + daysApart);
    if (start !== undefined) shortest = Math.min(shortest, start - end);
  }
  if (shortest < Infinity) return shortest;
  // Shifts that never meet are judged as if they did, so that the like of them stay alike.
  const [first, second] = [candidates[before[0]], candidates[after[0]]];
  return second.start - first.end + (first.day + daysApart - second.day) * perDay;
}
