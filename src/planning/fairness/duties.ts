import type { DutyName } from '../../domain/fairness.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { Assignment } from '../../domain/roster.ts';
import { nightMinutes } from '../availability.ts';
import type { Calendars } from '../calendars.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** The duties that a shift is by when it is worked. */
export function isTimedDuty(
  duty: Exclude<DutyName, 'bufferDuties'>,
  { day, start, end }: Pick<ShiftCandidate, 'day' | 'start' | 'end'>,
  grid: IntervalGrid,
  { guard }: Pick<Calendars, 'guard'>,
): boolean {
  switch (duty) {
    case 'nights':
      return nightMinutes({ start, end }, grid) > 0;
    case 'weekends':
      return ['saturday', 'sunday'].includes(grid.days[day].weekday);
    case 'liveDuties':
      return guard.subarray(start, end).includes(1);
  }
}

/** Whether more than half of a shift’s work is buffer duty. */
export function isBufferDuty({ activities }: Pick<Assignment, 'activities'>): boolean {
  const minutes = activities.map(({ start, end }) => Date.parse(end) - Date.parse(start));
  const all = minutes.reduce((sum, one) => sum + one, 0);
  const buffer = minutes.reduce((sum, one, k) => sum + (activities[k].kind === 'buffer' ? one : 0), 0);
  return 2 * buffer > all;
}
