import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { dailyRestOf } from './daily-rest.ts';
import { lastShiftEndInterval } from './history.ts';
import { workableDays } from './people.ts';
import type { Person } from './people.ts';
import type { ShiftCandidate } from './shifts.ts';

/** Whether a shift lies only on days the person can work, and far enough behind what was worked before the horizon. */
export function isFreeFor(
  request: Pick<ResolvedRequest, 'rules'>,
  person: Person,
  shift: ShiftCandidate,
  grid: IntervalGrid,
): boolean {
  const restMinutes = dailyRestOf(request, person).required?.limit ?? 0;
  const rested = (lastShiftEndInterval(person, grid) ?? -Infinity) + restMinutes / grid.intervalMinutes;
  if (shift.start < rested) return false;
  const workable = workableDays(request, person, grid);
  return workable[grid.dayOf[shift.start]] === 1 && workable[grid.dayOf[shift.end - 1]] === 1;
}
