import { Dealing } from '../covering/dealing.ts';

/** A break that may begin elsewhere. */
export interface MovableBreak {
  readonly person: number;
  /** Length. */
  readonly intervals: number;
  /** Where it may begin; no break of the same person can overlap it there. */
  readonly begins: readonly number[];
}

/** Somebody of a few people must be on duty in each window in which somebody is. */
export interface KeptPresence {
  /** [person] 1 for those of whom one must be there. */
  readonly counts: Uint8Array;
  /** First and last interval, both included; a window in which nobody is from the start is left alone. */
  readonly windows: readonly (readonly [first: number, last: number])[];
}

export interface BreakMovesData {
  readonly intervalCount: number;
  /** [person] bit mask of the skills the person has. */
  readonly skillMask: readonly number[];
  /** [person][interval] 1 while on shift, breaks included. */
  readonly onShift: readonly Uint8Array[];
  /** [skill][interval] agents required. */
  readonly required: readonly Int32Array[];
  /** [skill][interval] what one agent missing costs; at least 1. */
  readonly weight: readonly Float64Array[];
  /** Agents wanted beside those required whoever they are, at a cost of 1 each, per interval. */
  readonly others: Int32Array;
  readonly breaks: readonly MovableBreak[];
  readonly presence: readonly KeptPresence[];
}

/** Single moves end by themselves; pairs are tried until intervals were dealt so many times, which is within seconds on large teams. */
const MOST_DEALT = 500_000;
const LEAST_GAIN = 1e-9;

/**
 * Moves breaks, one at a time and then in pairs, as long as that makes the shortage smaller: agents missing in each interval
 * when people are dealt to skills as well as can be (maximum flow, dear skills first), summed at their cost. Never worse than
 * at the start, and never a window of `presence` left empty that was not.
 *
 * @param begins where each break begins at first
 * @returns where each break begins at last; the same array when nothing is gained
 */
export function moveBreaks(data: BreakMovesData, begins: readonly number[]): readonly number[] {
  const state = new BreakState(data, begins);
  if (!state.isShort) return begins;
  while (moveSingles(data, state) || movePair(data, state)) continue;
  return state.begins.every((begin, b) => begin === begins[b]) ? begins : state.begins;
}

/** Moves each break that lies where somebody is missing to where it costs least, until none gains; whether any did. */
function moveSingles({ breaks }: BreakMovesData, state: BreakState): boolean {
  let hasGained = false;
  for (let isGaining = true; isGaining;) {
    isGaining = false;
    for (let b = 0; b < breaks.length; b++) {
      if (!state.isWhereShort(b)) continue;
      const best = state.bestMove(b);
      if (best === undefined || best.gain < LEAST_GAIN) continue;
      state.move(b, best.begin);
      isGaining = true;
      hasGained = true;
    }
  }
  return hasGained;
}

/** The first move that pays once a break of somebody else makes room where it goes; whether there was one. */
function movePair({ breaks }: BreakMovesData, state: BreakState): boolean {
  for (let b = 0; b < breaks.length; b++) {
    if (!state.isWhereShort(b)) continue;
    const from = state.begins[b];
    for (const begin of breaks[b].begins) {
      if (begin === from || !state.mayMove(b, begin)) continue;
      const lost = -state.gainOf(b, begin);
      state.move(b, begin);
      for (const other of state.overlapping(b)) {
        const best = state.bestMove(other);
        if (best === undefined || best.gain - lost < LEAST_GAIN) continue;
        state.move(other, best.begin);
        return true;
      }
      state.move(b, from);
      if (state.dealt >= MOST_DEALT) return false;
    }
  }
  return false;
}

/** Who is there, and what that costs, kept up to date with every move. */
class BreakState {
  readonly begins: number[];
  readonly #data: BreakMovesData;
  readonly #kindOf: readonly number[];
  readonly #dealing: Dealing;
  /** [interval] breaks during it. */
  readonly #breaksAt: readonly Set<number>[];
  /** [presence][interval] people who count. */
  readonly #counted: readonly Int32Array[];
  /** [presence][interval] windows that hold it. */
  readonly #windowsAt: readonly (readonly (readonly [number, number])[])[][];

  constructor(data: BreakMovesData, begins: readonly number[]) {
    const { intervalCount, skillMask, onShift, breaks, presence } = data;
    this.#data = data;
    this.begins = [...begins];
    const masks = [...new Set(skillMask)];
    this.#kindOf = skillMask.map((mask) => masks.indexOf(mask));
    const { required, weight, others } = data;
    const needs = { intervalCount, required, weight, others: [{ wanted: others, weight: 1 }] };
    this.#dealing = new Dealing(needs, masks);
    this.#counted = presence.map(() => new Int32Array(intervalCount));
    onShift.forEach((row, person) => {
      row.forEach((there, t) => (there === 1 ? this.#add(person, t, 1) : undefined));
    });
    this.#breaksAt = Array.from({ length: intervalCount }, () => new Set<number>());
    breaks.forEach(({ person }, b) => {
      for (const t of this.#span(b, begins[b])) {
        this.#add(person, t, -1);
        this.#breaksAt[t].add(b);
      }
    });
    this.#windowsAt = presence.map(({ windows }) => {
      const at: (readonly [number, number])[][] = Array.from({ length: intervalCount }, () => []);
      for (const window of windows) for (let t = window[0]; t <= window[1]; t++) at[t].push(window);
      return at;
    });
  }

  /** The work done so far, the same on every machine. */
  get dealt(): number {
    return this.#dealing.dealt;
  }

  get isShort(): boolean {
    for (let t = 0; t < this.#data.intervalCount; t++) if (this.#dealing.costAt(t) > 0) return true;
    return false;
  }

  /** Whether somebody is missing during a break. */
  isWhereShort(b: number): boolean {
    return this.#span(b, this.begins[b]).some((t) => this.#dealing.costAt(t) > 0);
  }

  /** Breaks of other people during this one. */
  overlapping(b: number): number[] {
    const { breaks } = this.#data;
    const during = new Set(this.#span(b, this.begins[b]).flatMap((t) => [...this.#breaksAt[t]]));
    return [...during].filter((c) => breaks[c].person !== breaks[b].person);
  }

  /** The move of a break that gains most, which may be less than nothing; undefined where it can go nowhere else. */
  bestMove(b: number): { begin: number; gain: number } | undefined {
    let best: { begin: number; gain: number } | undefined;
    for (const begin of this.#data.breaks[b].begins) {
      if (begin === this.begins[b]) continue;
      const gain = this.gainOf(b, begin);
      if ((best === undefined || gain > best.gain + LEAST_GAIN) && this.mayMove(b, begin))
        best = { begin, gain };
    }
    return best;
  }

  /** How much less the shortage costs when a break begins elsewhere. */
  gainOf(b: number, begin: number): number {
    const kind = this.#kindOf[this.#data.breaks[b].person];
    const { left, entered } = this.#exchanged(b, begin);
    let gain = 0;
    for (const t of left) gain += this.#dealing.costAt(t) - this.#dealing.costWith(t, kind, 1);
    for (const t of entered) gain += this.#dealing.costAt(t) - this.#dealing.costWith(t, kind, -1);
    return gain;
  }

  /** Whether every window that somebody keeps is still kept when a break begins elsewhere. */
  mayMove(b: number, begin: number): boolean {
    const { breaks, presence } = this.#data;
    const { person } = breaks[b];
    if (presence.every(({ counts }) => counts[person] === 0)) return true;
    const { left, entered } = this.#exchanged(b, begin);
    const emptied = (counted: Int32Array, t: number): number =>
      counted[t] + (left.includes(t) ? 1 : 0) - (entered.includes(t) ? 1 : 0);
    return presence.every(({ counts }, f) => {
      if (counts[person] === 0) return true;
      const counted = this.#counted[f];
      return entered.every((at) =>
        this.#windowsAt[f][at].every(([first, last]) => {
          const window = Array.from({ length: last - first + 1 }, (_, k) => first + k);
          return window.every((t) => counted[t] === 0) || window.some((t) => emptied(counted, t) > 0);
        }),
      );
    });
  }

  move(b: number, begin: number): void {
    const { person } = this.#data.breaks[b];
    const { left, entered } = this.#exchanged(b, begin);
    for (const t of left) {
      this.#add(person, t, 1);
      this.#breaksAt[t].delete(b);
    }
    for (const t of entered) {
      this.#add(person, t, -1);
      this.#breaksAt[t].add(b);
    }
    this.begins[b] = begin;
  }

  #span(b: number, begin: number): number[] {
    return Array.from({ length: this.#data.breaks[b].intervals }, (_, k) => begin + k);
  }

  /** The intervals in which somebody is back, and those in which somebody is away, when a break begins elsewhere. */
  #exchanged(b: number, begin: number): { left: number[]; entered: number[] } {
    const before = this.#span(b, this.begins[b]);
    const after = this.#span(b, begin);
    return {
      left: before.filter((t) => !after.includes(t)),
      entered: after.filter((t) => !before.includes(t)),
    };
  }

  #add(person: number, t: number, by: number): void {
    this.#dealing.change(this.#kindOf[person], t, by);
    this.#data.presence.forEach(({ counts }, f) => (this.#counted[f][t] += counts[person] * by));
  }
}
