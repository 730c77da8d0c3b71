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
import { perChoice } from './shift-types.ts';
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
  const atMost = (name: string, most: number, weight: (index: number, day: number) => number): Tally => ({
    name,
    weights: perChoice(shifts, weight, { dayOff: 0, closed: 0 }),
    least: -Infinity,
    most: Math.max(0, most),
    costBelow: 0,
    costAbove: Infinity,
  });
  const inFirstWeek = (day: number): boolean => weeks[day] === 0;
  const tallies: Tally[] = [];
  if (carried.days > 0)
    tallies.push(
      atMost('days of the first week', limits.days - carried.days, (_, day) => (inFirstWeek(day) ? 1 : 0)),
    );
  if (carried.minutes > 0 && limits.minutes < Infinity)
    tallies.push(
      atMost('minutes of the first week', limits.minutes - carried.minutes, (index, day) =>
        inFirstWeek(day) ? candidates[index].workMinutes : 0,
      ),
    );
  if (untilRest < grid.days.length)
    tallies.push(atMost('days until a rest day', untilRest, (_, day) => (day <= untilRest ? 1 : 0)));
  const ofGroup = shifts.types.flat().map((index) => candidates[index]);
  for (const limit of periodLimits(request, person, grid, ofGroup))
    tallies.push(
      atMost(`${limit.name} after history`, limit.maximumMinutes, (index) =>
        minutesCounted(limit, candidates[index]),
      ),
    );
  return tallies;
}
