import { IANAZone } from 'luxon';
import { z } from 'zod';

/** A calendar date of the shop, ISO 8601. */
export const LocalDate = z.iso
  .date()
  .meta({ description: 'Calendar date in the shop’s time zone, YYYY-MM-DD.', examples: ['2026-11-23'] });

/** A time of day on the shop’s clock; 24:00 is the end of the day. */
export const LocalTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time of day such as 09:30, at most 24:00')
  .meta({ description: 'Time of day on the shop’s clock, HH:mm, at most 24:00.', examples: ['09:30'] });

/** A moment: with an offset it is absolute, without one it is read on the shop’s clock. */
export const Moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/,
    'expected a moment such as 2026-11-24T20:00 or 2026-11-24T20:00+08:00',
  )
  .refine(exists, 'this date or time does not exist')
  .meta({
    description: 'Date and time, ISO 8601; without an offset it is read on the shop’s clock.',
    examples: ['2026-11-24T20:00'],
  });

/** Whether a moment is on the calendar; rosters have many thousands of moments, so no calendar library is asked. */
function exists(moment: string): boolean {
  const day = Number(moment.slice(8, 10));
  const daysInMonth = new Date(
    Date.UTC(Number(moment.slice(0, 4)), Number(moment.slice(5, 7)), 0),
  ).getUTCDate();
  return day <= daysInMonth && Number.isFinite(Date.parse(moment));
}

export const TimeZone = z
  .string()
  .refine((zone) => IANAZone.isValidZone(zone), 'expected an IANA time zone such as Asia/Shanghai')
  .meta({ description: 'IANA time zone.', examples: ['Asia/Shanghai'] });

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const Weekday = z.enum(WEEKDAYS).meta({ description: 'Day of the week.', examples: ['monday'] });
export type Weekday = z.infer<typeof Weekday>;

/** A half-open window of one day on the shop’s clock. */
export const DayWindow = z
  .strictObject({ from: LocalTime, to: LocalTime })
  .refine((window) => minuteOfDay(window.from) < minuteOfDay(window.to), {
    path: ['to'],
    error: 'must be later than `from`; a window past midnight is written as two',
  })
  .meta({ id: 'DayWindow', description: 'Half-open window of one day, `from` included and `to` excluded.' });
export type DayWindow = z.infer<typeof DayWindow>;

export const DateRange = z
  .strictObject({ firstDay: LocalDate, lastDay: LocalDate })
  .refine((range) => range.firstDay <= range.lastDay, {
    path: ['lastDay'],
    error: 'must not be before `firstDay`',
  })
  .meta({ id: 'DateRange', description: 'Dates from `firstDay` to `lastDay`, both included.' });
export type DateRange = z.infer<typeof DateRange>;

/** Minutes since midnight of a clock time `HH:mm`; 24:00 is 1440. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The clock time `HH:mm` of a number of minutes since midnight, 0–1440. */
export function clockTime(minutes: number): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
