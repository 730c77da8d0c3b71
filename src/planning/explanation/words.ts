import { DateTime } from 'luxon';
import { rounded } from '../rounded.ts';

const DATE = 'YYYY-MM-DD'.length;
const TIME = ['YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:mm'.length] as const;

/** “Saturday 2026-11-28”, from a date or a moment in ISO 8601. */
export function dayInWords(iso: string): string {
  const date = iso.slice(0, DATE);
  return `${DateTime.fromISO(date, { zone: 'utc' }).setLocale('en').toFormat('cccc')} ${date}`;
}

/** “Saturday 2026-11-28 20:00”, on the clock that the moment is written in. */
export function momentInWords(iso: string): string {
  return `${dayInWords(iso)} ${clock(iso)}`;
}

/** “Saturday 2026-11-28 20:00–21:30”; midnight at the end of the day is 24:00. */
export function stretchInWords(start: string, end: string): string {
  if (start.slice(0, DATE) === end.slice(0, DATE)) return `${momentInWords(start)}–${clock(end)}`;
  const nextDay = DateTime.fromISO(start.slice(0, DATE), { zone: 'utc' }).plus({ days: 1 }).toISODate();
  const isMidnight = clock(end) === '00:00' && nextDay === end.slice(0, DATE);
  return `${momentInWords(start)}–${isMidnight ? '24:00' : momentInWords(end)}`;
}

/** “1 person”, “12 people”, “0.4 people”. */
export function peopleInWords(count: number): string {
  return counted(count, 'person', 'people');
}

/** A number of things, with at most two digits behind the point. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${rounded(count, 2)} ${rounded(count, 2) === 1 ? one : many}`;
}

function clock(iso: string): string {
  return iso.slice(...TIME);
}
