import type { Facts, PersonFacts } from './facts.ts';
import { isOnHoliday } from './holiday.ts';
import type { ShiftFacts } from './shift.ts';
import { calendarWeeks, carriedIntoWeek } from './week.ts';

/**
 * The shifts of a person that are work on rest days: in each calendar week those on dates beyond the days of the contract's
 * week, counted in the order of the dates after those worked before the horizon, where the contract class allows any. Holidays are not counted, and are paid as such.
 */
export function restDayShifts(
  who: PersonFacts,
  facts: Pick<Facts, 'clock' | 'request'>,
): ReadonlySet<ShiftFacts> {
  const { shifts, contract } = who;
  const found = new Set<ShiftFacts>();
  if (contract?.restDayWork === undefined) return found;
  for (const week of calendarWeeks(facts.clock)) {
    const { dates } = week;
    const before = carriedIntoWeek(who, week).days;
    const counted = new Set<string>();
    for (const shift of shifts) {
      const { date } = shift.startsAt;
      if (!dates.includes(date) || isOnHoliday(shift, facts)) continue;
      counted.add(date);
      if (before + counted.size > contract.maximumDaysPerWeek) found.add(shift);
    }
  }
  return found;
}
