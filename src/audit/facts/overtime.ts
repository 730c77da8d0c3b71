import type { Facts, PersonFacts } from './facts.ts';
import type { ShiftFacts } from './shift.ts';
import { calendarWeeks } from './week.ts';

/** Whether a shift starts on a statutory holiday of the request. */
export function isOnHoliday({ startsAt }: ShiftFacts, { request }: Pick<Facts, 'request'>): boolean {
  return request.calendar.holidays.includes(startsAt.date);
}

/**
 * Minutes of each shift of a person that are overtime of the week. In a calendar week minutes within the standard of their day
 * are counted shift by shift; those above the week of the contract class are overtime, where the class allows any. Shifts on
 * holidays are paid as such and count for nothing here.
 */
export function weekOvertime(
  { shifts, contract }: PersonFacts,
  facts: Pick<Facts, 'clock' | 'request' | 'standardMinutesPerDay'>,
): ReadonlyMap<ShiftFacts, number> {
  const found = new Map<ShiftFacts, number>();
  if (contract?.overtime === undefined) return found;
  for (const { dates } of calendarWeeks(facts.clock)) {
    let left = contract.maximumMinutesPerWeek;
    for (const shift of shifts) {
      if (!dates.includes(shift.startsAt.date) || isOnHoliday(shift, facts)) continue;
      const standard = Math.min(shift.workMinutes, facts.standardMinutesPerDay);
      if (standard > left) found.set(shift, standard - left);
      left = Math.max(0, left - standard);
    }
  }
  return found;
}
