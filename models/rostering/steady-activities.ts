import { BUFFER, OFF_DUTY, workOf } from './activities.ts';
import type { ActivityData } from './activities.ts';

const MOST_PASSES = 8;

/**
 * The same coverage with fewer switches and fewer short stretches. Two people exchange what they do over some intervals in
 * which both are there and each can do the other's, which changes no count; and somebody beyond what a task asks for serves
 * another queue. Each step leaves no more switches and no more stretches shorter than `minimumIntervals`, and fewer of
 * one of them. A stretch that a break or the shift bounds on both sides is none too short, whatever its length.
 *
 * @param activity from `allocateActivities`, left as it is
 * @returns [person][interval] as there; agents missing of a queue, of work and of the buffer are as many as before
 */
export function steadyActivities(
  data: ActivityData,
  minimumIntervals: number,
  activity: readonly Int8Array[],
): Int8Array[] {
  const steadying = new Steadying(data, minimumIntervals, activity);
  for (let pass = 0; pass < MOST_PASSES && steadying.pass(); pass++) continue;
  return steadying.doing;
}

/** A change of what one or two people do from an interval, included, to another, excluded. */
interface Step {
  readonly from: number;
  readonly to: number;
  readonly person: number;
  /** Whom the person exchanges with, or what the person does instead. */
  readonly exchange: { readonly with: number } | { readonly task: number };
}

class Steadying {
  readonly doing: Int8Array[];
  readonly #data: ActivityData;
  readonly #minimum: number;
  /** [interval] people on duty. */
  readonly #present: readonly number[][];

  constructor(data: ActivityData, minimumIntervals: number, activity: readonly Int8Array[]) {
    this.#data = data;
    this.#minimum = minimumIntervals;
    this.doing = activity.map((row) => row.slice());
    this.#present = Array.from({ length: data.intervalCount }, (_, t) =>
      this.doing.flatMap((row, person) => (row[t] === OFF_DUTY ? [] : [person])),
    );
  }

  /** Looks at every switch once; whether anything got better. */
  pass(): boolean {
    let hasGained = false;
    this.doing.forEach((row, person) => {
      for (let t = 1; t < row.length; t++) {
        if (row[t] === row[t - 1] || row[t] === OFF_DUTY || row[t - 1] === OFF_DUTY) continue;
        const best = this.#bestStep(person, t);
        if (best === undefined) continue;
        this.#take(best);
        hasGained = true;
      }
    });
    return hasGained;
  }

  /** The step that leaves fewest switches and short stretches of those that undo the switch of a person at an interval. */
  #bestStep(person: number, t: number): Step | undefined {
    let best: { step: Step; gain: number } | undefined;
    for (const step of this.#steps(person, t)) {
      const gain = this.#gainOf(step);
      if (gain > (best?.gain ?? 0)) best = { step, gain };
    }
    return best?.step;
  }

  /** Going on with what was done before the switch, or doing before it what comes after. */
  *#steps(person: number, t: number): Generator<Step> {
    const row = this.doing[person];
    const before = row[t - 1];
    const after = row[t];
    const runEnd = endOf(row, t);
    const runStart = startOf(row, t - 1);
    yield { person, from: t, to: runEnd, exchange: { task: before } };
    yield { person, from: runStart, to: t, exchange: { task: after } };
    const stretchEnd = endOfDuty(row, t);
    for (const other of this.#present[t]) {
      const others = this.doing[other];
      if (others[t] !== before) continue;
      const last = Math.min(stretchEnd, endOfDuty(others, t));
      const ends = new Set([runEnd, endOf(others, t), last].map((end) => Math.min(end, last)));
      for (const to of ends) yield { person, from: t, to, exchange: { with: other } };
    }
    const stretchStart = startOfDuty(row, t - 1);
    for (const other of this.#present[t - 1]) {
      const others = this.doing[other];
      if (others[t - 1] !== after) continue;
      const first = Math.max(stretchStart, startOfDuty(others, t - 1));
      const starts = new Set(
        [runStart, startOf(others, t - 1), first].map((start) => Math.max(start, first)),
      );
      for (const from of starts) yield { person, from, to: t, exchange: { with: other } };
    }
  }

  /** Switches and short stretches fewer after a step; 0 where it may not be taken or one of them would be more. */
  #gainOf(step: Step): number {
    if (!this.#isAllowed(step)) return 0;
    const people = 'with' in step.exchange ? [step.person, step.exchange.with] : [step.person];
    const before = people.map((person) => this.#unrest(person, step.from));
    const undo = this.#take(step);
    const after = people.map((person) => this.#unrest(person, step.from));
    undo();
    const fewer = (of: keyof Unrest): number =>
      sum(before.map((one) => one[of])) - sum(after.map((one) => one[of]));
    const [switches, short] = [fewer('switches'), fewer('short')];
    return switches < 0 || short < 0 ? 0 : switches + short;
  }

  #isAllowed({ person, from, to, exchange }: Step): boolean {
    const row = this.doing[person];
    if ('task' in exchange) {
      // Whoever is over helps customers: standing by and work that can wait have as many as they ask for.
      if (exchange.task < 0 || !this.#isAble(person, exchange.task)) return false;
      for (let t = from; t < to; t++) if (!this.#isBeyond(row[t], t)) return false;
      return true;
    }
    const other = this.doing[exchange.with];
    if (exchange.with === person) return false;
    for (let t = from; t < to; t++)
      if (!this.#isAble(person, other[t]) || !this.#isAble(exchange.with, row[t])) return false;
    return true;
  }

  /** Whether more people do something in an interval than are asked for. */
  #isBeyond(task: number, t: number): boolean {
    const { required, buffer } = this.#data;
    if (workOf(task) !== undefined) return false;
    const wanted = task === BUFFER ? buffer[t] : required[task][t];
    return this.#present[t].filter((person) => this.doing[person][t] === task).length > wanted;
  }

  #isAble(person: number, task: number): boolean {
    if (task === BUFFER) return true;
    const { queueMask, workMask } = this.#data;
    const work = workOf(task);
    return ((work === undefined ? queueMask[person] >> task : workMask[person] >> work) & 1) === 1;
  }

  /** What is unsteady about somebody's duty, breaks excluded on both sides, around an interval. */
  #unrest(person: number, at: number): Unrest {
    const row = this.doing[person];
    const first = startOfDuty(row, at);
    const end = endOfDuty(row, at);
    let runs = 0;
    let short = 0;
    for (let from = first; from < end;) {
      const to = Math.min(endOf(row, from), end);
      runs++;
      if (to - from < this.#minimum) short++;
      from = to;
    }
    return { switches: runs - 1, short: runs === 1 ? 0 : short };
  }

  /** Takes a step; what it returns takes it back. */
  #take({ person, from, to, exchange }: Step): () => void {
    const row = this.doing[person];
    const kept = row.slice(from, to);
    if ('task' in exchange) {
      row.fill(exchange.task, from, to);
      return () => row.set(kept, from);
    }
    const other = this.doing[exchange.with];
    const others = other.slice(from, to);
    row.set(others, from);
    other.set(kept, from);
    return () => {
      row.set(kept, from);
      other.set(others, from);
    };
  }
}

interface Unrest {
  readonly switches: number;
  readonly short: number;
}

function endOf(row: Int8Array, t: number): number {
  let end = t;
  while (end < row.length && row[end] === row[t]) end++;
  return end;
}

function startOf(row: Int8Array, t: number): number {
  let start = t;
  while (start > 0 && row[start - 1] === row[t]) start--;
  return start;
}

function endOfDuty(row: Int8Array, t: number): number {
  let end = t;
  while (end < row.length && row[end] !== OFF_DUTY) end++;
  return end;
}

function startOfDuty(row: Int8Array, t: number): number {
  let start = t;
  while (start > 0 && row[start - 1] !== OFF_DUTY) start--;
  return start;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
