import { buildCovering } from '../../models/covering/build.ts';
import type { CoveringModel } from '../../models/covering/build.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import { decodeCovering, encodeCovering } from '../../models/covering/decode.ts';
import type { Covering } from '../../models/covering/decode.ts';
import { coverGreedily } from '../../models/covering/greedy.ts';
import {
  headcountCosts,
  hourCosts,
  paymentCosts,
  shortageCosts,
  tidinessCosts,
} from '../../models/covering/objective.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import type { RowSpec, Term } from '../../models/linear/model.ts';
import type { Objective } from '../domain/objective.ts';
import type { Solution, SolveOptions, SolveOutcome, Solver, SolverSession } from '../solvers/solver.ts';

/** The best covering found and what is proven about it. */
export interface CoveringResult {
  readonly covering: Covering;
  readonly shortage: Proven;
  /** People or cost, as the request asks. */
  readonly objective: Proven;
  /** The linear relaxation of the objective; undefined when time ran out before it was solved. */
  readonly relaxation: Relaxation | undefined;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly ended: 'gap' | 'time' | 'stop';
}

export interface Relaxation {
  readonly value: number;
  /** [skill][interval] what one agent less required would save. */
  readonly shadowPrices: readonly Float64Array[];
}

export interface Proven {
  readonly value: number;
  readonly bound: number;
}

export interface CoveringLimits {
  readonly timeLimitSeconds: number;
  readonly relativeGap: number;
  readonly seed: number;
  readonly shouldStop: () => boolean;
  readonly onProgress: (incumbent: number | undefined, bound: number | undefined) => void;
  /** What the search may end with: a headcount, or also the fewest paid hours for it. Matters for headcount only. */
  readonly thorough: 'headcount' | 'tidiness';
}

/** Share of the time that the search without any shortage may use. */
const WITHOUT_SHORTAGE_TIME_SHARE = 0.7;
/** Share of what is left that the search for the least shortage may use. */
const SHORTAGE_TIME_SHARE = 0.5;
/** Share of the time that the search for the least cost may use; the rest is for tidiness. */
const COST_TIME_SHARE = 0.8;
/** Below so much time left, tidying is not begun. */
const LEAST_TIDINESS_SECONDS = 0.5;
/** Paid hours above the proven fewest that are not worth more search, as a share of the hours required. */
const TIDINESS_TOLERANCE = 0.02;

/**
 * Stage 5: solves the covering model lexicographically on one open model: shortage, then headcount or cost, then
 * tidiness. The relaxation comes first: where it needs no shortage and its headcount rounds up to what is found, it is the
 * proof. A greedy covering is the start, and what stands when nothing better is found.
 * @throws Error when the engine fails. Running out of time is no failure.
 */
export function solveCovering(
  data: CoveringData,
  minimise: Objective['minimise'],
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
): CoveringResult {
  const built = buildCovering(data);
  const session = solver.open(built.model);
  const deadline = now() + limits.timeLimitSeconds * 1000;
  try {
    return solveStages({
      data,
      built,
      session,
      minimise,
      limits,
      secondsLeft: () => (deadline - now()) / 1000,
    });
  } finally {
    session.dispose();
  }
}

interface Run {
  readonly data: CoveringData;
  readonly built: CoveringModel;
  readonly session: SolverSession;
  readonly minimise: Objective['minimise'];
  readonly limits: CoveringLimits;
  readonly secondsLeft: () => number;
}

type Ended = CoveringResult['ended'];

function solveStages(run: Run): CoveringResult {
  const { data, built } = run;
  const greedy = coverGreedily(data);
  const start = encodeCovering(built.columns, built.model.columnCount, greedy);
  forbidShortage(run);
  const found = searchObjective(run, { value: 0, bound: 0 }, start, WITHOUT_SHORTAGE_TIME_SHARE);
  if (found !== undefined) return found;
  allowShortage(run);
  const shortage = leastShortage(run, start);
  if (shortage === undefined) return unimproved(run, greedy);
  capShortage(run, shortage.proven.value);
  return searchObjective(run, shortage.proven, shortage.solution.values, 1) ?? unimproved(run, greedy);
}

/** Solves the model with these costs and without integers; undefined when time runs out. */
function relax(run: Run, costs: SparseCosts): Solution | 'infeasible' | undefined {
  const { built, session } = run;
  const integers = integerColumns(built);
  session.changeIntegrality(integers, false);
  setCosts(session, built, costs);
  const outcome = session.solve({ ...searchOptions(run, 1), onProgress: () => undefined });
  session.changeIntegrality(integers, true);
  if (outcome.status === 'optimal') return outcome;
  if (outcome.status === 'infeasible') return 'infeasible';
  if (outcome.status === 'feasible' || outcome.status === 'stopped') return undefined;
  throw unexpected('linear relaxation', outcome);
}

interface Found {
  readonly solution: Solution;
  readonly proven: Proven;
}

function leastShortage(run: Run, start: Float64Array): Found | undefined {
  const { data, built, session, limits } = run;
  const costs = shortageCosts(data, built.columns);
  const relaxed = relax(run, costs);
  setCosts(session, built, costs);
  const options = { ...searchOptions(run, SHORTAGE_TIME_SHARE), relativeGap: limits.relativeGap, start };
  const outcome = session.solve(options);
  if (outcome.status === 'stopped') return undefined;
  if (!isSolved(outcome)) throw unexpected('search for the least shortage', outcome);
  const bound = Math.max(relaxed === 'infeasible' ? 0 : (relaxed?.objective ?? 0), outcome.bound);
  return { solution: outcome, proven: { value: outcome.objective, bound } };
}

/** What stands when time runs out before the engine has found anything. */
function unimproved({ built, limits }: Run, greedy: Covering): CoveringResult {
  return {
    covering: greedy,
    shortage: { value: Infinity, bound: 0 },
    objective: { value: sum(greedy.people), bound: 0 },
    relaxation: undefined,
    size: { columns: built.model.columnCount, rows: built.model.rowCount },
    ended: limits.shouldStop() ? 'stop' : 'time',
  };
}

/** Headcount or cost under the shortage allowed; undefined when nothing was found in time or at all. */
function searchObjective(
  run: Run,
  shortage: Proven,
  start: Float64Array,
  timeShare: number,
): CoveringResult | undefined {
  const { data, built, minimise } = run;
  const own = minimise === 'headcount' ? headcountCosts(built.columns) : paymentCosts(data, built.columns);
  const relaxed = relax(run, own);
  if (relaxed === 'infeasible') return undefined;
  const search = minimise === 'headcount' ? fewestPeople : leastCost;
  const found = search(run, own, relaxed?.objective ?? 0, start, timeShare);
  if (found === undefined) return undefined;
  return {
    covering: decodeCovering(built.columns, found.solution.values),
    shortage,
    objective: found.proven,
    relaxation:
      relaxed === undefined
        ? undefined
        : { value: relaxed.objective, shadowPrices: shadowPrices(data, built, relaxed) },
    size: { columns: built.model.columnCount, rows: built.model.rowCount },
    ended: found.ended,
  };
}

type Search = (
  run: Run,
  costs: SparseCosts,
  relaxed: number,
  start: Float64Array,
  timeShare: number,
) => (Found & { ended: Ended }) | undefined;

/**
 * People first, with paid hours beside them weighing less than one person altogether: the search for few hours finds good
 * headcounts sooner than the search for headcount alone. Wishes come when the headcount stands.
 */
const fewestPeople: Search = (run, people, relaxed, start, timeShare) => {
  const { data, built, session, limits } = run;
  const least = Math.ceil(relaxed - 1e-6);
  const hours = hourCosts(data, built.columns);
  const scale = requiredHours(data);
  const weight = 2 * scale;
  session.addRows([
    { name: 'least-people', lower: least, terms: people.columns.map((column): Term => [column, 1]) },
  ]);
  setCosts(session, built, {
    columns: [...people.columns, ...hours.columns],
    costs: [...people.costs.map((cost) => cost * weight), ...hours.costs],
  });
  const outcome = session.solve({
    ...searchOptions(run, timeShare, (value) => Math.max(least, Math.floor(value / weight))),
    absoluteGap: limits.thorough === 'tidiness' ? TIDINESS_TOLERANCE * scale : weight / 2,
    start,
  });
  if (!isSolved(outcome)) return undefinedUnlessFailed(outcome);
  const value = valueOf(people, outcome);
  const bound = Math.min(value, Math.max(least, Math.ceil((outcome.bound - weight) / weight - 1e-6)));
  const ended = value === bound ? 'gap' : endedBy(outcome);
  const solution = limits.thorough === 'tidiness' ? tidied(run, people, value, outcome) : outcome;
  return { solution, proven: { value, bound }, ended };
};

const leastCost: Search = (run, cost, relaxed, start, timeShare) => {
  const { built, session, limits } = run;
  setCosts(session, built, cost);
  const outcome = session.solve({
    ...searchOptions(run, timeShare * COST_TIME_SHARE),
    relativeGap: limits.relativeGap,
    start,
  });
  if (!isSolved(outcome)) return undefinedUnlessFailed(outcome);
  const proven = { value: outcome.objective, bound: Math.max(relaxed, outcome.bound) };
  return { solution: tidied(run, cost, outcome.objective, outcome), proven, ended: endedBy(outcome) };
};

/** The tidiest of the coverings that cost no more than what was reached, as far as time allows. */
function tidied(run: Run, costs: SparseCosts, reached: number, found: Solution): Solution {
  const { data, built, session } = run;
  if (run.secondsLeft() < LEAST_TIDINESS_SECONDS) return found;
  session.addRows([capRow('reached', costs, reached)]);
  setCosts(session, built, tidinessCosts(data, built.columns));
  const outcome = session.solve({
    ...searchOptions(run, 1),
    onProgress: () => undefined,
    relativeGap: TIDINESS_TOLERANCE,
    start: found.values,
  });
  return isSolved(outcome) ? outcome : found;
}

type Solved = Extract<SolveOutcome, { status: 'optimal' | 'feasible' }>;

function isSolved(outcome: SolveOutcome): outcome is Solved {
  return outcome.status === 'optimal' || outcome.status === 'feasible';
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function searchOptions(
  run: Run,
  timeShare: number,
  inUnits: (value: number) => number = (value) => value,
): SolveOptions {
  const { limits } = run;
  return {
    seed: limits.seed,
    timeLimitSeconds: Math.max(0.5, run.secondsLeft() * timeShare),
    shouldStop: limits.shouldStop,
    onProgress: ({ incumbent, bound }) =>
      limits.onProgress(
        incumbent === undefined ? undefined : inUnits(incumbent),
        bound === undefined ? undefined : inUnits(bound),
      ),
  };
}

function forbidShortage({ data, built, session }: Run): void {
  const { columns } = shortageCosts(data, built.columns);
  session.changeColumnBounds(
    columns,
    columns.map(() => 0),
    columns.map(() => 0),
  );
}

function allowShortage({ data, built, session }: Run): void {
  const { columns } = shortageCosts(data, built.columns);
  session.changeColumnBounds(
    columns,
    columns.map(() => 0),
    columns.map((column) => built.model.columnUpper[column]),
  );
}

function capShortage({ data, built, session }: Run, value: number): void {
  session.addRows([capRow('shortage-reached', shortageCosts(data, built.columns), value)]);
}

/** A row that keeps what a stage reached, with room for rounding. */
function capRow(name: string, { columns, costs }: SparseCosts, value: number): RowSpec {
  const terms = columns.map((column, k): Term => [column, costs[k]]);
  return { name, upper: value + 1e-6 * Math.max(1, Math.abs(value)), terms };
}

function setCosts(session: SolverSession, built: CoveringModel, { columns, costs }: SparseCosts): void {
  const all = new Array<number>(built.model.columnCount).fill(0);
  columns.forEach((column, k) => (all[column] += costs[k]));
  session.changeCosts([...all.keys()], all);
}

function integerColumns({ model }: CoveringModel): number[] {
  return [...model.integer.keys()].filter((column) => model.integer[column] === 1);
}

function valueOf({ columns, costs }: SparseCosts, { values }: Solution): number {
  return columns.reduce((sum, column, k) => sum + costs[k] * values[column], 0);
}

function endedBy(outcome: Solved): Ended {
  return outcome.status === 'optimal' ? 'gap' : outcome.endedBy;
}

function undefinedUnlessFailed(outcome: SolveOutcome): undefined {
  if (outcome.status === 'failed' || outcome.status === 'unbounded')
    throw unexpected('search for the fewest people', outcome);
  return undefined;
}

function unexpected(what: string, outcome: SolveOutcome): Error {
  return new Error(
    `The ${what} ended ${outcome.status}${outcome.status === 'failed' ? `: ${outcome.reason}` : ''}`,
  );
}

/** Hours of work required: a scale for tolerances and weights. */
function requiredHours(data: CoveringData): number {
  const agents = data.required.reduce(
    (sum, skill) => sum + skill.reduce((total, value) => total + value, 0),
    0,
  );
  const floors = data.buffer.reduce((sum, value, t) => sum + value + data.liveExtra[t], 0);
  return Math.max(1, ((agents + floors) * data.intervalMinutes) / 60);
}

/**
 * What one agent less required would save: the reduced cost of that agent missing, for each interval of a run with equal
 * requirement its part.
 */
function shadowPrices(data: CoveringData, { columns }: CoveringModel, relaxed: Solution): Float64Array[] {
  const prices = data.skills.map(() => new Float64Array(data.intervalCount));
  for (const run of columns.runs) {
    for (const [skill, column] of run.shortage) {
      const price = Math.max(0, -(relaxed.reducedCosts?.[column] ?? 0)) / run.intervals;
      prices[skill].fill(price, run.firstInterval, run.firstInterval + run.intervals);
    }
  }
  return prices;
}
