import { minutesCounted } from '../../../models/covering/period-limit.ts';
import type { Tally } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Group } from '../people.ts';
import { periodLimitsOfGroup } from '../period-limits.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { atMost } from './at-most.ts';
import type { GroupShifts } from './shift-types.ts';

/** What the contract counts for every member alike: limits over months and horizons. */
export function contractTallies(
  request: ResolvedRequest,
  group: Group,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Tally[] {
  const ofGroup = shifts.types.flat().map((index) => candidates[index]);
  return periodLimitsOfGroup(request, group, grid, ofGroup).map((limit) =>
    atMost(shifts, { name: limit.name, most: limit.maximumMinutes }, (index) =>
      minutesCounted(limit, candidates[index]),
    ),
  );
}
