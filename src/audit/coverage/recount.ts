import type { Facts, PersonFacts } from '../facts/facts.ts';
import type { ActivityFacts } from '../facts/shift.ts';
import { touchedIntervals } from '../facts/span.ts';
import type { Span } from '../facts/span.ts';

/** People counted anew, one entry per interval of the horizon. */
export interface Recount {
  /** People on shift and not on a break. */
  readonly onDuty: Int32Array;
  /** People serving, by queue id. */
  readonly serving: ReadonlyMap<string, Int32Array>;
  /** People on deferrable work, by its id. */
  readonly deferrable: ReadonlyMap<string, Int32Array>;
}

/** Counts who is on duty, who serves which queue and who is on deferrable work, from the people's shifts alone. */
export function recount(facts: Pick<Facts, 'people' | 'clock' | 'request'>): Recount {
  const { queues, deferrableWork } = facts.request;
  return {
    onDuty: countOnDuty(facts, facts.people),
    serving: countDoing(facts, queues, (activity, id) => activity.queue === id),
    deferrable: countDoing(
      facts,
      deferrableWork,
      ({ kind, work }, id) => kind === 'deferrable' && work === id,
    ),
  };
}

/** How many people do each of some tasks, by id. */
function countDoing(
  facts: Pick<Facts, 'people' | 'clock'>,
  tasks: readonly { readonly id: string }[],
  isDoing: (activity: ActivityFacts, id: string) => boolean,
): Map<string, Int32Array> {
  const totals = new Map(tasks.map(({ id }) => [id, new Int32Array(facts.clock.intervals.length)]));
  for (const who of facts.people) {
    for (const [id, total] of totals) {
      const spans = who.shifts.flatMap((shift) => shift.activities.filter((one) => isDoing(one, id)));
      if (spans.length > 0) add(total, mask(spans, [], facts));
    }
  }
  return totals;
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
