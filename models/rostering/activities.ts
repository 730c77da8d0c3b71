/** What somebody does in one interval: a queue's index, on duty as buffer, or not on duty. */
export const BUFFER = -1;
export const OFF_DUTY = -2;

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
}

/**
 * Gives everybody on duty a queue or the buffer, interval by interval: the requirement of every queue is met whenever any
 * allocation meets it (augmenting paths), people stay on their queue where they can, the buffer is kept, and whoever is
 * left over serves.
 * @returns [person][interval] a queue index, BUFFER or OFF_DUTY
 */
export function allocateActivities(data: ActivityData): Int8Array[] {
  const activity = data.onDuty.map(() => new Int8Array(data.intervalCount).fill(OFF_DUTY));
  for (let interval = 0; interval < data.intervalCount; interval++) {
    const present = data.onDuty.flatMap((duty, person) => (duty[interval] === 1 ? [person] : []));
    const before = (person: number): number => (interval === 0 ? OFF_DUTY : activity[person][interval - 1]);
    const now = new Map(present.map((person) => [person, BUFFER]));
    keepQueues(data, interval, now, before);
    data.required.forEach((required, queue) => {
      while (serving(now, queue) < required[interval] && augment(data, now, queue));
    });
    leaveOverToServe(data, interval, now, before);
    for (const [person, doing] of now) activity[person][interval] = doing;
  }
  return activity;
}

type Doing = Map<number, number>;

function serving(now: Doing, queue: number): number {
  let count = 0;
  for (const doing of now.values()) if (doing === queue) count++;
  return count;
}

function keepQueues(
  data: ActivityData,
  interval: number,
  now: Doing,
  before: (person: number) => number,
): void {
  for (const person of now.keys()) {
    const queue = before(person);
    if (queue >= 0 && serving(now, queue) < data.required[queue][interval]) now.set(person, queue);
  }
}

/** Finds one more agent for a queue: somebody free, or a chain of moves that ends with somebody free. */
function augment(data: ActivityData, now: Doing, queue: number): boolean {
  const reachedFrom = new Map<number, { person: number; to: number }>();
  const pending = [queue];
  const seen = new Set(pending);
  for (let target = pending.shift(); target !== undefined; target = pending.shift()) {
    for (const [person, doing] of now) {
      if (doing === target || (data.queueMask[person] & (1 << target)) === 0) continue;
      if (doing === BUFFER) {
        now.set(person, target);
        for (let at = target; at !== queue;) {
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

/** People free beyond the buffer wanted serve too: who served before and who can do least goes first. */
function leaveOverToServe(
  data: ActivityData,
  interval: number,
  now: Doing,
  before: (person: number) => number,
): void {
  const free = [...now].flatMap(([person, doing]) => (doing === BUFFER ? [person] : []));
  const wasBuffer = (person: number): number => (before(person) === BUFFER ? 1 : 0);
  const order = free.sort(
    (a, b) => wasBuffer(a) - wasBuffer(b) || bits(data.queueMask[a]) - bits(data.queueMask[b]) || a - b,
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
  const load = (queue: number): number => data.contacts[queue][interval] / (serving(now, queue) + 1);
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
