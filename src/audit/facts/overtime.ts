import type { Facts, PersonFacts } from './facts.ts';
import { isOnHoliday } from './holiday.ts';
import { restDayShifts } from './rest-day.ts';
import type { ShiftFacts } from './shift.ts';
import { calendarWeeks } from './week.ts';

/**
 * Minutes of each shift of a person that are overtime of the week. In a calendar week minutes within the standard of their day
 * are counted shift by shift; those above the week of the contract class are overtime, where the class allows any. Shifts on
 * holidays and rest days are paid as such and count for nothing here.
 */
export function weekOvertime(
  who: PersonFacts,
  facts: Pick<Facts, 'clock' | 'request' | 'standardMinutesPerDay'>,
): ReadonlyMap<ShiftFacts, number> {
  const { shifts, contract } = who;
  const found = new Map<ShiftFacts, number>();
  if (contract?.overtime === undefined) return found;
  const onRestDays = restDayShifts(who, facts);
  for (const { dates } of calendarWeeks(facts.clock)) {
    let left = contract.maximumMinutesPerWeek;
    for (const shift of shifts) {
      if (!dates.includes(shift.startsAt.date) || isOnHoliday(shift, facts)) continue;
      if (onRestDays.has(shift)) continue;
      const standard = Math.min(shift.workMinutes, facts.standardMinutesPerDay);
      if (standard > left) found.set(shift, standard - left);
      left = Math.max(0, left - standard);
    }
  }
  return found;
}
