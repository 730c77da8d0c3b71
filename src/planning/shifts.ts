import type { BreakKind, Rest } from '../domain/break.ts';
import { intervalAtClock } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { breaksOf } from '../domain/shift.ts';
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
  /** Paid minutes: the length without unpaid breaks. */
  readonly workMinutes: number;
  /** In order of time; no window lets a break overlap that of another. */
  readonly breaks: readonly BreakWindow[];
}

export interface BreakWindow {
  readonly kind: BreakKind;
  readonly paid: boolean;
  readonly intervals: number;
  /** Intervals in which it may begin, ascending, at equal steps; guard periods in between are barred by the caller. */
  readonly begins: readonly number[];
}

/** Every shift that the templates allow on the grid: inside the horizon, never in closed hours, with legal breaks. */
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

/** Paid minutes of the longest shift that some template offers a contract class; 0 where none does. */
export function longestWorkMinutes(
  { templates }: Pick<ResolvedRequest, 'templates'>,
  contractClass: string,
): number {
  return Math.max(0, ...workLengths(templates, contractClass));
}

/** Paid minutes of the shortest shift that some template offers a contract class; undefined where none does. */
export function shortestWorkMinutes(
  { templates }: Pick<ResolvedRequest, 'templates'>,
  contractClass: string,
): number | undefined {
  const lengths = workLengths(templates, contractClass);
  return lengths.length === 0 ? undefined : Math.min(...lengths);
}

function workLengths(templates: readonly ShiftTemplate[], contractClass: string): number[] {
  return templates
    .filter(({ contractClasses }) => contractClasses.includes(contractClass))
    .flatMap((template) => {
      const unpaid = breaksOf(template).reduce(
        (sum, { window }) => (window.paid ? sum : sum + window.minutes),
        0,
      );
      return template.lengthsMinutes.map((minutes) => minutes - unpaid);
    });
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
  const breaks = breakWindows(template, start, grid.intervalMinutes);
  if (breaks.some(({ begins }) => begins.every((begin) => calendars.guard[begin] === 1))) return undefined;
  const unpaid = breaks.reduce((sum, { paid, intervals }) => (paid ? sum : sum + intervals), 0);
  return { template, day, start, end, workMinutes: lengthMinutes - unpaid * grid.intervalMinutes, breaks };
}

function breakWindows(template: ShiftTemplate, start: number, grain: number): BreakWindow[] {
  return breaksOf(template)
    .map(({ kind, window }) => ({
      kind,
      paid: window.paid,
      intervals: window.minutes / grain,
      begins: breakBegins(window, start, grain),
    }))
    .sort((a, b) => a.begins[0] - b.begins[0]);
}

function breakBegins(window: Rest, start: number, intervalMinutes: number): number[] {
  const step = Math.max(1, Math.round(window.stepMinutes / intervalMinutes));
  const last = start + Math.floor(window.latestAfterMinutes / intervalMinutes);
  const begins: number[] = [];
  for (
    let begin = start + Math.ceil(window.earliestAfterMinutes / intervalMinutes);
    begin <= last;
    begin += step
  ) {
    begins.push(begin);
  }
  return begins;
}
