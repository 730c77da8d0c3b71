import { StandByDuty } from './stand-by-duty.ts';
import type { StandBySharer } from './stand-by-duty.ts';

/** What somebody does in one interval: a queue's index, on duty as buffer, not on duty, or work that can wait. */
export const BUFFER = -1;
export const OFF_DUTY = -2;
const FIRST_WORK = -3;

/** What somebody does who works on the kind of work of an index. */
export function workingOn(work: number): number {
  return FIRST_WORK - work;
}

/** The kind of work somebody is on; undefined for everything else. */
export function workOf(doing: number): number | undefined {
  return doing <= FIRST_WORK ? FIRST_WORK - doing : undefined;
}

export interface ActivityData {
  readonly intervalCount: number;
  /** [person] bit mask of the queues the person can serve. */
  readonly queueMask: readonly number[];
  /** [person][interval] 1 while on duty and not on a break. */
  readonly onDuty: readonly Uint8Array[];
  /** [queue][interval] agents required. */
  readonly required: readonly Int32Array[];
  /** [queue][interval] expected contacts: who is left over helps where most work falls on one agent. */
  readonly contacts: readonly Float64Array[];
  /** Buffer staff to keep free, per interval. */
  readonly buffer: Int32Array;
  /** [person] bit mask of the kinds of work that can wait which the person can do. */
  readonly workMask: readonly number[];
  /** [kind of work][interval] agents wanted for it beside those required. */
  readonly deferred: readonly Int32Array[];
  /** [person] by which the buffer is shared out. */
  readonly standBy: readonly StandBySharer[];
}

/**
 * Gives everybody on duty a queue, work that can wait or the buffer, interval by interval: the requirement of every queue is
 * met whenever any allocation meets it (augmenting paths), then what work asks for, people stay on their queue or work where
 * they can, the buffer is kept, and whoever is left over serves. Of those who can do the same, who has stood by most often
 * is given work first.
 * @returns [person][interval] a queue index, BUFFER, OFF_DUTY or a `workingOn`
 */
export function allocateActivities(data: ActivityData): Int8Array[] {
  const activity = data.onDuty.map(() => new Int8Array(data.intervalCount).fill(OFF_DUTY));
  const queues = [...data.required.keys()];
  const work = [...data.deferred.keys()].map(workingOn);
  const duty = new StandByDuty(data.standBy);
  for (let interval = 0; interval < data.intervalCount; interval++) {
    duty.advanceTo(interval);
    const before = (person: number): number => (interval === 0 ? OFF_DUTY : activity[person][interval - 1]);
    const present = data.onDuty.flatMap((duty, person) => (duty[interval] === 1 ? [person] : []));
    // Whoever did such work may go on with it: others are asked first when a queue needs somebody.
    const onWork = (person: number): number => (workOf(before(person)) === undefined ? 0 : 1);
    present.sort((a, b) => onWork(a) - onWork(b) || duty.compare(a, b) || a - b);
    const now = new Map(present.map((person) => [person, BUFFER]));
    for (const tasks of [queues, work]) {
      keepTasks(data, interval, now, before, tasks);
      for (const task of tasks)
        while (doingIt(now, task) < wanted(data, task, interval) && augment(data, now, task));
    }
    leaveOverToServe(data, interval, now, before, duty);
    for (const [person, doing] of now) {
      activity[person][interval] = doing;
      duty.count(person, doing === BUFFER ? 'stand-by' : 'other');
    }
  }
  return activity;
}

type Doing = Map<number, number>;

/** Agents wanted for a queue or work. */
function wanted({ required, deferred }: ActivityData, task: number, interval: number): number {
  const work = workOf(task);
  return (work === undefined ? required[task] : deferred[work])[interval];
}

function isAble({ queueMask, workMask }: ActivityData, person: number, task: number): boolean {
  const work = workOf(task);
  const bit = work === undefined ? queueMask[person] & (1 << task) : workMask[person] & (1 << work);
  return bit !== 0;
}

function doingIt(now: Doing, task: number): number {
  let count = 0;
  for (const doing of now.values()) if (doing === task) count++;
  return count;
}

function keepTasks(
  data: ActivityData,
  interval: number,
  now: Doing,
  before: (person: number) => number,
  tasks: readonly number[],
): void {
  for (const [person, doing] of now) {
    const task = before(person);
    if (doing === BUFFER && tasks.includes(task) && doingIt(now, task) < wanted(data, task, interval))
      now.set(person, task);
  }
}

/** Finds one more agent for a task: somebody free, or a chain of moves that ends with somebody free. */
function augment(data: ActivityData, now: Doing, task: number): boolean {
  const reachedFrom = new Map<number, { person: number; to: number }>();
  const pending = [task];
  const seen = new Set(pending);
  for (let target = pending.shift(); target !== undefined; target = pending.shift()) {
    for (const [person, doing] of now) {
      if (doing === target || !isAble(data, person, target)) continue;
      if (doing === BUFFER) {
        now.set(person, target);
        for (let at = target; at !== task;) {
          const move = reachedFrom.get(at)!;
          now.set(move.person, move.to);
          at = move.to;
        }
        return true;
      }
      if (seen.has(doing)) continue;
      seen.add(doing);
      reachedFrom.set(doing, { person, to: target });
      pending.push(doing);
    }
  }
  return false;
}

/** People free beyond the buffer wanted serve too: who served before, who can do least and who has stood by most goes first. */
function leaveOverToServe(
  data: ActivityData,
  interval: number,
  now: Doing,
  before: (person: number) => number,
  duty: StandByDuty,
): void {
  const free = [...now].flatMap(([person, doing]) => (doing === BUFFER ? [person] : []));
  const wasBuffer = (person: number): number => (before(person) === BUFFER ? 1 : 0);
  const order = free.sort(
    (a, b) =>
      wasBuffer(a) - wasBuffer(b) ||
      bits(data.queueMask[a]) - bits(data.queueMask[b]) ||
      duty.compare(a, b) ||
      a - b,
  );
  for (const person of order.slice(0, Math.max(0, free.length - data.buffer[interval]))) {
    const queue = busiestQueue(data, interval, now, person, before(person));
    if (queue !== undefined) now.set(person, queue);
  }
}

function busiestQueue(
  data: ActivityData,
  interval: number,
  now: Doing,
  person: number,
  before: number,
): number | undefined {
  const able = [...data.required.keys()].filter((queue) => (data.queueMask[person] & (1 << queue)) !== 0);
  if (able.includes(before)) return before;
  const load = (queue: number): number => data.contacts[queue][interval] / (doingIt(now, queue) + 1);
  return able.reduce<number | undefined>(
    (best, queue) => (best === undefined || load(queue) > load(best) ? queue : best),
    undefined,
  );
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
