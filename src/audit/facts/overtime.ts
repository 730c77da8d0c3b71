import { knownPeriods } from './comprehensive-period.ts';
import type { Facts, PersonFacts } from './facts.ts';
import { isOnHoliday } from './holiday.ts';
import { restDayShifts } from './rest-day.ts';
import type { ShiftFacts } from './shift.ts';
import { calendarWeeks, carriedIntoWeek } from './week.ts';

/** Paid minutes of a date above which a person’s work is overtime; without end where hours are averaged over a period. */
export function standardOfDay(
  { contract }: Pick<PersonFacts, 'contract'>,
  facts: Pick<Facts, 'standardMinutesPerDay'>,
): number {
  return contract?.comprehensiveHours === undefined ? facts.standardMinutesPerDay : Infinity;
}

/** Minutes of a shift above the standard of a person’s day. */
export function overtimeMinutes(
  who: Pick<PersonFacts, 'contract'>,
  shift: ShiftFacts,
  facts: Pick<Facts, 'standardMinutesPerDay'>,
): number {
  return Math.max(0, shift.workMinutes - standardOfDay(who, facts));
}

/**
 * Minutes of each shift of a person that are overtime of the week. In a calendar week minutes within the standard of their day
 * are counted shift by shift; those above the week of the contract class are overtime, where the class allows any. Where hours
 * are averaged those beyond the standard of the period are, whatever the class allows. Shifts on holidays and rest days are
 * paid as such and count for nothing here; what was worked before the horizon counts first.
 */
export function weekOvertime(
  who: PersonFacts,
  facts: Pick<Facts, 'clock' | 'request' | 'standardMinutesPerDay'>,
): ReadonlyMap<ShiftFacts, number> {
  const found = new Map<ShiftFacts, number>();
  const onRestDays = restDayShifts(who, facts);
  for (const { dates, minutes } of stretchesOf(who, facts)) {
    let left = Math.max(0, minutes);
    for (const shift of who.shifts) {
      if (!dates.includes(shift.startsAt.date) || isOnHoliday(shift, facts)) continue;
      if (onRestDays.has(shift)) continue;
      const standard = Math.min(shift.workMinutes, standardOfDay(who, facts));
      if (standard > left) found.set(shift, standard - left);
      left = Math.max(0, left - standard);
    }
  }
  return found;
}

/** The stretches of dates beyond whose minutes a person works overtime, what was worked before the horizon taken off. */
function stretchesOf(
  who: PersonFacts,
  { clock }: Pick<Facts, 'clock'>,
): { dates: readonly string[]; minutes: number }[] {
  const { contract } = who;
  if (contract?.comprehensiveHours !== undefined) {
    return knownPeriods(who, clock).map(({ dates, standardMinutes, carriedMinutes }) => ({
      dates,
      minutes: standardMinutes - carriedMinutes,
    }));
  }
  if (contract?.overtime === undefined) return [];
  return calendarWeeks(clock).map((week) => ({
    dates: week.dates,
    minutes: contract.maximumMinutesPerWeek - carriedIntoWeek(who, week).minutes,
  }));
}
