import type { Clock } from './clock.ts';
import type { Facts, PersonFacts } from './facts.ts';
import type { ShiftFacts } from './shift.ts';
import type { Span } from './span.ts';

/** The days of a Monday-based calendar week that lie in the horizon. */
export interface CalendarWeek {
  /** Monday of the week, in the horizon or not. */
  readonly monday: string;
  /** First date of it in the horizon. */
  readonly firstDate: string;
  readonly dates: readonly string[];
  /** Whether all seven days lie in the horizon. */
  readonly complete: boolean;
  /** Days of it before the horizon. */
  readonly daysBefore: number;
}

/** A person's shifts that start in a calendar week. */
export interface PersonWeek {
  readonly who: PersonFacts;
  readonly week: CalendarWeek;
  readonly workMinutes: number;
  /** What was worked in the same week before the horizon, as the request states it. */
  readonly carried: CarriedWeek;
  /** Dates on which a shift starts, ascending. */
  readonly workedDates: readonly string[];
}

/** Days and minutes of a week that were worked before the horizon. */
export interface CarriedWeek {
  readonly days: number;
  readonly minutes: number;
}

/** What a person brings into a calendar week; nothing but into one that the horizon’s first day cuts. */
export function carriedIntoWeek(
  { history }: Pick<PersonFacts, 'history'>,
  { daysBefore }: Pick<CalendarWeek, 'daysBefore'>,
): CarriedWeek {
  if (history === undefined || daysBefore === 0) return { days: 0, minutes: 0 };
  return { days: history.daysThisWeek ?? 0, minutes: history.minutesThisWeek };
}

/** Rest days of a week that is known as a whole: in the horizon, or by what the request states; undefined of any other. */
export function knownRestDays({ who, week, workedDates, carried }: PersonWeek): number | undefined {
  const isStated = week.daysBefore === 0 || who.history?.daysThisWeek !== undefined;
  if (!isStated || week.daysBefore + week.dates.length < 7) return undefined;
  return 7 - carried.days - workedDates.length;
}

/** “, 480 of them before the horizon”; nothing where there are none. */
export function beforeInWords(amount: number): string {
  return amount === 0 ? '' : `, ${amount} of them before the horizon`;
}

/** The calendar weeks of the horizon, the first and last perhaps in part. */
export function calendarWeeks({ days }: Pick<Clock, 'days'>): CalendarWeek[] {
  const mondays = [...new Set(days.map((day) => day.monday))];
  return mondays.map((monday) => {
    const dates = days.filter((day) => day.monday === monday).map((day) => day.date);
    const daysBefore = (Date.parse(dates[0]) - Date.parse(monday)) / 86_400_000;
    return { monday, firstDate: dates[0], dates, complete: dates.length === 7, daysBefore };
  });
}

/** Every person in every calendar week of the horizon. */
export function personWeeks({ clock, people }: Pick<Facts, 'clock' | 'people'>): PersonWeek[] {
  const weeks = calendarWeeks(clock);
  return people.flatMap((who) =>
    weeks.map((week) => {
      const shifts = who.shifts.filter((shift) => week.dates.includes(shift.startsAt.date));
      const carried = carriedIntoWeek(who, week);
      return { who, week, workMinutes: sumOfWork(shifts), carried, workedDates: workedDates(shifts) };
    }),
  );
}

/**
 * The seven-day periods of the horizon, counted from its first day; days left at the end make no period. Directive
 * 2003/88/EC speaks of each seven-day period and leaves its beginning open.
 */
export function sevenDayPeriods({ days }: Pick<Clock, 'days'>): (Span & { readonly firstDate: string })[] {
  return Array.from({ length: Math.floor(days.length / 7) }, (_, index) => {
    const first = days[index * 7];
    return { start: first.start, end: days[index * 7 + 6].end, firstDate: first.date };
  });
}

/** Dates on which one of the shifts starts, each once, in the order of the shifts. */
export function workedDates(shifts: readonly ShiftFacts[]): string[] {
  return [...new Set(shifts.map((shift) => shift.startsAt.date))];
}

/** Paid minutes of shifts together. */
export function sumOfWork(shifts: readonly ShiftFacts[]): number {
  return shifts.reduce((sum, shift) => sum + shift.workMinutes, 0);
}
