import { clockTime } from '../../domain/time.ts';
import type { Clock, ClockInterval } from './clock.ts';

/** A half-open stretch of time in milliseconds since the epoch. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch written in a roster, with the offsets from UTC it was written with. */
export interface WrittenSpan extends Span {
  readonly startOffsetMinutes: number;
  readonly endOffsetMinutes: number;
}

interface Written {
  readonly start: string;
  readonly end: string;
}

/** Reads a stretch of ISO 8601 times with offsets; undefined when it cannot be read or does not end after its start. */
export function readSpan(written: Written): WrittenSpan | undefined {
  const start = readMoment(written.start);
  const end = readMoment(written.end);
  if (start === undefined || end === undefined || end.milliseconds <= start.milliseconds) return undefined;
  return {
    start: start.milliseconds,
    end: end.milliseconds,
    startOffsetMinutes: start.offsetMinutes,
    endOffsetMinutes: end.offsetMinutes,
  };
}

const WRITTEN_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Milliseconds since the epoch and the offset of an ISO 8601 time; undefined without an offset or when it is no time. */
export function readMoment(text: string): { milliseconds: number; offsetMinutes: number } | undefined {
  const written = WRITTEN_MOMENT.exec(text);
  const milliseconds = Date.parse(text);
  if (written === null || Number.isNaN(milliseconds)) return undefined;
  const [, sign, hours = '0', minutes = '0'] = written;
  const ahead = Number(hours) * 60 + Number(minutes);
  return { milliseconds, offsetMinutes: sign === '-' ? -ahead : ahead };
}

/** Minutes from start to end, in real time. */
export function minutesOf(span: Span): number {
  return (span.end - span.start) / 60_000;
}

export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Indices `[from, to)` of the planning intervals a stretch touches, be it only in part. */
export function touchedIntervals(span: Span, clock: Clock): { from: number; to: number } {
  const position = (moment: number): number => (moment - clock.start) / clock.intervalMilliseconds;
  return {
    from: Math.max(0, Math.floor(position(span.start))),
    to: Math.min(clock.intervals.length, Math.ceil(position(span.end))),
  };
}

/** The planning intervals a stretch touches. */
export function intervalsOf(span: Span, clock: Clock): readonly ClockInterval[] {
  const { from, to } = touchedIntervals(span, clock);
  return from < to ? clock.intervals.slice(from, to) : [];
}

/** `HH:mm` on the shop's clock. */
export function clockOf(moment: number, clock: Clock): string {
  return clockTime(clock.read(moment).minute);
}

/** `HH:mm–HH:mm` on the shop's clock. */
export function clockSpanOf(span: Span, clock: Clock): string {
  return `${clockOf(span.start, clock)}–${clockOf(span.end, clock)}`;
}
