import type { Facts } from './facts.ts';
import type { ShiftFacts } from './shift.ts';

/** Whether a shift starts on a statutory holiday of the request. */
export function isOnHoliday({ startsAt }: ShiftFacts, { request }: Pick<Facts, 'request'>): boolean {
  return request.calendar.holidays.includes(startsAt.date);
}
