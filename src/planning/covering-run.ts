import type { CoveringModel } from '../../models/covering/build.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import { shortageCosts } from '../../models/covering/objective.ts';
import type { Covering } from '../../models/covering/decode.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import type { RowSpec, Term } from '../../models/linear/model.ts';
import type { Objective } from '../domain/objective.ts';
import type { Solution, SolveOptions, SolveOutcome, Solver, SolverSession } from '../solvers/solver.ts';
import { failureOf } from './solver-failure.ts';

export interface CoveringLimits {
  readonly timeLimitSeconds: number;
  readonly relativeGap: number;
  readonly seed: number;
  readonly shouldStop: () => boolean;
  readonly onProgress: (incumbent: number | undefined, bound: number | undefined) => void;
  /** What the search may end with: a headcount, or also the fewest paid hours for it. Matters for headcount only. */
  readonly thorough: 'headcount' | 'tidiness';
  /** What was found for the same problem with a lower requirement. */
  readonly before?: CoveredBefore | undefined;
}

/** A covering without shortage of the same problem with a lower requirement. Nothing less than its bound covers a higher one. */
export interface CoveredBefore {
  readonly covering: Covering;
  readonly bound: number;
}

/** One covering model open in an engine, with the limits its stages share. */
export interface CoveringRun {
  readonly data: CoveringData;
  readonly built: CoveringModel;
  readonly session: SolverSession;
  readonly solver: Solver;
  readonly minimise: Objective['minimise'];
  readonly limits: CoveringLimits;
  readonly secondsLeft: () => number;
}

/**
 * The model solved around whole numbers that are known, as it stands; undefined where they break it or time runs out.
 *
 * @param values read for integer columns only
 */
export function relaxAround(run: CoveringRun, values: Float64Array): Solution | undefined {
  const { built, session } = run;
  const integers = integerColumns(built);
  const known = integers.map((column) => values[column]);
  const { columnLower, columnUpper } = built.model;
  session.changeIntegrality(integers, false);
  session.changeColumnBounds(integers, known, known);
  const outcome = session.solve({ ...searchOptions(run, 1), onProgress: () => undefined });
  session.changeColumnBounds(
    integers,
    integers.map((column) => columnLower[column]),
    integers.map((column) => columnUpper[column]),
  );
  session.changeIntegrality(integers, true);
  return outcome.status === 'optimal' ? outcome : undefined;
}

/** Solves the model with these costs and without integers; undefined when time runs out. */
export function relax(run: CoveringRun, costs: SparseCosts): Solution | 'infeasible' | undefined {
  const { built, session } = run;
  const integers = integerColumns(built);
  session.changeIntegrality(integers, false);
  setCosts(session, built, costs);
  const outcome = session.solve({ ...searchOptions(run, 1), onProgress: () => undefined });
  session.changeIntegrality(integers, true);
  if (outcome.status === 'optimal') return outcome;
  if (outcome.status === 'infeasible') return 'infeasible';
  if (outcome.status === 'feasible' || outcome.status === 'stopped') return undefined;
  throw failureOf('linear relaxation', outcome);
}

export type Solved = Extract<SolveOutcome, { status: 'optimal' | 'feasible' }>;

export function isSolved(outcome: SolveOutcome): outcome is Solved {
  return outcome.status === 'optimal' || outcome.status === 'feasible';
}

export function searchOptions(
  run: CoveringRun,
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

export function forbidShortage({ data, built, session }: CoveringRun): void {
  const { columns } = shortageCosts(data, built.columns);
  session.changeColumnBounds(
    columns,
    columns.map(() => 0),
    columns.map(() => 0),
  );
}

export function allowShortage({ data, built, session }: CoveringRun): void {
  const { columns } = shortageCosts(data, built.columns);
  session.changeColumnBounds(
    columns,
    columns.map(() => 0),
    columns.map((column) => built.model.columnUpper[column]),
  );
}

export function capShortage({ data, built, session }: CoveringRun, value: number): void {
  session.addRows([capRow('shortage-reached', shortageCosts(data, built.columns), value)]);
}

/** A row that keeps what a stage reached, with room for rounding. */
export function capRow(name: string, { columns, costs }: SparseCosts, value: number): RowSpec {
  const terms = columns.map((column, k): Term => [column, costs[k]]);
  return { name, upper: value + 1e-6 * Math.max(1, Math.abs(value)), terms };
}

export function setCosts(
  session: SolverSession,
  built: CoveringModel,
  { columns, costs }: SparseCosts,
): void {
  const all = new Array<number>(built.model.columnCount).fill(0);
  columns.forEach((column, k) => (all[column] += costs[k]));
  session.changeCosts([...all.keys()], all);
}

function integerColumns({ model }: CoveringModel): number[] {
  return [...model.integer.keys()].filter((column) => model.integer[column] === 1);
}

export function valueOf({ columns, costs }: SparseCosts, { values }: Solution): number {
  return columns.reduce((sum, column, k) => sum + costs[k] * values[column], 0);
}

export function endedBy(outcome: Solved): 'gap' | 'time' | 'stop' {
  return outcome.status === 'optimal' ? 'gap' : outcome.endedBy;
}

export function undefinedUnlessFailed(outcome: SolveOutcome): undefined {
  if (outcome.status === 'failed' || outcome.status === 'unbounded')
    throw failureOf('search for the best covering', outcome);
  return undefined;
}
