import type { ShiftType, SuccessionCost } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { RuleBook } from '../../domain/rules.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { patternCost } from './pattern-successions.ts';
import type { GroupShifts } from './shift-types.ts';
import type { DailyRest } from '../daily-rest.ts';

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
 * What rests and patterns say of each shift type: a shift that begins before another ends, or before a required rest is
 * over, is barred; one that cuts a preferred rest short costs its weight; likewise for the patterns of `patternCost`.
 */
export function successionsOf(
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
  request: Pick<ResolvedRequest, 'rules' | 'forbiddenSuccessions'>,
  rest: DailyRest,
): Successions[] {
  const { rules } = request;
  const daily = leastRest(rest.required ?? rest.preferred ?? { ...rules['daily-rest'], level: 'off' }, grid);
  const weekly = leastRest(rules['weekly-rest-hours'], grid);
  return shifts.types.map((before) => {
    const barredNextDay: number[] = [];
    const costNextDay: SuccessionCost[] = [];
    const barredAfterDayOff: number[] = [];
    const costAfterDayOff: SuccessionCost[] = [];
    shifts.types.forEach((after, shift) => {
      const costOf = (daysApart: 1 | 2, least: LeastRest): number => {
        const rest = restBetween(before, after, daysApart, candidates, grid);
        if (rest < least.required) return Infinity;
        const [first, next] = [candidates[before[0]], candidates[after[0]]];
        const ofRest = rest < least.preferred ? least.weight : 0;
        return ofRest + patternCost(request, first, next, daysApart, rest * grid.intervalMinutes, grid);
      };
      const nextDay = costOf(1, daily);
      if (nextDay === Infinity) barredNextDay.push(shift);
      else if (nextDay > 0) costNextDay.push({ shift, cost: nextDay });
      const afterDayOff = costOf(2, weekly);
      if (afterDayOff === Infinity) barredAfterDayOff.push(shift);
      else if (afterDayOff > 0) costAfterDayOff.push({ shift, cost: afterDayOff });
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

/** The shortest rest, in intervals, between shifts of two types so many days apart. */
export function restBetween(
  before: readonly number[],
  after: readonly number[],
  daysApart: number,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): number {
  const startOn = new Map(after.map((index) => [candidates[index].day, candidates[index].start]));
  let shortest = Infinity;
  for (const index of before) {
    const { day, end } = candidates[index];
    const start = startOn.get(day + daysApart);
    if (start !== undefined) shortest = Math.min(shortest, start - end);
  }
  if (shortest < Infinity) return shortest;
  // Shifts that never meet are judged as if they did on days without a change of clocks, so that the like of them stay alike.
  const [first, second] = [candidates[before[0]], candidates[after[0]]];
  const minutes = grid.clockMinute[second.start] - grid.clockMinute[first.start] + daysApart * 24 * 60;
  return minutes / grid.intervalMinutes - (first.end - first.start);
}
