import { intervalAtClock } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { MealBreak, ShiftTemplate } from '../domain/shift.ts';
import { minuteOfDay } from '../domain/time.ts';
import type { Calendars } from './calendars.ts';

/** One shift somebody could work: a template, a day, a start and a length, on the grid. */
export interface ShiftCandidate {
  readonly template: ShiftTemplate;
  readonly day: number;
  /** First interval, included. */
  readonly start: number;
  /** Interval after the last. */
  readonly end: number;
  /** Paid minutes: the length without an unpaid break. */
  readonly workMinutes: number;
  /** Where the meal break may begin; undefined when the shift has none. */
  readonly mealBreak: BreakWindow | undefined;
}

export interface BreakWindow {
  readonly intervals: number;
  /** Intervals in which it may begin, ascending, at equal steps; guard periods in between are barred by the caller. */
  readonly begins: readonly number[];
}

/** Every shift that the templates allow on the grid: inside the horizon, never in closed hours, with a legal break. */
export function shiftCandidates(
  request: Pick<ResolvedRequest, 'templates'>,
  grid: IntervalGrid,
  calendars: Calendars,
): ShiftCandidate[] {
  const candidates = request.templates.flatMap((template) =>
    grid.days.flatMap((_, day) => candidatesOfDay(template, day, grid, calendars)),
  );
  return candidates.sort((a, b) => a.start - b.start || a.end - b.end);
}

function candidatesOfDay(
  template: ShiftTemplate,
  day: number,
  grid: IntervalGrid,
  calendars: Calendars,
): ShiftCandidate[] {
  const { date, weekday } = grid.days[day];
  if (calendars.threeShiftDates.has(date) !== template.threeShifts) return [];
  if (template.weekdays !== undefined && !template.weekdays.includes(weekday)) return [];
  const found: ShiftCandidate[] = [];
  const { from, to, stepMinutes } = template.start;
  for (let minute = minuteOfDay(from); minute <= minuteOfDay(to); minute += stepMinutes) {
    const start = intervalAtClock(grid, day, minute);
    if (start === undefined) continue;
    for (const lengthMinutes of template.lengthsMinutes) {
      const candidate = candidateAt(template, day, start, lengthMinutes, grid, calendars);
      if (candidate !== undefined) found.push(candidate);
    }
  }
  return found;
}

function candidateAt(
  template: ShiftTemplate,
  day: number,
  start: number,
  lengthMinutes: number,
  grid: IntervalGrid,
  calendars: Calendars,
): ShiftCandidate | undefined {
  const end = start + lengthMinutes / grid.intervalMinutes;
  if (end > grid.count) return undefined;
  for (let interval = start; interval < end; interval++) if (calendars.open[interval] === 0) return undefined;
  const meal = template.mealBreak;
  if (meal === undefined)
    return { template, day, start, end, workMinutes: lengthMinutes, mealBreak: undefined };
  const begins = breakBegins(meal, start, grid.intervalMinutes);
  if (begins.every((begin) => calendars.guard[begin] === 1)) return undefined;
  const workMinutes = lengthMinutes - (meal.paid ? 0 : meal.minutes);
  return {
    template,
    day,
    start,
    end,
    workMinutes,
    mealBreak: { intervals: meal.minutes / grid.intervalMinutes, begins },
  };
}

function breakBegins(meal: MealBreak, start: number, intervalMinutes: number): number[] {
  const step = Math.max(1, Math.round(meal.stepMinutes / intervalMinutes));
  const last = start + Math.floor(meal.latestAfterMinutes / intervalMinutes);
  const begins: number[] = [];
  for (
    let begin = start + Math.ceil(meal.earliestAfterMinutes / intervalMinutes);
    begin <= last;
    begin += step
  ) {
    begins.push(begin);
  }
  return begins;
}
