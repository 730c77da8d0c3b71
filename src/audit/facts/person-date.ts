import type { Facts, PersonFacts } from './facts.ts';
import { standardOfDay, weekOvertime } from './overtime.ts';
import { restDayShifts } from './rest-day.ts';
import { sumOfWork, workedDates } from './week.ts';

/** What a person works on one date, counting the shifts that start on it. */
export interface PersonDate {
  readonly who: PersonFacts;
  readonly date: string;
  readonly workMinutes: number;
  /** Minutes above the standard of a day. */
  readonly overtimeMinutes: number;
  /** Minutes within that standard and above the contract's week, where its class allows overtime. */
  readonly weekOvertimeMinutes: number;
  /** Minutes of a rest day, those above the standard included. */
  readonly restDayMinutes: number;
}

/** Every date on which a shift of a person starts. */
export function personDates(facts: Facts): PersonDate[] {
  return facts.people.flatMap((who) => datesOf(who, facts));
}

/** The dates on which a shift of one person starts. */
export function datesOf(
  who: PersonFacts,
  facts: Pick<Facts, 'clock' | 'request' | 'standardMinutesPerDay'>,
): PersonDate[] {
  const ofWeek = weekOvertime(who, facts);
  const onRestDays = restDayShifts(who, facts);
  return workedDates(who.shifts).map((date) => {
    const shifts = who.shifts.filter((shift) => shift.startsAt.date === date);
    const workMinutes = sumOfWork(shifts);
    return {
      who,
      date,
      workMinutes,
      overtimeMinutes: Math.max(0, workMinutes - standardOfDay(who, facts)),
      weekOvertimeMinutes: shifts.reduce((sum, shift) => sum + (ofWeek.get(shift) ?? 0), 0),
      restDayMinutes: sumOfWork(shifts.filter((shift) => onRestDays.has(shift))),
    };
  });
}
