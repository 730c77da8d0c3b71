import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import type { ActivityFacts, ShiftFacts } from '../facts/shift.ts';
import type { Clock } from '../facts/clock.ts';
import { clockSpanOf } from '../facts/span.ts';

/**
 * Activities, in the order written, and breaks together fill the shift from start to end without hole or overlap.
 * Serving names a queue of the request, deferrable work its kind, buffer duty neither.
 */
export function activitiesPartition(facts: Facts): Examination {
  const queues = new Set(facts.request.queues.map((queue) => queue.id));
  const work = new Set(facts.request.deferrableWork.map((one) => one.id));
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    const errors = [
      ...partitionErrors(shift, facts.clock),
      ...shift.activities.flatMap((activity) => namingErrors(activity, queues, work)),
    ];
    if (errors.length === 0) return undefined;
    return { person: who.person.id, date: shift.startsAt.date, detail: errors.join('; ') };
  });
}

function partitionErrors(shift: ShiftFacts, clock: Clock): string[] {
  const unordered = shift.activities.find(
    (activity, index) => index > 0 && activity.start < shift.activities[index - 1].start,
  );
  const errors = unordered ? [`the activity ${clockSpanOf(unordered, clock)} is out of order`] : [];
  const pieces = [...shift.activities, ...shift.breaks].sort((a, b) => a.start - b.start);
  let filledTo = shift.start;
  for (const piece of pieces) {
    if (piece.start > filledTo)
      errors.push(`nothing is said of ${clockSpanOf({ start: filledTo, end: piece.start }, clock)}`);
    if (piece.start < filledTo) errors.push(`${clockSpanOf(piece, clock)} overlaps what comes before it`);
    filledTo = piece.end;
  }
  if (filledTo < shift.end)
    errors.push(`nothing is said of ${clockSpanOf({ start: filledTo, end: shift.end }, clock)}`);
  if (filledTo > shift.end) errors.push('activities or breaks go on after the shift');
  return errors;
}

function namingErrors(
  { kind, queue, work }: ActivityFacts,
  queues: ReadonlySet<string>,
  kindsOfWork: ReadonlySet<string>,
): string[] {
  const errors: string[] = [];
  if (kind !== 'serving' && queue !== undefined)
    errors.push(`${kind === 'buffer' ? 'buffer duty' : 'deferrable work'} names the queue ${queue}`);
  if (kind !== 'deferrable' && work !== undefined)
    errors.push(`${kind === 'buffer' ? 'buffer duty' : 'serving'} names the work ${work}`);
  if (kind === 'serving' && queue === undefined) errors.push('serving names no queue');
  if (kind === 'serving' && queue !== undefined && !queues.has(queue))
    errors.push(`serves ${queue}, which is no queue of the request`);
  if (kind === 'deferrable' && !kindsOfWork.has(work ?? ''))
    errors.push(`does ${work ?? 'deferrable work without a name'}, which is no work of the request`);
  return errors;
}
