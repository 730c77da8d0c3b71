import type { DeferrableResult } from '../../domain/deferrable-result.ts';
import type { ResolvedDeferrableWork } from '../../domain/deferrable-work.ts';
import { momentMilliseconds } from '../../domain/grid.ts';
import type { Examination } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { readMoment } from '../facts/span.ts';
import { openCaseLog } from './case-log.ts';
import { doneOfBatches } from './deferrable-done.ts';
import { itemsOf } from './deferrable-items.ts';
import type { Item } from './deferrable-items.ts';
import { recount } from './recount.ts';

/**
 * What the roster says of work that can wait is true. Its batches, in the order listed, hold every item of the request once:
 * each can be worked on when the last of its items has come in and until the first is due, and takes as many whole intervals
 * as they do. What is done in time is what people are on it for, counted anew. A case is a kind of work or a batch.
 */
export function deferrableWork(facts: Facts): Examination {
  const { request, roster, clock } = facts;
  const log = openCaseLog();
  const { date } = clock.days[0];
  const listed = roster.deferrable ?? [];
  const asked = request.deferrableWork.map(({ id }) => id);
  if (listed.map(({ work }) => work).join('\n') !== asked.join('\n'))
    log.add(
      date,
      'deferrable work',
      `lists ${listed.map(({ work }) => work).join(', ')}; asked is ${asked.join(', ')}`,
    );
  const { deferrable } = recount(facts);
  for (const work of request.deferrableWork) {
    const result = listed.find((one) => one.work === work.id);
    if (result === undefined) continue;
    const errors = [
      ...batchErrors(work, result, facts),
      ...countErrors(work, result, deferrable.get(work.id)!, facts),
    ];
    for (const error of errors) log.add(date, work.id, error);
  }
  return log.close(asked.length + listed.reduce((sum, { batches }) => sum + batches.length, 0));
}

function batchErrors(
  { volume, minutesPerItem }: ResolvedDeferrableWork,
  { batches }: DeferrableResult,
  facts: Facts,
): string[] {
  const { clock } = facts;
  const groups =
    volume.kind === 'daily' ? grouped(itemsOf(volume, clock), batches) : sentBatches(volume.batches, facts);
  const count = groups.reduce((sum, items) => sum + items.length, 0);
  const held = batches.reduce((sum, { items }) => sum + items, 0);
  const interval = clock.intervalMilliseconds / 60_000;
  return [
    ...(count === held && groups.length === batches.length
      ? []
      : [`has ${held} items in ${batches.length} batches; ${count} in ${groups.length} come in`]),
    ...batches.flatMap(({ release, deadline, items, agentMinutes }, b) => {
      const where = `the batch from ${release}`;
      const group = groups[b] ?? [];
      const from = readMoment(release)?.milliseconds ?? NaN;
      const to = readMoment(deadline)?.milliseconds ?? NaN;
      const least = items * minutesPerItem;
      return [
        ...(from === Math.max(...group.map((item) => item.from))
          ? []
          : [`${where} does not begin when its items are there`]),
        ...(to === lastBoundary(Math.min(...group.map((item) => item.due)), facts)
          ? []
          : [`${where} does not end when an item is due`]),
        ...(agentMinutes % interval === 0 && agentMinutes >= least - 1e-6 && agentMinutes < least + interval
          ? []
          : [`${where} is said to take ${agentMinutes} minutes; its items take ${least}`]),
      ];
    }),
  ];
}

/** The items in the order in which they come, as many together as each batch holds. */
function grouped(items: readonly Item[], batches: DeferrableResult['batches']): Item[][] {
  const groups: Item[][] = [];
  let next = 0;
  for (const batch of batches) groups.push(items.slice(next, (next += batch.items)));
  if (next < items.length) groups.push(items.slice(next));
  return groups;
}

/** The batches that were sent, by release; in closed hours they wait for the opening. */
function sentBatches(
  sent: readonly { readonly release: string; readonly deadline: string; readonly items: number }[],
  { clock, request }: Facts,
): Item[][] {
  const moment = (text: string): number => momentMilliseconds(text, request.shop.timeZone);
  return sent
    .toSorted((a, b) => moment(a.release) - moment(b.release))
    .map(({ release, deadline, items }) => {
      const workable = clock.intervals.find((one) => one.open && one.start >= moment(release));
      return new Array<Item>(items).fill({ from: workable?.start ?? clock.end, due: moment(deadline) });
    });
}

/** The last moment until then at which an interval ends. */
function lastBoundary(moment: number, { clock }: Facts): number {
  const intervals = Math.floor((moment - clock.start) / clock.intervalMilliseconds);
  return clock.start + intervals * clock.intervalMilliseconds;
}

function countErrors(
  { skill }: ResolvedDeferrableWork,
  result: DeferrableResult,
  working: Int32Array,
  facts: Facts,
): string[] {
  const { batches } = result;
  const interval = facts.clock.intervalMilliseconds / 60_000;
  const done = doneOfBatches(result, working, facts).map((one) => one.done * interval);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const truths: [string, number | string, number | string][] = [
    ['skill', result.skill, skill],
    ['items', result.items, sum(batches.map(({ items }) => items))],
    ['minutes', result.agentMinutes, sum(batches.map(({ agentMinutes }) => agentMinutes))],
    ['minutes in time', result.inTimeAgentMinutes, sum(done)],
    [
      'items in time',
      result.inTimeItems,
      sum(batches.map((batch, b) => Math.floor((batch.items * done[b]) / batch.agentMinutes))),
    ],
    ...batches.map((batch, b): [string, number, number] => [
      `minutes in time of the batch from ${batch.release}`,
      batch.inTimeAgentMinutes,
      done[b],
    ]),
  ];
  return truths.flatMap(([what, said, found]) =>
    said === found ? [] : [`says ${what} ${said}; found ${found}`],
  );
}
