import { COMPREHENSIVE_STANDARDS } from '../domain/comprehensive-hours.ts';
import type { ComprehensivePeriod } from '../domain/comprehensive-hours.ts';
import type { Agent } from '../domain/agent.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ContractClass } from '../domain/shift.ts';
import { WEEKDAYS } from '../domain/time.ts';

/** The days of the horizon in one of the periods over which hours of a class are averaged. */
export interface PeriodPart {
  /** First date of the whole period. */
  readonly begins: string;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Minutes left before overtime begins, those worked before the horizon taken off; never below 0. */
  readonly standardMinutes: number;
  /** Months that the standard stands for. */
  readonly months: number;
}

/**
 * The parts of a class’s periods in the horizon; none where hours are not averaged. Of a period known in part the standard and
 * the months count in proportion to the days known: those of the horizon, and those before it where it is stated what was
 * worked on them.
 */
export function periodParts(
  { comprehensiveHours }: Pick<ContractClass, 'comprehensiveHours'>,
  { history }: Pick<Agent, 'history'>,
  grid: IntervalGrid,
): PeriodPart[] {
  if (comprehensiveHours === undefined) return [];
  const { period } = comprehensiveHours;
  const standard = COMPREHENSIVE_STANDARDS[period];
  const begins = grid.days.map(({ date }) => periodBegin(date, period));
  return [...new Set(begins)].map((begin): PeriodPart => {
    const [firstDay, lastDay] = [begins.indexOf(begin), begins.lastIndexOf(begin)];
    const carried = firstDay === 0 ? history?.minutesThisPeriod : undefined;
    const before = carried === undefined ? 0 : days(begin, grid.days[0].date);
    const known = before + lastDay - firstDay + 1;
    const length = days(begin, nextPeriod(begin, period));
    const minutes = Math.floor((standard.minutes * known) / length);
    return {
      begins: begin,
      firstDay,
      lastDay,
      standardMinutes: Math.max(0, minutes - (carried ?? 0)),
      months: (standard.months * known) / length,
    };
  });
}

/** First date of the period that holds a date. */
export function periodBegin(date: string, period: ComprehensivePeriod): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1];
  if (period === 'year') return iso(year, 0, 1);
  if (period === 'quarter') return iso(year, month - (month % 3), 1);
  if (period === 'month') return iso(year, month, 1);
  const sinceMonday = (new Date(date).getUTCDay() + WEEKDAYS.length - 1) % WEEKDAYS.length;
  return iso(year, month, Number(date.slice(8)) - sinceMonday);
}

function nextPeriod(begin: string, period: ComprehensivePeriod): string {
  const [year, month, day] = [0, 5, 8].map((at) => Number(begin.slice(at, at === 0 ? 4 : at + 2)));
  if (period === 'week') return iso(year, month - 1, day + 7);
  return iso(year, month - 1 + COMPREHENSIVE_STANDARDS[period].months, 1);
}

function iso(year: number, monthIndex: number, day: number): string {
  return new Date(Date.UTC(year, monthIndex, day)).toISOString().slice(0, 10);
}

function days(first: string, next: string): number {
  return (Date.parse(next) - Date.parse(first)) / 86_400_000;
}
