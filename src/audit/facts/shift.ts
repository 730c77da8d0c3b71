import type { BreakKind } from '../../domain/break.ts';
import type { Activity, Assignment } from '../../domain/roster.ts';
import type { Clock, ClockReading } from './clock.ts';
import { minutesOf, readSpan } from './span.ts';
import type { WrittenSpan } from './span.ts';

export interface BreakFacts extends WrittenSpan {
  readonly kind: BreakKind;
  readonly paid: boolean;
}

export interface ActivityFacts extends WrittenSpan {
  readonly kind: Activity['kind'];
  readonly queue: string | undefined;
  readonly work: string | undefined;
}

/** A shift as its written times make it; nothing the assignment says of itself is taken on trust. */
export interface ShiftFacts extends WrittenSpan {
  readonly assignment: Assignment;
  /** What the shop's clock shows when it starts; its date is the date of the shift. */
  readonly startsAt: ClockReading;
  readonly breaks: readonly BreakFacts[];
  /** In the order written. */
  readonly activities: readonly ActivityFacts[];
  /** Minutes from start to end, breaks included. */
  readonly lengthMinutes: number;
  /** Paid minutes: the length without unpaid breaks. */
  readonly workMinutes: number;
}

/** The facts of an assignment, or undefined when one of its times cannot be read or a stretch runs backwards. */
export function shiftFacts(assignment: Assignment, clock: Clock): ShiftFacts | undefined {
  const span = readSpan(assignment);
  const breaks = assignment.breaks.map((one) => ({ span: readSpan(one), kind: one.kind, paid: one.paid }));
  const activities = assignment.activities.map((one) => ({ span: readSpan(one), activity: one }));
  if (span === undefined) return undefined;
  const readBreaks = breaks.flatMap(({ span, kind, paid }) => (span ? [{ ...span, kind, paid }] : []));
  const readActivities = activities.flatMap((one) =>
    one.span
      ? [{ ...one.span, kind: one.activity.kind, queue: one.activity.queue, work: one.activity.work }]
      : [],
  );
  if (readBreaks.length < breaks.length || readActivities.length < activities.length) return undefined;
  const unpaidMinutes = readBreaks.reduce((sum, one) => sum + (one.paid ? 0 : minutesOf(one)), 0);
  return {
    ...span,
    assignment,
    startsAt: clock.read(span.start),
    breaks: readBreaks,
    activities: readActivities,
    lengthMinutes: minutesOf(span),
    workMinutes: minutesOf(span) - unpaidMinutes,
  };
}
