import { BUFFER, OFF_DUTY, workOf } from './activities.ts';

/** What people were to do, and what is asked for now. */
export interface CallUpData {
  readonly intervalCount: number;
  /** [person] bit mask of the queues the person can serve. */
  readonly queueMask: readonly number[];
  /** [person][interval] 1 while on duty and not on a break, as it is now. */
  readonly onDuty: readonly Uint8Array[];
  /** [person][interval] what was planned: a queue index, BUFFER, OFF_DUTY or a `workingOn`. */
  readonly planned: readonly Int8Array[];
  /** [queue][interval] agents required. */
  readonly required: readonly Int32Array[];
  /** Place of somebody on buffer duty in the order in which a queue calls them; lower goes first. */
  readonly callingPlace: (person: number, queue: number, interval: number) => number;
}

/** Who may be called away, in this order: whoever is on duty beside the plan, buffer staff, work that can wait, servers to spare. */
const RANKS = { newcomer: 0, buffer: 1, work: 2, spare: 3 } as const;

/**
 * Keeps everybody at what was planned and calls up only those whom a queue now misses: by shortest chains of people who
 * can serve (augmenting paths), first among people who are on duty beside the plan, then among buffer staff in calling order,
 * then from work that can wait, then from queues with agents to spare. Who is not called from beside the plan stands by.
 * @returns [person][interval] a queue index, BUFFER, OFF_DUTY or a `workingOn`
 */
export function callUp(data: CallUpData): Int8Array[] {
  const doing = data.onDuty.map((duty, person) =>
    Int8Array.from(duty, (isOn, interval) => {
      if (isOn === 0) return OFF_DUTY;
      const planned = data.planned[person][interval];
      return planned === OFF_DUTY ? BUFFER : planned;
    }),
  );
  for (let interval = 0; interval < data.intervalCount; interval++) {
    const present = [...doing.keys()].filter((person) => doing[person][interval] !== OFF_DUTY);
    const moment: Moment = { data, doing, interval, present };
    for (const [queue, required] of data.required.entries()) {
      while (serving(moment, queue) < required[interval] && callOne(moment, queue));
    }
  }
  return doing;
}

interface Moment {
  readonly data: CallUpData;
  readonly doing: readonly Int8Array[];
  readonly interval: number;
  readonly present: readonly number[];
}

function serving({ doing, interval, present }: Moment, queue: number): number {
  return present.reduce((sum, person) => sum + (doing[person][interval] === queue ? 1 : 0), 0);
}

/** The rank at which somebody may be called away for good; undefined for who is needed. */
function rankOf(moment: Moment, person: number): number | undefined {
  const { data, doing, interval } = moment;
  const now = doing[person][interval];
  if (now === BUFFER) return data.planned[person][interval] === BUFFER ? RANKS.buffer : RANKS.newcomer;
  if (workOf(now) !== undefined) return RANKS.work;
  return serving(moment, now) > data.required[now][interval] ? RANKS.spare : undefined;
}

function callOne(moment: Moment, queue: number): boolean {
  return Object.values(RANKS).some((rank) => callOfRank(moment, queue, rank));
}

/** One more agent for a queue: somebody of the rank, or a chain of moves that ends with somebody of the rank. */
function callOfRank(moment: Moment, queue: number, rank: number): boolean {
  const { data, doing, interval, present } = moment;
  const reachedFrom = new Map<number, { person: number; to: number }>();
  const pending = [queue];
  const seen = new Set(pending);
  for (let target = pending.shift(); target !== undefined; target = pending.shift()) {
    const goal = target;
    const able = present
      .filter((person) => (data.queueMask[person] & (1 << goal)) !== 0 && doing[person][interval] !== goal)
      .sort((a, b) => data.callingPlace(a, goal, interval) - data.callingPlace(b, goal, interval) || a - b);
    const called = able.find((person) => rankOf(moment, person) === rank);
    if (called !== undefined) {
      doing[called][interval] = goal;
      for (let at = goal; at !== queue;) {
        const move = reachedFrom.get(at)!;
        doing[move.person][interval] = move.to;
        at = move.to;
      }
      return true;
    }
    for (const person of able) {
      const now = doing[person][interval];
      if (now < 0 || seen.has(now)) continue;
      seen.add(now);
      reachedFrom.set(now, { person, to: goal });
      pending.push(now);
    }
  }
  return false;
}
