import { minutesCounted } from '../../../models/covering/period-limit.ts';
import type { Tally } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Group } from '../people.ts';
import { periodLimitsOfGroup } from '../period-limits.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { perChoice } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/** What the contract counts for every member alike: limits over months and horizons. */
export function contractTallies(
  request: ResolvedRequest,
  group: Group,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Tally[] {
  const none = { dayOff: 0, closed: 0 };
  const ofGroup = shifts.types.flat().map((index) => candidates[index]);
  return periodLimitsOfGroup(request, group, grid, ofGroup).map((limit): Tally => ({
    name: limit.name,
    weights: perChoice(shifts, (index) => minutesCounted(limit, candidates[index]), none),
    least: -Infinity,
    most: limit.maximumMinutes,
    costBelow: 0,
    costAbove: Infinity,
  }));
}
