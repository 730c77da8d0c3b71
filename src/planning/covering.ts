import { buildCovering } from '../../models/covering/build.ts';
import type { CoveringModel } from '../../models/covering/build.ts';
import { isKnownToAnnealing } from '../../models/covering/annealing/known.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import { decodeAbove, decodeCovering } from '../../models/covering/decode.ts';
import type { Covering } from '../../models/covering/decode.ts';
import { headcountCosts, paymentCosts, shortageCosts } from '../../models/covering/objective.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import { paymentOf } from '../../models/covering/payment.ts';
import type { Objective } from '../domain/objective.ts';
import type { EngineName, Solution, Solver } from '../solvers/solver.ts';
import {
  allowShortage,
  capShortage,
  endedBy,
  forbidShortage,
  isSolved,
  relax,
  searchOptions,
  setCosts,
  valueOf,
} from './covering-run.ts';
import type { CoveringLimits, CoveringRun } from './covering-run.ts';
import { isByWeek, relaxByWeek } from './covering-weeks.ts';
import { startWithShortage, startWithoutShortage } from './covering-start.ts';
import { fewestPeople, leastCost } from './covering-search.ts';
import type { Found, Proven, Start } from './covering-search.ts';
import { SolverFailure, failureOf, mustKeep } from './solver-failure.ts';

/** What a search for a covering proves. */
export interface CoveringProof {
  readonly shortage: Proven;
  /** People or cost, as the request asks. */
  readonly objective: Proven;
  /** The linear relaxation of the objective; undefined when time ran out first, or where weeks were relaxed one by one. */
  readonly relaxation: Relaxation | undefined;
  /** People or cost that no roster without any shortage undercuts, where the objective has a shortage; undefined if not known. */
  readonly boundWithoutShortage?: number | undefined;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly engine: EngineName;
  readonly ended: 'gap' | 'time' | 'stop';
}

/** The best covering found and what is proven about it. */
export interface CoveringResult extends CoveringProof {
  readonly covering: Covering;
  /** [skill][interval] agents above the requirement whom averages count on. */
  readonly above: readonly Int32Array[];
}

export interface Relaxation {
  readonly value: number;
  /** [skill][interval] what one agent less required would save. */
  readonly shadowPrices: readonly Float64Array[];
}

/** Share of the time that the search without any shortage may use. */
const WITHOUT_SHORTAGE_TIME_SHARE = 0.7;
/** Share of what is left that the search for the least shortage may use. */
const SHORTAGE_TIME_SHARE = 0.5;

/**
 * Stage 5: solves the covering model lexicographically on one open model: shortage, then headcount or cost, then
 * tidiness. The relaxation comes first: where it needs no shortage and its headcount rounds up to what is found, it is the
 * proof. A greedy covering is the start for small models and one decided day by day, or annealed, for large, and what stands
 * when nothing better is found.
 * @throws SolverFailure when the engine fails. Running out of time is no failure.
 */
export function solveCovering(
  data: CoveringData,
  minimise: Objective['minimise'],
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
): CoveringResult {
  const deadline = now() + limits.timeLimitSeconds * 1000;
  const built = buildCovering(data);
  const session = solver.open(built.model);
  try {
    return solveStages({
      data,
      built,
      session,
      solver,
      minimise,
      limits,
      secondsLeft: () => (deadline - now()) / 1000,
    });
  } finally {
    session.dispose();
  }
}

function solveStages(run: CoveringRun): CoveringResult {
  forbidShortage(run);
  const before = run.secondsLeft();
  const relaxed = isByWeek(run) ? relaxByWeek(run) : relax(run, objectiveCosts(run));
  const relaxationSeconds = before - run.secondsLeft();
  let start: Start | undefined;
  if (relaxed !== 'infeasible') {
    start = startWithoutShortage(run, objectiveCosts(run), relaxed, relaxationSeconds);
    const nothingShort = { value: 0, bound: 0 };
    const found = searchObjective(run, relaxed, nothingShort, start, WITHOUT_SHORTAGE_TIME_SHARE);
    if (found !== undefined) return found;
  }
  allowShortage(run);
  // Of what else counts as a shortage, such as hours owed, the gaps of a roster say nothing.
  const isAllShortage = isKnownToAnnealing(run.data) && relaxed !== 'infeasible';
  return {
    ...withShortage(run, start?.values),
    boundWithoutShortage: isAllShortage ? relaxed?.objective : undefined,
  };
}

function withShortage(run: CoveringRun, known: Float64Array | undefined): CoveringResult {
  const { built } = run;
  const relaxed = relax(run, shortageCosts(run.data, built.columns));
  const start = known ?? startWithShortage(run, relaxed === 'infeasible' ? undefined : relaxed);
  const bound = relaxed === 'infeasible' ? 0 : (relaxed?.objective ?? 0);
  const shortage = leastShortage(run, bound, start);
  if (shortage === undefined) return unimproved(run, decodeCovering(built.columns, start));
  capShortage(run, shortage.proven.value);
  const own = relax(run, objectiveCosts(run));
  if (own === 'infeasible') throw new Error('The least shortage found cannot be had');
  const best = searchObjective(
    run,
    own,
    shortage.proven,
    { values: shortage.solution.values, isFeasible: true },
    1,
  );
  if (best === undefined) return unimproved(run, decodeCovering(built.columns, start));
  return shortage.ended === 'gap' ? best : { ...best, ended: shortage.ended };
}

function objectiveCosts({ data, built, minimise }: CoveringRun): SparseCosts {
  return minimise === 'headcount' ? headcountCosts(built.columns) : paymentCosts(data, built.columns);
}

type FoundShortage = Found & Pick<CoveringResult, 'ended'>;

function leastShortage(run: CoveringRun, relaxed: number, start: Float64Array): FoundShortage | undefined {
  const { data, built, session, limits } = run;
  setCosts(session, built, shortageCosts(data, built.columns));
  const options = { ...searchOptions(run, SHORTAGE_TIME_SHARE), relativeGap: limits.relativeGap, start };
  const outcome = session.solve(options);
  if (outcome.status === 'stopped') return undefined;
  if (!isSolved(outcome)) throw failureOf('search for the least shortage', outcome);
  const bound = Math.max(relaxed, outcome.bound);
  return { solution: outcome, proven: { value: outcome.objective, bound }, ended: endedBy(outcome) };
}

/** What stands when time runs out before the engine has found anything. */
function unimproved(
  { data, built, limits, minimise, session }: CoveringRun,
  covering: Covering,
): CoveringResult {
  return {
    covering,
    above: data.skills.map(() => new Int32Array(data.intervalCount)),
    shortage: { value: Infinity, bound: 0 },
    objective: {
      value: minimise === 'headcount' ? sum(covering.people) : paymentOf(data, covering),
      bound: 0,
    },
    relaxation: undefined,
    size: { columns: built.model.columnCount, rows: built.model.rowCount },
    engine: session.engine,
    ended: limits.shouldStop() ? 'stop' : 'time',
  };
}

/** Headcount or cost under the shortage allowed; undefined when nothing was found in time or at all. */
function searchObjective(
  run: CoveringRun,
  relaxed: Solution | undefined,
  shortage: Proven,
  start: Start | undefined,
  timeShare: number,
): CoveringResult | undefined {
  const { data, built, session, minimise } = run;
  const search = minimise === 'headcount' ? fewestPeople : leastCost;
  const known = shortage.value === 0 ? (run.limits.before?.bound ?? 0) : 0;
  const bound = Math.max(relaxed?.objective ?? 0, known);
  const found = search(run, objectiveCosts(run), bound, start, timeShare);
  if (found === undefined) return undefined;
  confirm(run, found.solution, shortage.value);
  return {
    covering: decodeCovering(built.columns, found.solution.values),
    above: decodeAbove(data, built.columns, found.solution.values),
    shortage,
    objective: found.proven,
    relaxation:
      relaxed?.reducedCosts === undefined
        ? undefined
        : { value: relaxed.objective, shadowPrices: shadowPrices(data, built, relaxed) },
    size: { columns: built.model.columnCount, rows: built.model.rowCount },
    engine: session.engine,
    ended: found.ended,
  };
}

/** Holds what is about to become a roster against the model and the shortage it may have, whatever engine it came from. */
function confirm({ data, built }: CoveringRun, solution: Solution, allowed: number): void {
  const step = 'search for the best covering';
  mustKeep(step, built.model, solution.values);
  const short = valueOf(shortageCosts(data, built.columns), solution);
  if (short > allowed + 1e-4 * Math.max(1, allowed))
    throw new SolverFailure(step, `its solution is short by ${short}, ${allowed} is enough`);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
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
