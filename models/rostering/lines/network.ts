import type { CountLimit, LineRules, LinesData } from './data.ts';
import { groupMoves, type Move } from './moves.ts';
import { Runs } from './runs.ts';

/**
 * Every legal line as a path: from one state before the first day, by one move a day, to a state after the last. States
 * ascend by day, and from each one a line can be completed.
 */
export interface LineNetwork {
  /** The first is the day off. */
  readonly moves: readonly Move[];
  /** States before day d are layerStart[d] … layerStart[d + 1] − 1; the last layer lies after the last day. */
  readonly layerStart: Int32Array;
  /** Arcs that leave state i are arcStart[i] … arcStart[i + 1] − 1. */
  readonly arcStart: Int32Array;
  readonly arcTarget: Int32Array;
  readonly arcMove: Uint8Array;
}

export interface NetworkOptions {
  /** The limits whose counts are part of the state. Lines may break the others. */
  readonly tracked: readonly CountLimit[];
  /**
   * Keeps only lines whose minutes and weekends grow evenly: at most so many shifts, or a third as many weekends, ahead of
   * or behind an even pace. Leaves lines out, so nothing is proven by such a network. Default: Infinity.
   */
  readonly slackShifts?: number;
  /** Most states before the unfinishable ones are dropped. */
  readonly stateLimit: number;
}

export type NetworkOutcome =
  | { readonly status: 'built'; readonly network: LineNetwork }
  /** No line keeps the rules. */
  | { readonly status: 'impossible' }
  | { readonly status: 'too-large' };

/**
 * Builds the network of all lines that keep the rules: successions, runs, weekends, minutes and the tracked limits. Days
 * off, shifts that are not worked and untracked limits are left to prices.
 */
export function buildNetwork(data: LinesData, rules: LineRules, options: NetworkOptions): NetworkOutcome {
  const forward = reach(data, rules, options);
  if (forward === undefined) return { status: 'too-large' };
  const network = keepFinishable(forward);
  return network === undefined ? { status: 'impossible' } : { status: 'built', network };
}

interface Reached {
  readonly moves: readonly Move[];
  readonly layerStart: readonly number[];
  readonly arcStart: readonly number[];
  readonly arcTarget: readonly number[];
  readonly arcMove: readonly number[];
  /** Whether a state of the last layer ends a legal line. */
  readonly isEnd: (state: number) => boolean;
}

function reach(data: LinesData, rules: LineRules, options: NetworkOptions): Reached | undefined {
  const { days } = data;
  const grouped = groupMoves(data, options.tracked);
  const runs = new Runs(rules, grouped, days);
  const minutes = new MinuteCount(data, rules, options.slackShifts ?? Infinity);
  const weekends = new WeekendCount(data, rules, options.slackShifts ?? Infinity);
  const counts = options.tracked.map(({ most }) => most + 1);
  const countSize = counts.reduce((product, size) => product * size, 1);
  const size = runs.count * weekends.size * minutes.size * countSize;
  if (size > options.stateLimit) return undefined;

  const position = new Int32Array(size).fill(-1);
  const layerStart = [0, 1];
  const arcStart = [0];
  const arcTarget: number[] = [];
  const arcMove: number[] = [];
  let layer: number[] = [0];
  for (let day = 0; day < days; day++) {
    const first = layerStart[day + 1];
    const next: number[] = [];
    for (const key of layer) {
      const count = key % countSize;
      const worked = Math.floor(key / countSize) % minutes.size;
      const weekend = Math.floor(key / (countSize * minutes.size)) % weekends.size;
      const run = Math.floor(key / (countSize * minutes.size * weekends.size));
      for (let move = 0; move < grouped.moves.length; move++) {
        const nextRun = runs.after(run, move, day);
        if (nextRun === undefined) continue;
        const nextWorked = minutes.after(worked, grouped.moves[move], day);
        if (nextWorked === undefined) continue;
        const nextWeekend = weekends.after(weekend, day, { works: move > 0, worked: runs.isWork(run) });
        if (nextWeekend === undefined) continue;
        const nextCount = countAfter(count, grouped.moves[move], counts);
        if (nextCount === undefined) continue;
        const target =
          ((nextRun * weekends.size + nextWeekend) * minutes.size + nextWorked) * countSize + nextCount;
        if (position[target] < 0) {
          position[target] = first + next.length;
          next.push(target);
        }
        arcTarget.push(position[target]);
        arcMove.push(move);
      }
      arcStart.push(arcTarget.length);
    }
    for (const key of next) position[key] = -1;
    layer = next;
    layerStart.push(first + next.length);
    if (layerStart[day + 2] > options.stateLimit) return undefined;
  }
  for (let end = 0; end < layer.length; end++) arcStart.push(arcTarget.length);
  const isEnd = (state: number): boolean =>
    minutes.isEnough(Math.floor(layer[state - layerStart[days]] / countSize) % minutes.size);
  return { moves: grouped.moves, layerStart, arcStart, arcTarget, arcMove, isEnd };
}

/** Counts of the tracked limits, packed into one number. */
function countAfter(packed: number, move: Move, sizes: readonly number[]): number | undefined {
  let rest = packed;
  let factor = 1;
  let result = 0;
  for (let limit = 0; limit < sizes.length; limit++) {
    const count = (rest % sizes[limit]) + move.counts[limit];
    if (count === sizes[limit]) return undefined;
    result += count * factor;
    rest = Math.floor(rest / sizes[limit]);
    factor *= sizes[limit];
  }
  return result;
}

/** Minutes worked, in units of their greatest common divisor; only up to the minimum where no maximum binds. */
class MinuteCount {
  readonly size: number;
  private readonly unit: number;
  private readonly least: number;
  private readonly most: number;
  private readonly longest: number;
  private readonly days: number;
  private readonly slack: number;

  constructor(data: LinesData, rules: LineRules, slackShifts: number) {
    this.days = data.days;
    const lengths = data.shifts.map((shift) => shift.minutes);
    this.unit = lengths.reduce(greatestCommonDivisor, 0) || 1;
    this.longest = Math.max(0, ...lengths) / this.unit;
    this.least = Math.max(0, Math.ceil(rules.minimumMinutes / this.unit));
    const most = Math.floor(rules.maximumMinutes / this.unit);
    this.most = most >= this.longest * data.days ? Infinity : most;
    this.slack = this.most === Infinity ? Infinity : slackShifts * this.longest;
    this.size = (this.most === Infinity ? this.least : this.most) + 1;
  }

  after(worked: number, move: Move, day: number): number | undefined {
    const sum = worked + move.minutes / this.unit;
    if (sum > this.most) return undefined;
    if (sum + (this.days - day - 1) * this.longest < this.least) return undefined;
    const pace = (((this.least + this.most) / 2) * (day + 1)) / this.days;
    if (Math.abs(sum - pace) > this.slack) return undefined;
    return Math.min(sum, this.size - 1);
  }

  isEnough(worked: number): boolean {
    return worked >= this.least;
  }
}

/** Weekends worked; uncounted where there are no more than the maximum. */
class WeekendCount {
  readonly size: number;
  private readonly most: number;
  private readonly slack: number;
  private readonly days: number;
  private readonly isFirst: Uint8Array;
  private readonly isSecond: Uint8Array;

  constructor(data: LinesData, rules: LineRules, slackShifts: number) {
    this.days = data.days;
    this.most = rules.maximumWeekends >= data.weekends.length ? Infinity : rules.maximumWeekends;
    this.slack = slackShifts / 3;
    this.size = this.most === Infinity ? 1 : this.most + 1;
    this.isFirst = new Uint8Array(data.days);
    this.isSecond = new Uint8Array(data.days);
    for (const [first, second] of data.weekends) {
      this.isFirst[first] = 1;
      if (second !== undefined) this.isSecond[second] = 1;
    }
  }

  after(
    weekends: number,
    day: number,
    { works, worked }: { readonly works: boolean; readonly worked: boolean },
  ): number | undefined {
    if (this.most === Infinity || !works) return weekends;
    // Whoever works on the first day of a weekend is in a run of work on its second.
    const isNew = this.isFirst[day] === 1 || (this.isSecond[day] === 1 && !worked);
    const sum = isNew ? weekends + 1 : weekends;
    if (sum > this.most) return undefined;
    return sum > (this.most * (day + 1)) / this.days + this.slack ? undefined : sum;
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Drops states from which no line can be completed. */
function keepFinishable(reached: Reached): LineNetwork | undefined {
  const { layerStart, arcStart, arcTarget, arcMove } = reached;
  const states = layerStart[layerStart.length - 1];
  const lastLayer = layerStart[layerStart.length - 2];
  const kept = new Uint8Array(states);
  for (let state = states - 1; state >= 0; state--) {
    if (state >= lastLayer) kept[state] = reached.isEnd(state) ? 1 : 0;
    for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) kept[state] |= kept[arcTarget[arc]];
  }
  if (kept[0] === 0) return undefined;
  const renamed = new Int32Array(states + 1);
  for (let state = 0; state < states; state++) renamed[state + 1] = renamed[state] + kept[state];
  const starts: number[] = [0];
  const targets: number[] = [];
  const moves: number[] = [];
  for (let state = 0; state < states; state++) {
    if (kept[state] === 0) continue;
    for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
      if (kept[arcTarget[arc]] === 0) continue;
      targets.push(renamed[arcTarget[arc]]);
      moves.push(arcMove[arc]);
    }
    starts.push(targets.length);
  }
  return {
    moves: reached.moves,
    layerStart: Int32Array.from(layerStart, (state) => renamed[state]),
    arcStart: Int32Array.from(starts),
    arcTarget: Int32Array.from(targets),
    arcMove: Uint8Array.from(moves),
  };
}
