import { withPeopleWaiting } from '../../models/covering/complete.ts';
import { decodeCovering, encodeCovering } from '../../models/covering/decode.ts';
import type { Covering } from '../../models/covering/decode.ts';
import { coverGreedily } from '../../models/covering/greedy.ts';
import { shortageLeft } from '../../models/covering/shortage-left.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import { evaluate } from '../../models/linear/evaluate.ts';
import type { Solution } from '../solvers/solver.ts';
import { annealedWithoutShortage, annealedWithShortage, isForAnnealing } from './covering-annealing.ts';
import { decideCovering } from './covering-day-by-day.ts';
import { isByWeek } from './covering-weeks.ts';
import { relaxAround, valueOf } from './covering-run.ts';
import type { CoveringRun } from './covering-run.ts';
import type { Start } from './covering-search.ts';

/** Below so many people, single people decide, and annealing finds what deciding days would. */
const LEAST_PEOPLE = 20;
/** Deciding several weeks takes about eight times as long as relaxing them did; without time for it they are annealed only. */
const DECIDING_TIMES = 10;
/** What was decided is not annealed as well where it costs at most so many times the relaxation. */
const ENOUGH = 1.005;
/** Engines answer for a violation of this size. */
const TOLERANCE = 1e-6;

/**
 * Where the search without shortage begins: with a greedy covering for small models; a large week is decided day by day in
 * half of the time, and annealed where that comes to no end or leaves something to gain. Of both the cheaper counts. Small
 * teams are annealed only, and several weeks where time is short.
 *
 * @param relaxed of the costs, without shortage; undefined when time ran out
 * @param relaxationSeconds what it took
 */
export function startWithoutShortage(
  run: CoveringRun,
  costs: SparseCosts,
  relaxed: Solution | undefined,
  relaxationSeconds: number,
): Start | undefined {
  const value = (values: Float64Array): number => valueOf(costs, { objective: 0, bound: 0, values });
  const { before } = run.limits;
  const raised = before === undefined ? undefined : filledUp(run, before.covering);
  if (!isForAnnealing(run)) return { values: raised ?? greedy(run), isFeasible: false };
  const least = Math.max(relaxed?.objective ?? 0, before?.bound ?? 0);
  if (raised !== undefined && value(raised) <= enough(run, least)) return held(run, raised);
  if (relaxed === undefined) return raised === undefined ? undefined : held(run, raised);
  const isSmall = run.minimise === 'headcount' && relaxed.objective < LEAST_PEOPLE;
  const isTooLong = isByWeek(run) && run.secondsLeft() < DECIDING_TIMES * relaxationSeconds;
  const decided = isSmall || isTooLong ? undefined : decideCovering(run, costs, relaxed);
  const whole = decided?.isComplete === true ? decided.values : undefined;
  if (whole !== undefined && value(whole) <= enough(run, relaxed.objective)) return held(run, whole);
  const annealed = annealedWithoutShortage(run, relaxed);
  if (whole !== undefined && !(annealed.isComplete && value(annealed.values) < value(whole)))
    return held(run, whole);
  if (annealed.isComplete) return held(run, annealed.values);
  const filled = filledUp(run, decodeCovering(run.built.columns, annealed.values));
  return filled === undefined ? { values: annealed.values, isFeasible: false } : held(run, filled);
}

/** A covering with what it lacks besides, people as well; undefined where that leaves anybody missing. */
function filledUp({ data, built }: CoveringRun, from: Covering): Float64Array | undefined {
  const covering = coverGreedily(data, from);
  if (shortageLeft(data, covering).weighted > 0) return undefined;
  return encodeCovering(built.columns, built.model.columnCount, covering);
}

/** What the costs may come to for annealing to be left out: people are whole. */
function enough({ minimise }: CoveringRun, relaxed: number): number {
  const least = minimise === 'headcount' ? Math.ceil(relaxed - TOLERANCE) : relaxed;
  return Math.max(least, ENOUGH * relaxed);
}

/**
 * Where the search for the least shortage begins.
 *
 * @param relaxed of the shortage; undefined when time ran out
 */
export function startWithShortage(run: CoveringRun, relaxed: Solution | undefined): Float64Array {
  return isForAnnealing(run) ? annealedWithShortage(run, relaxed) : greedy(run);
}

function greedy({ data, built }: CoveringRun): Float64Array {
  return encodeCovering(built.columns, built.model.columnCount, coverGreedily(data));
}

/**
 * Held against the model, which may know of more than those who found the covering: who waits for a break follows from
 * the rest, and if wishes are left open too, the engine says what they come to.
 */
function held(run: CoveringRun, values: Float64Array): Start {
  const { built } = run;
  const completed = withPeopleWaiting(built.columns, values);
  if (evaluate(built.model, completed).violation <= TOLERANCE) return { values: completed, isFeasible: true };
  const around = relaxAround(run, values);
  return around === undefined ? { values, isFeasible: false } : { values: around.values, isFeasible: true };
}
