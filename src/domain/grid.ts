import { DateTime } from 'luxon';
import type { Horizon } from './shop.ts';
import { WEEKDAYS, clockTime, minuteOfDay } from './time.ts';
import type { DayWindow, Weekday } from './time.ts';

export interface GridDay {
  /** YYYY-MM-DD on the shop's clock. */
  readonly date: string;
  readonly weekday: Weekday;
  readonly firstInterval: number;
  /** 96 quarter-hours on most days; 92 or 100 when clocks change. */
  readonly intervalCount: number;
}

/**
 * The planning intervals of a horizon, in real (elapsed) time: every interval has the same length, and a day on which
 * clocks change simply has fewer or more of them.
 */
export interface IntervalGrid {
  readonly timeZone: string;
  readonly intervalMinutes: number;
  readonly count: number;
  readonly days: readonly GridDay[];
  /** Milliseconds since the epoch at which the horizon starts. */
  readonly startMilliseconds: number;
  /** Day index of each interval. */
  readonly dayOf: Int32Array;
  /** Minute on the shop's clock at which each interval starts, 0–1439. */
  readonly clockMinute: Int32Array;
}

/** Lays the grid of a horizon on the clock of a time zone. */
export function buildGrid(horizon: Horizon, timeZone: string): IntervalGrid {
  const { intervalMinutes } = horizon;
  const midnight = DateTime.fromISO(horizon.firstDay, { zone: timeZone });
  const days: GridDay[] = [];
  const dayOf: number[] = [];
  const clockMinute: number[] = [];
  for (let day = 0; day < horizon.days; day++) {
    const start = midnight.plus({ days: day }).startOf('day');
    const end = midnight.plus({ days: day + 1 }).startOf('day');
    const intervalCount = Math.round(end.diff(start, 'minutes').minutes / intervalMinutes);
    days.push({
      date: start.toISODate()!,
      weekday: WEEKDAYS[start.weekday - 1],
      firstInterval: dayOf.length,
      intervalCount,
    });
    // Most days show every minute once, and the calendar library takes long for thousands of moments. Some begin at 01:00.
    const isRegular = start.offset === end.offset && start.hour === 0;
    for (let k = 0; k < intervalCount; k++) {
      dayOf.push(day);
      clockMinute.push(isRegular ? k * intervalMinutes : minuteShown(start, k * intervalMinutes));
    }
  }
  return {
    timeZone,
    intervalMinutes,
    count: dayOf.length,
    days,
    startMilliseconds: midnight.startOf('day').toMillis(),
    dayOf: Int32Array.from(dayOf),
    clockMinute: Int32Array.from(clockMinute),
  };
}

/** Minute on the clock so many minutes after a moment. */
function minuteShown(start: DateTime, minutes: number): number {
  const moment = start.plus({ minutes });
  return moment.hour * 60 + moment.minute;
}

/** The first date that is no whole number of intervals long, as where clocks change by half an hour; undefined when none is. */
export function unevenDate(horizon: Horizon, timeZone: string): string | undefined {
  const midnight = DateTime.fromISO(horizon.firstDay, { zone: timeZone });
  for (let day = 0; day < horizon.days; day++) {
    const start = midnight.plus({ days: day }).startOf('day');
    const end = midnight.plus({ days: day + 1 }).startOf('day');
    if (end.diff(start, 'minutes').minutes % horizon.intervalMinutes !== 0) return start.toISODate()!;
  }
  return undefined;
}

/** Milliseconds since the epoch at which an interval starts; `grid.count` gives the end of the horizon. */
export function intervalStart(grid: IntervalGrid, interval: number): number {
  return grid.startMilliseconds + interval * grid.intervalMinutes * 60_000;
}

/** Start of an interval as ISO 8601 with the shop's offset. */
export function intervalIso(grid: IntervalGrid, interval: number): string {
  const milliseconds = intervalStart(grid, interval);
  if (interval >= 0 && interval < grid.count) {
    const shown = `${grid.days[grid.dayOf[interval]].date}T${clockTime(grid.clockMinute[interval])}:00`;
    const offset = Math.round((Date.parse(`${shown}Z`) - milliseconds) / 60_000);
    // The library writes `Z` for some zones without an offset and `+00:00` for others.
    if (offset !== 0) return `${shown}${offset < 0 ? '-' : '+'}${clockTime(Math.abs(offset))}`;
  }
  return DateTime.fromMillis(milliseconds, { zone: grid.timeZone }).toISO({ suppressMilliseconds: true })!;
}

/** Milliseconds since the epoch of a `Moment`: absolute with an offset, else on the shop's clock. */
export function momentMilliseconds(moment: string, timeZone: string): number {
  // A roster has many thousands of moments, and the platform reads those with an offset twenty times as fast.
  if (/(Z|[+-]\d{2}:\d{2})$/.test(moment)) return Date.parse(moment);
  return DateTime.fromISO(moment, { zone: timeZone }).toMillis();
}

/** The interval that begins at a moment, `grid.count` at the end of the horizon; a fraction where none does. */
export function intervalAtMoment(grid: IntervalGrid, moment: string): number {
  return (
    (momentMilliseconds(moment, grid.timeZone) - grid.startMilliseconds) / (grid.intervalMinutes * 60_000)
  );
}

/** The interval that starts at a clock minute of a day, or undefined when that day's clock never shows it. */
export function intervalAtClock(grid: IntervalGrid, day: number, minute: number): number | undefined {
  const { firstInterval, intervalCount } = grid.days[day];
  const regular = firstInterval + minute / grid.intervalMinutes;
  if (grid.clockMinute[regular] === minute && grid.dayOf[regular] === day) return regular;
  for (let interval = firstInterval; interval < firstInterval + intervalCount; interval++) {
    if (grid.clockMinute[interval] === minute) return interval;
  }
  return undefined;
}

/** 1 for each interval in which customers are served; dates in `alwaysOpen` are open around the clock. */
export function openIntervals(
  grid: IntervalGrid,
  openingHours: Readonly<Record<Weekday, readonly DayWindow[]>>,
  alwaysOpen: ReadonlySet<string>,
): Uint8Array {
  return Uint8Array.from(grid.dayOf, (day, interval) => {
    const { date, weekday } = grid.days[day];
    if (alwaysOpen.has(date)) return 1;
    const minute = grid.clockMinute[interval];
    const open = openingHours[weekday].some(
      (window) => minuteOfDay(window.from) <= minute && minute < minuteOfDay(window.to),
    );
    return open ? 1 : 0;
  });
}

/** Index of a date in the horizon, or undefined when it lies outside. */
export function dayIndex(grid: IntervalGrid, date: string): number | undefined {
  const index = grid.days.findIndex((day) => day.date === date);
  return index < 0 ? undefined : index;
}

/** Monday-based calendar week of each day, numbered from 0 in the horizon. */
export function weekOfDay(grid: IntervalGrid): Int32Array {
  const offset = WEEKDAYS.indexOf(grid.days[0].weekday);
  return Int32Array.from(grid.days, (_, day) => Math.floor((day + offset) / 7));
}
