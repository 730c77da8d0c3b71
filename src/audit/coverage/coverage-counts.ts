import type { QueueInterval, TeamInterval } from '../../domain/roster.ts';
import { clockTime } from '../../domain/time.ts';
import type { Examination } from '../check.ts';
import type { ClockInterval } from '../facts/clock.ts';
import type { Facts } from '../facts/facts.ts';
import { overlaps } from '../facts/span.ts';
import { bufferErrors, buffersDue } from './buffer-policy.ts';
import type { BufferDue } from './buffer-policy.ts';
import { openCaseLog } from './case-log.ts';
import { readCoverage } from './coverage-table.ts';
import { recount } from './recount.ts';

/**
 * The coverage table has one row for each open interval of each queue and of the team, and no other, and its numbers
 * are those of the people:
 *
 * - serving, on duty and on deferrable work are counted anew, the last where the request has such work;
 * - the team's requirement is the sum over the queues, and no queue requires less than its minimum of agents;
 * - the buffer asked for is what the policy asks of that requirement, by its larger rule (and no less than absence takes,
 *   where the days’ demand counts too);
 * - an interval is guarded when it overlaps a guard period, and the live extra is that of the stream guarding it, the
 *   largest where several do, none elsewhere.
 *
 * A case is a queue, or the team, on a date.
 */
export function coverageCounts(facts: Facts): Examination {
  const { clock, request } = facts;
  const counts = recount(facts);
  const log = openCaseLog();
  const table = readCoverage(facts, log);
  const bufferDueFor = buffersDue(request);
  const open = clock.intervals.flatMap((interval, index) => (interval.open ? [{ interval, index }] : []));
  for (const { interval, index } of open) {
    let required = 0;
    for (const queue of request.queues) {
      const row = table.queues.get(queue.id)?.[index];
      required += row?.required ?? 0;
      const serving = counts.serving.get(queue.id)?.[index] ?? 0;
      const errors = row ? queueErrors(row, serving, queue.minimumAgents) : ['has no row'];
      for (const error of errors)
        log.add(interval.date, queue.id, `at ${clockTime(interval.minute)} ${error}`);
    }
    const row = table.team[index];
    const onWork = [...counts.deferrable.values()].reduce((sum, people) => sum + people[index], 0);
    const deferrable = counts.deferrable.size === 0 ? undefined : onWork;
    const found = { onDuty: counts.onDuty[index], deferrable, required, buffer: bufferDueFor(required) };
    const errors = row ? teamErrors(row, interval, found, facts) : ['has no row'];
    for (const error of errors) log.add(interval.date, 'team', `at ${clockTime(interval.minute)} ${error}`);
  }
  const dates = new Set(open.map(({ interval }) => interval.date)).size;
  return log.close(dates * (request.queues.length + 1));
}

function queueErrors(row: QueueInterval, serving: number, minimumAgents: number): string[] {
  return [
    ...differs('agents serving', row.serving, serving),
    ...tooFew('agents required', row.required, minimumAgents),
  ];
}

function teamErrors(
  row: TeamInterval,
  interval: ClockInterval,
  found: {
    readonly onDuty: number;
    readonly deferrable: number | undefined;
    readonly required: number;
    readonly buffer: BufferDue;
  },
  { streams }: Facts,
): string[] {
  const guarding = streams.filter(({ guard }) => overlaps(guard, interval));
  const liveExtra = Math.max(0, ...guarding.map((stream) => stream.extraAgents));
  return [
    ...differs('people on duty', row.onDuty, found.onDuty),
    ...differs('people on deferrable work', row.deferrable ?? 'none', found.deferrable ?? 'none'),
    ...differs('agents required', row.required, found.required),
    ...bufferErrors(row, found.buffer),
    ...differs('live extra required', row.liveExtraRequired, liveExtra),
    ...differs('guard', row.guard, guarding.length > 0),
  ];
}

function differs(what: string, said: number | boolean | string, found: number | boolean | string): string[] {
  return said === found ? [] : [`says ${what} ${said}; found ${found}`];
}

function tooFew(what: string, said: number, least: number): string[] {
  return said >= least ? [] : [`says ${what} ${said}; at least ${least} are due`];
}
