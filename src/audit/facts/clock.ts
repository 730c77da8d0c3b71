import { DateTime } from 'luxon';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import type { DayWindow, Weekday } from '../../domain/time.ts';
import { minuteMask, minutesSet } from './minute-mask.ts';

/** A moment as the clock on the shop's wall shows it. */
export interface ClockReading {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly weekday: Weekday;
  /** Minutes since midnight on the clock, 0–1439. */
  readonly minute: number;
  /** Minutes the shop's clock is ahead of UTC. */
  readonly offsetMinutes: number;
}

/** A planning interval; `start` and `end` in milliseconds since the epoch. */
export interface ClockInterval extends ClockReading {
  readonly start: number;
  readonly end: number;
  /** Whether customers are served from its start to its end. */
  readonly open: boolean;
}

/** A date of the horizon; `start` and `end` in milliseconds since the epoch, 23 or 25 hours apart when clocks change. */
export interface ClockDay {
  readonly date: string;
  readonly weekday: Weekday;
  readonly start: number;
  readonly end: number;
  /** Monday of its calendar week, YYYY-MM-DD. */
  readonly monday: string;
  /** Whether a promotion works it around the clock in three shifts. */
  readonly threeShifts: boolean;
}

/** The horizon in real time, laid out anew from the request and the time zone data. */
export interface Clock {
  readonly start: number;
  readonly end: number;
  readonly intervalMilliseconds: number;
  readonly intervals: readonly ClockInterval[];
  readonly days: readonly ClockDay[];
  readonly read: (milliseconds: number) => ClockReading;
}

/** Lays out the days and intervals of a request's horizon. */
export function layClock(request: Pick<ResolvedRequest, 'shop' | 'horizon' | 'calendar'>): Clock {
  const { firstDay, intervalMinutes } = request.horizon;
  const zone = request.shop.timeZone;
  const readings = new Map<number, ClockReading>();
  const read = (milliseconds: number): ClockReading => {
    const known = readings.get(milliseconds) ?? readingOf(milliseconds, zone);
    readings.set(milliseconds, known);
    return known;
  };
  const first = DateTime.fromISO(firstDay, { zone }).startOf('day');
  const midnights = Array.from({ length: request.horizon.days + 1 }, (_, index) =>
    first.plus({ days: index }).startOf('day'),
  );
  const days = midnights.slice(0, -1).map((midnight) => dayOf(midnight, request));
  const intervalMilliseconds = intervalMinutes * 60_000;
  const start = days[0].start;
  const end = days[days.length - 1].end;
  const openMinutes = masksOf(request.shop.openingHours);
  const threeShiftDates = new Set(days.filter((day) => day.threeShifts).map((day) => day.date));
  days.forEach(({ date, weekday, start: midnight, end: nextMidnight }, index) => {
    const { offset: offsetMinutes, hour } = midnights[index];
    // Where clocks change the library is asked for every moment, which would take long for all days.
    if (hour !== 0 || midnights[index + 1].offset !== offsetMinutes) return;
    for (let from = midnight; from < nextMidnight; from += intervalMilliseconds)
      readings.set(from, { date, weekday, minute: (from - midnight) / 60_000, offsetMinutes });
  });
  const intervals = Array.from({ length: Math.floor((end - start) / intervalMilliseconds) }, (_, index) => {
    const from = start + index * intervalMilliseconds;
    const reading = read(from);
    const mask = openMinutes[reading.weekday];
    const open =
      threeShiftDates.has(reading.date) ||
      minutesSet(mask, reading.minute, intervalMinutes) === intervalMinutes;
    return { ...reading, start: from, end: from + intervalMilliseconds, open };
  });
  return { start, end, intervalMilliseconds, intervals, days, read };
}

function readingOf(milliseconds: number, zone: string): ClockReading {
  const moment = DateTime.fromMillis(milliseconds, { zone });
  return {
    date: moment.toISODate()!,
    weekday: WEEKDAYS[moment.weekday - 1],
    minute: moment.hour * 60 + moment.minute,
    offsetMinutes: moment.offset,
  };
}

function dayOf(day: DateTime, { calendar }: Pick<ResolvedRequest, 'calendar'>): ClockDay {
  const midnight = day.startOf('day');
  const date = midnight.toISODate()!;
  return {
    date,
    weekday: WEEKDAYS[midnight.weekday - 1],
    start: midnight.toMillis(),
    end: midnight.plus({ days: 1 }).startOf('day').toMillis(),
    monday: midnight.minus({ days: midnight.weekday - 1 }).toISODate()!,
    threeShifts: calendar.promotions.some(
      (promotion) => promotion.threeShifts && promotion.firstDay <= date && date <= promotion.lastDay,
    ),
  };
}

function masksOf(hours: Readonly<Record<Weekday, readonly DayWindow[]>>): Record<Weekday, Uint8Array> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, minuteMask(hours[weekday])])) as Record<
    Weekday,
    Uint8Array
  >;
}
