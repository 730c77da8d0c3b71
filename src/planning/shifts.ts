import { intervalAtClock } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { ShiftTemplate } from '../domain/shift.ts';
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
  /** First and last interval in which it may begin; guard periods in between are barred. */
  readonly earliest: number;
  readonly latest: number;
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
  const earliest = start + Math.ceil(meal.earliestAfterMinutes / grid.intervalMinutes);
  const latest = start + Math.floor(meal.latestAfterMinutes / grid.intervalMinutes);
  for (let begin = earliest; begin <= latest; begin++) {
    if (calendars.guard[begin] === 0) {
      const mealBreak = { intervals: meal.minutes / grid.intervalMinutes, earliest, latest };
      return {
        template,
        day,
        start,
        end,
        workMinutes: lengthMinutes - (meal.paid ? 0 : meal.minutes),
        mealBreak,
      };
    }
  }
  return undefined;
}
