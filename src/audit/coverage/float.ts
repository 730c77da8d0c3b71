import type { FloatList } from '../../domain/float.ts';
import type { Queue } from '../../domain/queue.ts';
import type { TeamInterval } from '../../domain/roster.ts';
import type { Examination } from '../check.ts';
import { abilities, isAble } from '../facts/ability.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { readSpan, touchedIntervals } from '../facts/span.ts';
import { openCaseLog } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { readCoverage } from './coverage-table.ts';
import type { CoverageTable } from './coverage-table.ts';
import { bandAt } from './float-band.ts';

/**
 * The float lists are the buffer duty of the people, by skill: everybody on buffer duty in an open interval stands there
 * once for each skill and level that some queue needs and they have, and nobody else does. A list is one whole stretch of a band on a date,
 * says what the coverage says of the buffer there, names the queues of its skill and level and counts its people from 1; each of them has exactly the queues they have the skills for, and
 * nobody comes before somebody who can take over fewer. A case is a skill at a level on a date.
 */
export function float(facts: Facts): Examination {
  const { clock, request, roster } = facts;
  const log = openCaseLog();
  const needs = new Map(request.queues.map((queue) => [subjectOf(queue), queue]));
  const table = readCoverage(facts);
  const listed = new Map<string, Int32Array>();
  for (const list of roster.float) {
    for (const error of headingErrors(list, facts, table)) log.add(list.date, subjectOf(list), error);
    for (const error of orderErrors(list, facts)) log.add(list.date, subjectOf(list), error);
    countListed(list, facts, listed, log);
  }
  for (const who of facts.people) {
    for (const [subject, queue] of needs)
      compare(who, { subject, queue }, listed.get(keyOf(who.person.id, subject)), facts, log);
  }
  const dates = new Set(clock.intervals.filter(({ open }) => open).map(({ date }) => date));
  return log.close(dates.size * needs.size);
}

function headingErrors(list: FloatList, facts: Facts, table: CoverageTable): string[] {
  const { clock, request } = facts;
  const queues = request.queues.filter((queue) => subjectOf(queue) === subjectOf(list));
  const span = readSpan(list);
  const from = clock.intervals.findIndex(({ start }) => start === span?.start);
  const last = clock.intervals.findIndex(({ end }) => end === span?.end);
  if (from < 0 || last < 0) return [`the stretch ${list.start} to ${list.end} is none of the grid`];
  const isOfIt = (index: number): boolean => {
    const interval = clock.intervals.at(index);
    return interval?.date === list.date && bandAt(interval, queues, request) === list.band;
  };
  const within = Array.from({ length: last + 1 - from }, (_, index) => from + index);
  const errors: string[] = [];
  if (!within.every(isOfIt)) errors.push(`the list reaches beyond ${list.date} or its band ${list.band}`);
  if ((from > 0 && isOfIt(from - 1)) || (last + 1 < clock.intervals.length && isOfIt(last + 1)))
    errors.push(`the list is not the whole of its stretch of ${list.band}`);
  const ids = queues.map(({ id }) => id);
  if (!sameNames(list.queues, ids)) errors.push(`the list names the queues ${list.queues.join(', ')}`);
  return [
    ...errors,
    ...policyErrors(
      list,
      within.flatMap((index) => table.team[index] ?? []),
    ),
  ];
}

function policyErrors({ bufferRequired, setBy }: FloatList, rows: readonly TeamInterval[]): string[] {
  const wanted = rows.map((row) => row.bufferRequired);
  const found = { least: Math.min(...wanted), most: Math.max(...wanted) };
  const isTrue = bufferRequired.least === found.least && bufferRequired.most === found.most;
  const rules = [...new Set(rows.map((row) => row.bufferRules.binding))];
  return [
    ...(isTrue ? [] : [`the buffer asked for is ${found.least} to ${found.most}`]),
    ...(sameNames(setBy, rules) ? [] : [`the buffer is set by ${rules.join(', ')}`]),
  ];
}

function orderErrors({ people }: FloatList, facts: Facts): string[] {
  const errors = people.flatMap(({ order, person }, index) =>
    order === index + 1 ? [] : [`${person} is called as number ${order}; found ${index + 1}`],
  );
  people.forEach(({ person, queues }, index) => {
    const who = facts.people.find((one) => one.person.id === person);
    const able = who === undefined ? [] : servable(who, facts.request.queues);
    if (!sameNames(queues, able)) errors.push(`${person} can take over ${able.join(', ') || 'no queue'}`);
    if (index > 0 && queues.length < people[index - 1].queues.length)
      errors.push(`${person} can take over fewer queues than ${people[index - 1].person}, who comes before`);
  });
  return errors;
}

/** Counts, per person, skill and interval, how often the lists name somebody. */
function countListed(
  list: FloatList,
  { clock, people }: Facts,
  listed: Map<string, Int32Array>,
  log: CaseLog,
): void {
  const stretch = readSpan(list);
  for (const { person, spans } of list.people) {
    if (!people.some((who) => who.person.id === person))
      log.add(list.date, subjectOf(list), `${person} is not on the roster`);
    const counts = listed.get(keyOf(person, subjectOf(list))) ?? new Int32Array(clock.intervals.length);
    listed.set(keyOf(person, subjectOf(list)), counts);
    for (const written of spans) {
      const span = readSpan(written);
      if (
        span === undefined ||
        stretch === undefined ||
        span.start < stretch.start ||
        span.end > stretch.end
      ) {
        log.add(list.date, subjectOf(list), `${person} stands by outside the stretch`);
        continue;
      }
      const { from, to } = touchedIntervals(span, clock);
      for (let index = from; index < to; index++) counts[index]++;
    }
  }
}

function compare(
  who: PersonFacts,
  { subject, queue }: { readonly subject: string; readonly queue: Queue },
  counts: Int32Array | undefined,
  { clock }: Facts,
  log: CaseLog,
): void {
  const duties = isAble(abilities(who.skills), queue)
    ? who.shifts.flatMap((shift) => shift.activities.filter(({ kind }) => kind === 'buffer'))
    : [];
  if (duties.length === 0 && counts === undefined) return;
  const isOnBuffer = new Uint8Array(clock.intervals.length);
  for (const duty of duties) {
    const { from, to } = touchedIntervals(duty, clock);
    isOnBuffer.fill(1, from, to);
  }
  clock.intervals.forEach((interval, index) => {
    const told = counts?.[index] ?? 0;
    const due = interval.open ? isOnBuffer[index] : 0;
    if (told !== due) log.add(interval.date, subject, `${who.person.id} is listed ${told} times; due ${due}`);
  });
}

function servable(who: PersonFacts, queues: readonly Queue[]): string[] {
  return queues.filter((queue) => isAble(abilities(who.skills), queue)).map(({ id }) => id);
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join('\n') === others.toSorted().join('\n');
}

/** What a list is about: a skill and the least level of it. */
const subjectOf = ({ skill, minimumLevel }: Pick<Queue, 'skill' | 'minimumLevel'>): string =>
  `${skill} ${minimumLevel}`;

const keyOf = (person: string, subject: string): string => JSON.stringify([person, subject]);
