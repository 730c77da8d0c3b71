import type { LinearModel } from '../../models/linear/model.ts';
import { partOf } from '../../models/linear/part.ts';
import type { Solution, Solver, SolverSession } from '../solvers/solver.ts';

/** A model whose columns act at times. */
export interface TimedModel {
  /** With the costs and bounds that hold. */
  readonly model: LinearModel;
  /** [column] when it acts first; −1 for columns without a time, which are decided last. */
  readonly times: Int32Array;
  /** Begin of each stretch of the horizon, such as half a day, ascending. */
  readonly cuts: readonly number[];
}

export interface DayByDayOptions {
  readonly solver: Solver;
  /** Holds the model without integers. Columns decided are fixed in it. */
  readonly session: SolverSession;
  /** Stretches to decide, the first ones. */
  readonly stretches: number;
  /** What the objective may come to: the nearer, the more carefully each stretch is decided. */
  readonly allowed: number;
  readonly seed: number;
  readonly secondsLeft: () => number;
  readonly shouldStop: () => boolean;
}

export interface DecidedDays {
  /** One value per column: whole numbers where it is decided, the relaxation of the rest elsewhere. */
  readonly values: Float64Array;
  /** Whether all the stretches asked for are decided. */
  readonly isComplete: boolean;
}

/** One stretch: its integers are decided from `from` to `to`, what follows is foreseen without integers until `until`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly until: number;
  /** Whether the end of the horizon is in sight, so that columns without a time are to be whole too. */
  readonly isLast: boolean;
  /** Whether only what is likely to matter is looked at: candidates, and rows that are near their sides. */
  readonly scope: 'likely' | 'everything';
  /** A solution that costs the relaxation more is worth a look at more of the horizon, as a share of the objective. */
  readonly mostLostShare: number;
}

/** Candidates are columns that the relaxation uses, or whose reduced cost is at most this share of the objective. */
const CANDIDATE_SHARE = 1e-6;
/** Share of the room of a stretch that its integers may lose beyond what is proven for them. */
const ROOM_SHARE = 0.5;
/** What its integers may lose in any case, as a share of the objective. */
const LEAST_GAP = 2e-5;
/**
 * A stretch may take this share of the time left, or its own where that is more: most take a tenth of what the slowest do, and
 * one ended early spoils those after it.
 */
const TIME_SHARE = 0.2;
/** Beyond so many times what is allowed, and a person or two more, what is lost is not worth deciding the rest. */
const HOPELESS = { times: 1.01, people: 2 };
const MOST_LOST_SHARE = 0.001;
/** A row that ties people is left out of a stretch where it has room for so many more, and for this share of those it counts. */
const FAR = { people: 0.3, share: 0.1 };

/**
 * Relax-and-fix (Dillenberger, Escudero, Wollensak & Zhang 1994, European J. Oper. Res. 75): the integers of one stretch
 * after the other, each beside the next one without integers and at the prices that the relaxation puts on what comes later.
 * After each stretch the relaxation is solved again, so that the next is decided at prices that know what was lost.
 *
 * @param relaxed the relaxation, with duals
 * @returns where time runs out, a stretch cannot be decided or too much is lost, what is decided until then and the relaxation
 * of the rest
 */
export function decideDayByDay(timed: TimedModel, relaxed: Solution, options: DayByDayOptions): DecidedDays {
  const { model, times, cuts } = timed;
  const { stretches, allowed, secondsLeft, shouldStop } = options;
  const kinds = rowKinds(timed);
  let current = relaxed;
  let index = 0;
  for (; index < stretches && !shouldStop() && secondsLeft() > 0; index++) {
    const until = cuts[index + 2] ?? Infinity;
    const isLast = until === Infinity && stretches === cuts.length;
    const span = { from: cuts[index], to: cuts[index + 1] ?? Infinity, until, isLast };
    const decide = (stretch: Sight): Solution | 'infeasible' | undefined =>
      decideStretch(timed, kinds, current, { ...span, ...stretch }, stretches - index, options);
    let next: ReturnType<typeof decide> = 'infeasible';
    for (const sight of sights(until)) if (next === 'infeasible') next = decide(sight);
    if (next === undefined || next === 'infeasible') break;
    current = next;
    if (current.objective > HOPELESS.times * allowed + HOPELESS.people) break;
  }
  const isComplete = index === stretches;
  const end = cuts[index] ?? Infinity;
  const values = current.values.map((value, column) =>
    model.integer[column] === 1 && isWithin(times[column], 0, end) ? Math.round(value) : value,
  );
  return { values, isComplete };
}

type Sight = Pick<Stretch, 'scope' | 'until' | 'mostLostShare'>;

/** What a stretch is decided beside: more of it where too little was seen to leave what comes later a good way. */
function sights(until: number): Sight[] {
  return [
    { scope: 'likely', until, mostLostShare: MOST_LOST_SHARE },
    { scope: 'everything', until, mostLostShare: MOST_LOST_SHARE },
    { scope: 'everything', until: Infinity, mostLostShare: Infinity },
  ];
}

/** The relaxation around the integers of one more stretch; undefined when time ran out. */
function decideStretch(
  timed: TimedModel,
  kinds: RowKinds,
  current: Solution,
  stretch: Stretch,
  stretchesLeft: number,
  { solver, session, allowed, seed, secondsLeft, shouldStop }: DayByDayOptions,
): Solution | 'infeasible' | undefined {
  const { model, times } = timed;
  const { columns, part } = stretchPart(timed, kinds, current, stretch);
  const room = allowed - current.objective;
  const outcome = solver.solve(part, {
    seed,
    timeLimitSeconds: Math.max(TIME_SHARE, 1 / stretchesLeft) * secondsLeft(),
    absoluteGap: Math.max(LEAST_GAP * Math.abs(current.objective), (ROOM_SHARE * room) / stretchesLeft),
    shouldStop,
  });
  if (!('values' in outcome)) return outcome.status === 'infeasible' ? 'infeasible' : undefined;
  const found = new Map(columns.map((column, k) => [column, outcome.values[k]]));
  const decided = [...times.keys()].filter(
    (column) => model.integer[column] === 1 && isWithin(times[column], stretch.from, stretch.to),
  );
  const values = decided.map((column) => found.get(column) ?? 0);
  session.changeColumnBounds(decided, values, values);
  const next = session.solve({ timeLimitSeconds: secondsLeft(), shouldStop });
  const lost = next.status === 'optimal' ? next.objective - current.objective : 0;
  const isGood = lost <= Math.max(room, stretch.mostLostShare * Math.abs(current.objective));
  if (next.status === 'optimal' && isGood) return next;
  session.changeColumnBounds(
    decided,
    decided.map((column) => model.columnLower[column]),
    decided.map((column) => model.columnUpper[column]),
  );
  return next.status === 'infeasible' || next.status === 'optimal' ? 'infeasible' : undefined;
}

/** The model of a stretch and the next: what is decided stands as it is, what comes later has its price. */
function stretchPart(
  { model, times }: TimedModel,
  { latest, tiesPeople }: RowKinds,
  { values, reducedCosts, rowDuals, objective }: Solution,
  { from, to, until, isLast, scope }: Stretch,
): { readonly columns: readonly number[]; readonly part: LinearModel } {
  if (reducedCosts === undefined || rowDuals === undefined) throw new Error('A relaxation without duals');
  const dearest = CANDIDATE_SHARE * Math.max(1, Math.abs(objective));
  const isCandidate = (column: number): boolean =>
    model.columnUpper[column] > 0 &&
    (scope === 'everything' ||
      model.integer[column] === 0 ||
      values[column] > 1e-9 ||
      reducedCosts[column] <= dearest);
  const columns = [...times.keys()].filter(
    (column) => times[column] < 0 || (isWithin(times[column], from, until) && isCandidate(column)),
  );
  const isLikely = (row: number): boolean => scope === 'everything' || !isFarFromBinding(model, row, values);
  const rows = [...latest.keys()].filter(
    (row) => latest[row] < until && (tiesPeople[row] === 1 ? isLikely(row) : latest[row] >= from),
  );
  const cost = pricedCosts(model, rowDuals, (row) => latest[row] >= until);
  const before = values.map((value, column) => (isWithin(times[column], 0, from) ? value : 0));
  const part = partOf({ ...model, cost }, columns, rows, before);
  const integer = part.integer.map((whole, k) => {
    const time = times[columns[k]];
    return (time < 0 && isLast) || isWithin(time, from, to) ? whole : 0;
  });
  return { columns, part: { ...part, integer } };
}

/** Costs less what the rows left out pay for each column; what is left of a column that pays for itself is no cost. */
function pricedCosts(
  model: LinearModel,
  rowDuals: Float64Array,
  isLeftOut: (row: number) => boolean,
): Float64Array {
  const cost = model.cost.slice();
  for (let row = 0; row < model.rowCount; row++) {
    if (rowDuals[row] === 0 || !isLeftOut(row)) continue;
    for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
      cost[model.column[entry]] -= rowDuals[row] * model.value[entry];
    }
  }
  return cost.map((one) => (Math.abs(one) < 1e-9 ? 0 : one));
}

/** Whether a row that ties people has ample room; were that wrong, more people would be the price. */
function isFarFromBinding(model: LinearModel, row: number, values: Float64Array): boolean {
  if (model.rowLower[row] !== -Infinity) return false;
  let activity = 0;
  let counted = 0;
  for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
    const amount = model.value[entry] * values[model.column[entry]];
    activity += amount;
    counted += Math.max(0, amount);
  }
  return model.rowUpper[row] - activity > FAR.people + FAR.share * counted;
}

interface RowKinds {
  readonly latest: Int32Array;
  /** [row] 1 where a column without a time stands in it. */
  readonly tiesPeople: Uint8Array;
}

function rowKinds({ model, times }: TimedModel): RowKinds {
  const tiesPeople = new Uint8Array(model.rowCount);
  for (let row = 0; row < model.rowCount; row++) {
    for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
      if (times[model.column[entry]] < 0) tiesPeople[row] = 1;
    }
  }
  return { latest: latestTimes(model, times), tiesPeople };
}

/** [row] the latest time of its columns; −1 where none has one. */
export function latestTimes(model: LinearModel, times: Int32Array): Int32Array {
  const latest = new Int32Array(model.rowCount).fill(-1);
  for (let row = 0; row < model.rowCount; row++) {
    for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
      latest[row] = Math.max(latest[row], times[model.column[entry]]);
    }
  }
  return latest;
}

function isWithin(time: number, from: number, to: number): boolean {
  return from <= time && time < to;
}
