import type { Facts, PersonFacts } from '../facts/facts.ts';
import { touchedIntervals } from '../facts/span.ts';
import type { Span } from '../facts/span.ts';

/** People counted anew, one entry per interval of the horizon. */
export interface Recount {
  /** People on shift and not on a break. */
  readonly onDuty: Int32Array;
  /** People serving, by queue id. */
  readonly serving: ReadonlyMap<string, Int32Array>;
}

/** Counts who is on duty and who serves which queue, from the people's shifts alone. */
export function recount(facts: Pick<Facts, 'people' | 'clock' | 'request'>): Recount {
  const count = facts.clock.intervals.length;
  const serving = new Map(facts.request.queues.map((queue) => [queue.id, new Int32Array(count)]));
  for (const who of facts.people) {
    for (const [queue, total] of serving) {
      const spans = who.shifts.flatMap((shift) => shift.activities.filter((one) => one.queue === queue));
      if (spans.length > 0) add(total, mask(spans, [], facts));
    }
  }
  return { onDuty: countOnDuty(facts, facts.people), serving };
}

/** How many of some people are on shift and not on a break, one entry per interval of the horizon. */
export function countOnDuty(facts: Pick<Facts, 'clock'>, people: readonly PersonFacts[]): Int32Array {
  const total = new Int32Array(facts.clock.intervals.length);
  for (const { shifts } of people) {
    const away = shifts.flatMap((shift) => shift.breaks);
    add(total, mask(shifts, away, facts));
  }
  return total;
}

/** 1 for each interval that lies wholly in one of the spans and touches none of those away. */
function mask(spans: readonly Span[], away: readonly Span[], { clock }: Pick<Facts, 'clock'>): Uint8Array {
  const present = new Uint8Array(clock.intervals.length);
  for (const span of spans) {
    const first = Math.ceil((span.start - clock.start) / clock.intervalMilliseconds);
    const end = Math.floor((span.end - clock.start) / clock.intervalMilliseconds);
    present.fill(1, Math.max(0, first), Math.max(0, end));
  }
  for (const span of away) {
    const { from, to } = touchedIntervals(span, clock);
    if (from < to) present.fill(0, from, to);
  }
  return present;
}

function add(total: Int32Array, present: Uint8Array): void {
  for (let index = 0; index < total.length; index++) total[index] += present[index];
}
