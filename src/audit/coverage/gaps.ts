import { clockTime } from '../../domain/time.ts';
import type { Gap } from '../../domain/roster.ts';
import type { Examination } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { readSpan } from '../facts/span.ts';
import { openCaseLog } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { readCoverage } from './coverage-table.ts';
import { doneOfBatches, missingOf } from './deferrable-done.ts';
import { recount } from './recount.ts';

/** Agents missing per interval of the horizon, by subject: a queue, the live extra or the buffer. */
type Missing = ReadonlyMap<string, Int32Array>;

/**
 * The gaps listed are exactly the shortfalls, recounted: in each open interval the people serving fill their queues; all
 * others on duty, but for those on deferrable work, fill the live extra first and the buffer then; whatever stays empty is
 * missing, and so is what is not done in time of deferrable work. Intervals in a row with the same number missing are one
 * gap, listed once. A case is a queue, a kind of work, the live extra or the buffer on a date.
 */
export function gaps(facts: Facts): Examination {
  const { clock } = facts;
  const log = openCaseLog();
  const found = shortfalls(facts);
  const listed = listedGaps(facts, found, log);
  for (const [subject, missing] of found) {
    const said = listed.get(subject);
    clock.intervals.forEach((interval, index) => {
      const told = said?.[index] ?? 0;
      if (told === missing[index]) return;
      const error = `at ${clockTime(interval.minute)} ${missing[index]} are missing; the gaps listed say ${told}`;
      log.add(interval.date, subject, error);
    });
  }
  const openDates = new Set(clock.intervals.filter((one) => one.open).map((one) => one.date));
  return log.close(openDates.size * found.size);
}

function shortfalls(facts: Facts): Missing {
  const { clock, request, roster } = facts;
  const counts = recount(facts);
  const table = readCoverage(facts);
  const ofQueue = (queue: string): string => subjectOf({ kind: 'queue', queue });
  const ofTeam = { extra: subjectOf({ kind: 'live-extra' }), buffer: subjectOf({ kind: 'buffer' }) };
  const subjects = [...request.queues.map((queue) => ofQueue(queue.id)), ofTeam.extra, ofTeam.buffer];
  const missing = new Map<string, Int32Array>(
    subjects.map((name) => [name, new Int32Array(clock.intervals.length)]),
  );
  for (const [work, working] of counts.deferrable) {
    const result = roster.deferrable?.find((one) => one.work === work) ?? { batches: [] };
    const batches = doneOfBatches(result, working, facts);
    missing.set(subjectOf({ kind: 'deferrable', work }), missingOf(batches, facts));
  }
  clock.intervals.forEach((interval, index) => {
    const row = table.team[index];
    if (!interval.open || row === undefined) return;
    let spare = counts.onDuty[index];
    for (const working of counts.deferrable.values()) spare -= working[index];
    for (const queue of request.queues) {
      const required = table.queues.get(queue.id)?.[index]?.required ?? 0;
      const filled = Math.min(required, counts.serving.get(queue.id)?.[index] ?? 0);
      spare -= filled;
      missing.get(ofQueue(queue.id))![index] = required - filled;
    }
    const extra = Math.min(row.liveExtraRequired, Math.max(0, spare));
    const buffer = Math.min(row.bufferRequired, Math.max(0, spare - extra));
    missing.get(ofTeam.extra)![index] = row.liveExtraRequired - extra;
    missing.get(ofTeam.buffer)![index] = row.bufferRequired - buffer;
  });
  return missing;
}

/** Lays the listed gaps on the intervals; logs those that cannot be read, that overlap, or that should be one. */
function listedGaps({ roster, clock }: Facts, subjects: Missing, log: CaseLog): Missing {
  const listed = new Map([...subjects.keys()].map((name) => [name, new Int32Array(clock.intervals.length)]));
  const ends = new Set<string>();
  const starts: { key: string; date: string; subject: string; gap: Gap }[] = [];
  for (const gap of roster.gaps) {
    const subject = subjectOf(gap);
    const missing = listed.get(subject);
    const span = readSpan(gap);
    const from = span === undefined ? NaN : (span.start - clock.start) / clock.intervalMilliseconds;
    const to = span === undefined ? NaN : (span.end - clock.start) / clock.intervalMilliseconds;
    const inHorizon =
      Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to <= clock.intervals.length;
    if (missing === undefined || !inHorizon || !(gap.missing >= 1)) {
      const told = `the gap ${gap.start} to ${gap.end} of ${gap.missing} agents`;
      log.add(clock.days[0].date, subject, `${told} fits no queue or work, no intervals or nobody missing`);
      continue;
    }
    const { date } = clock.intervals[from];
    if (missing.subarray(from, to).some((already) => already > 0))
      log.add(date, subject, `the gap from ${gap.start} overlaps another`);
    missing.fill(gap.missing, from, to);
    starts.push({ key: `${subject} ${from} ${gap.missing}`, date, subject, gap });
    ends.add(`${subject} ${to} ${gap.missing}`);
  }
  for (const { key, date, subject, gap } of starts) {
    if (ends.has(key)) log.add(date, subject, `the gap from ${gap.start} goes on from one that ends there`);
  }
  return listed;
}

/** `queue pre-sales`, `deferrable reviews`, `live-extra` or `buffer`. */
function subjectOf({ kind, queue, work }: Pick<Gap, 'kind' | 'queue' | 'work'>): string {
  return [kind, queue, work].filter((part) => part !== undefined).join(' ');
}
