import type { Facts, PersonFacts } from './facts.ts';
import { sumOfWork, workedDates } from './week.ts';

/** What a person works on one date, counting the shifts that start on it. */
export interface PersonDate {
  readonly who: PersonFacts;
  readonly date: string;
  readonly workMinutes: number;
  /** Minutes above the standard of a day. */
  readonly overtimeMinutes: number;
}

/** Every date on which a shift of a person starts. */
export function personDates(facts: Pick<Facts, 'people' | 'standardMinutesPerDay'>): PersonDate[] {
  return facts.people.flatMap((who) => datesOf(who, facts));
}

/** The dates on which a shift of one person starts. */
export function datesOf(
  who: PersonFacts,
  { standardMinutesPerDay }: Pick<Facts, 'standardMinutesPerDay'>,
): PersonDate[] {
  return workedDates(who.shifts).map((date) => {
    const workMinutes = sumOfWork(who.shifts.filter((shift) => shift.startsAt.date === date));
    return { who, date, workMinutes, overtimeMinutes: Math.max(0, workMinutes - standardMinutesPerDay) };
  });
}
