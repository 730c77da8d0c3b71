import { minutesCounted } from '../../../models/covering/period-limit.ts';
import type { Tally } from '../../../models/rostering/lines/data.ts';
import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { minutesOfShift, overtimeTerms } from '../pay.ts';
import { someoneOf } from '../people.ts';
import type { Group } from '../people.ts';
import { periodLimitsOfGroup } from '../period-limits.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { perChoice } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/** Cost of a minute of overtime: members with hours to spare work before those without. */
const OVERTIME_MINUTE_COST = 10 / 60;

/** What the contract counts for every member alike: limits over months and horizons, and overtime of weeks. */
export function contractTallies(
  request: ResolvedRequest,
  group: Group,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Tally[] {
  const none = { dayOff: 0, closed: 0 };
  const ofGroup = shifts.types.flat().map((index) => candidates[index]);
  const limits = periodLimitsOfGroup(request, group, grid, ofGroup).map((limit): Tally => ({
    name: limit.name,
    weights: perChoice(shifts, (index) => minutesCounted(limit, candidates[index]), none),
    least: -Infinity,
    most: limit.maximumMinutes,
    costBelow: 0,
    costAbove: Infinity,
  }));
  return [...limits, ...overtimeInWeeks(request, group, shifts, candidates, grid)];
}

function overtimeInWeeks(
  request: ResolvedRequest,
  group: Group,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Tally[] {
  const terms = overtimeTerms(request, group.contract, someoneOf(group));
  if (terms === undefined) return [];
  const weeks = weekOfDay(grid);
  return [...new Set(weeks)].map((week): Tally => {
    const minutesOf = (index: number, day: number): number =>
      weeks[day] === week ? minutesOfShift(request, candidates[index], grid).standardMinutes : 0;
    return {
      name: `overtime of week ${week}`,
      weights: perChoice(shifts, minutesOf, { dayOff: 0, closed: 0 }),
      least: -Infinity,
      most: terms.afterMinutesPerWeek,
      costBelow: 0,
      costAbove: OVERTIME_MINUTE_COST,
    };
  });
}
