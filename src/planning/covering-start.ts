import { withPeopleWaiting } from '../../models/covering/complete.ts';
import { encodeCovering } from '../../models/covering/decode.ts';
import { coverGreedily } from '../../models/covering/greedy.ts';
import type { SparseCosts } from '../../models/covering/objective.ts';
import { evaluate } from '../../models/linear/evaluate.ts';
import type { Solution } from '../solvers/solver.ts';
import { annealedWithoutShortage, annealedWithShortage, isForAnnealing } from './covering-annealing.ts';
import { decideCovering } from './covering-day-by-day.ts';
import { relaxAround, valueOf } from './covering-run.ts';
import type { CoveringRun } from './covering-run.ts';
import type { Start } from './covering-search.ts';

/** Below so many people, single people decide, and annealing finds what deciding days would. */
const LEAST_PEOPLE = 20;
/** What was annealed is not decided day by day as well where it costs at most so many times the relaxation. */
const ENOUGH = 1.005;
/** Engines answer for a violation of this size. */
const TOLERANCE = 1e-6;

/**
 * Where the search without shortage begins: with a greedy covering for small models; large ones are annealed, which is sure to
 * end soon near the relaxation, and decided day by day where that leaves something to gain, which mostly comes nearer.
 *
 * @param relaxed of the costs, without shortage; undefined when time ran out
 */
export function startWithoutShortage(
  run: CoveringRun,
  costs: SparseCosts,
  relaxed: Solution | undefined,
): Start | undefined {
  if (!isForAnnealing(run)) return { values: greedy(run), isFeasible: false };
  if (relaxed === undefined) return undefined;
  const value = (values: Float64Array): number => valueOf(costs, { objective: 0, bound: 0, values });
  const annealed = annealedWithoutShortage(run, relaxed);
  const isEnough = annealed.isComplete && value(annealed.values) <= ENOUGH * relaxed.objective;
  const isSmall = run.minimise === 'headcount' && relaxed.objective < LEAST_PEOPLE;
  const decided = isEnough || isSmall ? undefined : decideCovering(run, costs, relaxed);
  if (
    decided?.isComplete === true &&
    !(annealed.isComplete && value(annealed.values) <= value(decided.values))
  )
    return held(run, decided.values);
  return annealed.isComplete ? held(run, annealed.values) : { values: annealed.values, isFeasible: false };
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
