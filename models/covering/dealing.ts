import { transport } from './transport.ts';

/** People wanted of those whom no skill takes, whoever they are. */
export interface OthersWanted {
  /** [interval] */
  readonly wanted: Int32Array;
  /** Cost of one missing for one interval. */
  readonly weight: number;
}

export interface DealingNeeds {
  readonly intervalCount: number;
  /** [skill][interval] agents required. */
  readonly required: readonly Int32Array[];
  /** [skill][interval] cost of one agent missing for one interval. */
  readonly weight: readonly Float64Array[];
  /** Filled one after the other. */
  readonly others: readonly OthersWanted[];
}

/**
 * People of some kinds who come and go, in every interval dealt to skills as well as can be: what is missing then costs, and what
 * one more or one fewer of a kind would change. Dearest skill first, as a flow, so that nobody who can do much takes the place of
 * somebody who can do only that.
 */
export class Dealing {
  /** Intervals dealt so far: a measure of the work done that is the same on every machine. */
  dealt = 0;
  readonly #needs: DealingNeeds;
  readonly #skillMasks: readonly number[];
  /** [kind][interval] */
  readonly #present: readonly Int32Array[];
  /** [interval] what is missing, at its cost; undefined until asked for. */
  readonly #cost: (number | undefined)[];
  /** [interval] its cost with one of a kind more and one fewer by kind, as far as known. */
  readonly #marginal: Map<number, number>[];

  /** @param skillMasks bit mask of the skills of each kind */
  constructor(needs: DealingNeeds, skillMasks: readonly number[]) {
    this.#needs = needs;
    this.#skillMasks = skillMasks;
    this.#present = skillMasks.map(() => new Int32Array(needs.intervalCount));
    this.#cost = new Array<number | undefined>(needs.intervalCount).fill(undefined);
    this.#marginal = Array.from({ length: needs.intervalCount }, () => new Map<number, number>());
  }

  /** People of a kind come in an interval, or go. */
  change(kind: number, interval: number, people: number): void {
    this.#present[kind][interval] += people;
    this.#cost[interval] = undefined;
    this.#marginal[interval].clear();
  }

  presentAt(kind: number, interval: number): number {
    return this.#present[kind][interval];
  }

  /** What is missing in an interval, at its cost. */
  costAt(interval: number): number {
    return (this.#cost[interval] ??= this.#deal(interval));
  }

  /** The same with one of a kind more, or one fewer. */
  costWith(interval: number, kind: number, by: 1 | -1): number {
    const key = 2 * kind + (by === 1 ? 1 : 0);
    let cost = this.#marginal[interval].get(key);
    if (cost === undefined) {
      this.#present[kind][interval] += by;
      cost = this.#deal(interval);
      this.#present[kind][interval] -= by;
      this.#marginal[interval].set(key, cost);
    }
    return cost;
  }

  #deal(t: number): number {
    const { required, weight, others } = this.#needs;
    const skills = [...required.keys()].filter((skill) => required[skill][t] > 0);
    if (skills.length === 0 && others.every(({ wanted }) => wanted[t] === 0)) return 0;
    this.dealt++;
    skills.sort((a, b) => weight[b][t] - weight[a][t]);
    const people = this.#present.map((kind) => kind[t]);
    const filled = transport(
      people,
      skills.map((skill) => required[skill][t]),
      (kind, k) => (this.#skillMasks[kind] & (1 << skills[k])) !== 0,
    );
    let cost = 0;
    let free = people.reduce((sum, of) => sum + of, 0);
    skills.forEach((skill, k) => {
      cost += (required[skill][t] - filled[k]) * weight[skill][t];
      free -= filled[k];
    });
    for (const other of others) {
      cost += other.weight * Math.max(0, other.wanted[t] - free);
      free = Math.max(0, free - other.wanted[t]);
    }
    return cost;
  }
}
