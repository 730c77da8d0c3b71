import { ContractWeekCounter } from './contract-week-counter.ts';
import { LimitCounter, type Before, type Counter } from './counter.ts';
import type { CountLimit, LineRules, LinesData } from './data.ts';
import { DayOffInsideCounter } from './day-off-counter.ts';
import { MinuteCounter } from './minute-counter.ts';
import { groupMoves, type Move } from './moves.ts';
import { NightRunCounter } from './night-run-counter.ts';
import { preferredCounters } from './preferred-counters.ts';
import { Runs } from './runs.ts';
import { weekCounters, type WeekMinuteCounter } from './week-counters.ts';
import { WeekendCounter } from './weekend-counter.ts';

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
  readonly arcMove: Uint16Array;
  /** What an arc costs because its move follows so soon, or passes a preferred limit; undefined where none does. */
  readonly arcCost: Float64Array | undefined;
  /** Minutes of the week before each state, known where a week has just ended; undefined where nobody is owed any. */
  readonly weekMinutes: Int32Array | undefined;
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
 * Builds the network of all lines that keep the rules: successions, runs, weekends, weeks, minutes and the tracked limits. Arcs
 * cost what preferred limits ask.
 * Days off, closed choices, tallies and untracked limits are left to prices.
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
  readonly arcCost: readonly number[];
  readonly weekMinutes: readonly number[] | undefined;
  /** Whether a state of the last layer ends a legal line. */
  readonly isEnd: (state: number) => boolean;
}

function reach(data: LinesData, rules: LineRules, options: NetworkOptions): Reached | undefined {
  const { days } = data;
  const { stateLimit } = options;
  const grouped = groupMoves(data, [...options.tracked, ...nightsAsLimits(rules)]);
  const runs = new Runs(rules, grouped, days);
  const { counters, owed } = countersOf(data, rules, options);
  const sizes = counters.map((counter) => counter.size);
  const size = sizes.reduce((product, one) => product * one, runs.count);
  if (size > stateLimit) return undefined;

  const position = new Int32Array(size).fill(-1);
  const layerStart = [0, 1];
  const arcStart = [0];
  const arcTarget: number[] = [];
  const arcMove: number[] = [];
  const arcCost: number[] = [];
  const weekMinutes: number[] = [0];
  const values = new Int32Array(counters.length);
  counters.forEach((counter, c) => (values[c] = counter.start ?? 0));
  let layer: number[] = [values.reduce((key, value, c) => key * sizes[c] + value, runs.start)];
  for (let day = 0; day < days; day++) {
    const first = layerStart[day + 1];
    const next: number[] = [];
    for (const key of layer) {
      const run = unpack(key, sizes, values);
      const before: Before = { day, worked: runs.isWork(run) };
      for (let move = 0; move < grouped.moves.length; move++) {
        const nextRun = runs.after(run, move, day);
        if (nextRun === undefined) continue;
        const target = packAfter(nextRun, counters, values, grouped.moves[move], before);
        if (target === undefined) continue;
        if (position[target] < 0) {
          position[target] = first + next.length;
          next.push(target);
        }
        arcTarget.push(position[target]);
        arcMove.push(move);
        arcCost.push(runs.costOf(run, move) + costByCounters(counters, values, grouped.moves[move], before));
      }
      arcStart.push(arcTarget.length);
    }
    for (const key of next) {
      position[key] = -1;
      if (owed !== undefined) weekMinutes.push(minutesIn(key, sizes, values, owed));
    }
    layer = next;
    layerStart.push(first + next.length);
    if (layerStart[day + 2] > stateLimit) return undefined;
  }
  for (let end = 0; end < layer.length; end++) arcStart.push(arcTarget.length);
  const isEnd = (state: number): boolean => {
    unpack(layer[state - layerStart[days]], sizes, values);
    return counters.every((counter, c) => counter.isEnd?.(values[c]) ?? true);
  };
  const arcs = { arcStart, arcTarget, arcMove, arcCost };
  return { moves: grouped.moves, layerStart, ...arcs, weekMinutes: owed && weekMinutes, isEnd };
}

/** Nights are told apart as if they counted towards limits of their own, after the tracked ones: required, then preferred. */
function nightsAsLimits({ nights, preferred }: LineRules): CountLimit[] {
  const asLimit = ({ shifts }: Pick<CountLimit, 'shifts'>): CountLimit => ({ shifts, most: Infinity });
  return [nights, preferred?.nights].flatMap((one) => (one === undefined ? [] : [asLimit(one)]));
}

/** The counter of minutes that people are owed, and where it stands among the others. */
interface OwedCounter {
  readonly index: number;
  readonly counter: WeekMinuteCounter;
}

function countersOf(
  data: LinesData,
  rules: LineRules,
  { tracked, slackShifts = Infinity }: NetworkOptions,
): { readonly counters: readonly Counter[]; readonly owed: OwedCounter | undefined } {
  const week = rules.week && weekCounters(data, rules.week);
  const counters: Counter[] = [
    new WeekendCounter(data, rules, slackShifts),
    new MinuteCounter(data, rules, slackShifts),
    ...(week?.days === undefined ? [] : [week.days]),
    ...(week?.minutes === undefined ? [] : [week.minutes]),
    ...(rules.week?.contract === undefined ? [] : [new ContractWeekCounter(data, rules.week.contract)]),
    ...(rules.dayOffInsideSeven === true ? [new DayOffInsideCounter(data.days)] : []),
    ...tracked.map((limit, index) => new LimitCounter(limit, index)),
    ...(rules.nights === undefined
      ? []
      : [new NightRunCounter(rules.nights, data.days, tracked.length, rules.before?.nights ?? 0)]),
    ...preferredCounters(data, rules, tracked.length + (rules.nights === undefined ? 0 : 1)),
  ];
  if (week?.minutes === undefined || rules.week!.owedMinutes === 0) return { counters, owed: undefined };
  return { counters, owed: { index: counters.indexOf(week.minutes), counter: week.minutes } };
}

/** Puts the values of the counters in their places; the run is what remains. */
function unpack(key: number, sizes: readonly number[], values: Int32Array): number {
  let rest = key;
  for (let c = sizes.length - 1; c >= 0; c--) {
    values[c] = rest % sizes[c];
    rest = Math.floor(rest / sizes[c]);
  }
  return rest;
}

/** The run and the values of the counters after a move in one number, or undefined if the move breaks a rule. */
function packAfter(
  run: number,
  counters: readonly Counter[],
  values: Int32Array,
  move: Move,
  before: Before,
): number | undefined {
  let packed = run;
  for (let c = 0; c < counters.length; c++) {
    const after = counters[c].after(values[c], move, before);
    if (after === undefined) return undefined;
    packed = packed * counters[c].size + after;
  }
  return packed;
}

function costByCounters(
  counters: readonly Counter[],
  values: Int32Array,
  move: Move,
  before: Before,
): number {
  let cost = 0;
  for (let c = 0; c < counters.length; c++) cost += counters[c].costOf?.(values[c], move, before) ?? 0;
  return cost;
}

function minutesIn(
  key: number,
  sizes: readonly number[],
  values: Int32Array,
  { index, counter }: OwedCounter,
): number {
  unpack(key, sizes, values);
  return counter.minutesOf(values[index]);
}

/** Drops states from which no line can be completed. */
function keepFinishable(reached: Reached): LineNetwork | undefined {
  const { layerStart, arcStart, arcTarget, arcMove, arcCost, weekMinutes } = reached;
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
  const costs: number[] = [];
  for (let state = 0; state < states; state++) {
    if (kept[state] === 0) continue;
    for (let arc = arcStart[state]; arc < arcStart[state + 1]; arc++) {
      if (kept[arcTarget[arc]] === 0) continue;
      targets.push(renamed[arcTarget[arc]]);
      moves.push(arcMove[arc]);
      costs.push(arcCost[arc]);
    }
    starts.push(targets.length);
  }
  return {
    moves: reached.moves,
    layerStart: Int32Array.from(layerStart, (state) => renamed[state]),
    arcStart: Int32Array.from(starts),
    arcTarget: Int32Array.from(targets),
    arcMove: Uint16Array.from(moves),
    arcCost: costs.some((cost) => cost !== 0) ? Float64Array.from(costs) : undefined,
    weekMinutes: weekMinutes && Int32Array.from(weekMinutes.filter((_, state) => kept[state] === 1)),
  };
}
