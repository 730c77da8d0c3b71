import { minutesCounted } from '../../../models/covering/period-limit.ts';
import type { Tally } from '../../../models/rostering/lines/data.ts';
import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { carriedIntoWeek, daysUntilRest } from '../history.ts';
import { weekLimits } from '../people.ts';
import type { Person } from '../people.ts';
import { periodLimits } from '../period-limits.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { atMost } from './at-most.ts';
import type { GroupShifts } from './shift-types.ts';

/** What is left of the first week, of days in a row and of longer limits after what one person worked before the horizon. */
export function historyTallies(
  request: ResolvedRequest,
  person: Person,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Tally[] {
  if (person.history === undefined) return [];
  const weeks = weekOfDay(grid);
  const limits = weekLimits(request, person.contract, person);
  const carried = carriedIntoWeek(person, 0);
  const untilRest = daysUntilRest(request, person);
  const inFirstWeek = (day: number): boolean => weeks[day] === 0;
  const tallies: Tally[] = [];
  if (carried.days > 0)
    tallies.push(
      atMost(shifts, { name: 'days of the first week', most: limits.days - carried.days }, (_, day) =>
        inFirstWeek(day) ? 1 : 0,
      ),
    );
  if (carried.minutes > 0 && limits.minutes < Infinity)
    tallies.push(
      atMost(
        shifts,
        { name: 'minutes of the first week', most: limits.minutes - carried.minutes },
        (index, day) => (inFirstWeek(day) ? candidates[index].workMinutes : 0),
      ),
    );
  if (untilRest < grid.days.length)
    tallies.push(
      atMost(shifts, { name: 'days until a rest day', most: untilRest }, (_, day) =>
        day <= untilRest ? 1 : 0,
      ),
    );
  const ofGroup = shifts.types.flat().map((index) => candidates[index]);
  for (const limit of periodLimits(request, person, grid, ofGroup))
    tallies.push(
      atMost(shifts, { name: `${limit.name} after history`, most: limit.maximumMinutes }, (index) =>
        minutesCounted(limit, candidates[index]),
      ),
    );
  return tallies;
}
