import { dualBound, reducedCosts } from '../../../models/linear/certificate.ts';
import { evaluate } from '../../../models/linear/evaluate.ts';
import { hasIntegers, type LinearModel } from '../../../models/linear/model.ts';
import type { SolveOutcome } from '../solver.ts';
import type { RunEnd, RunSettings } from './run.ts';

/** HiGHS could not tell the two apart, or saw an unbounded relaxation of an integer model. */
export interface Undecided {
  readonly status: 'unbounded or infeasible';
}

/** Solves the model once its integer columns are fixed; undefined if that failed. */
export type SolveFixed = (fixed: LinearModel) => Float64Array | undefined;

/** The largest violation (see `evaluate`) of an answer that is passed on. HiGHS itself works to 1e-6 and 1e-7. */
export const FEASIBILITY_TOLERANCE = 1e-6;

/** How far, relative to its size, the objective of rounded integers may be from what HiGHS proved before rounding. */
const OBJECTIVE_TOLERANCE = 1e-6;

/** Translates the end of a run, trusting no values that the model does not confirm. */
export function interpret(
  model: LinearModel,
  end: RunEnd,
  settings: RunSettings,
  solveFixed: SolveFixed,
): SolveOutcome | Undecided {
  switch (end.status) {
    case 'optimal':
      return optimum(model, end, settings, solveFixed);
    case 'infeasible':
      return { status: 'infeasible' };
    case 'unbounded':
    case 'unboundedOrInfeasible':
      return { status: 'unbounded or infeasible' };
    case 'timeLimit':
      return unfinished(model, end, 'time', solveFixed);
    case 'interrupted':
      return unfinished(model, end, 'stop', solveFixed);
    case 'notSet':
    case 'loadError':
    case 'modelError':
    case 'presolveError':
    case 'solveError':
    case 'postsolveError':
    case 'empty':
    case 'objectiveBound':
    case 'objectiveTarget':
    case 'iterationLimit':
    case 'solutionLimit':
    case 'unknown':
      return { status: 'failed', reason: `HiGHS ended with status "${end.status}"` };
  }
}

function optimum(
  model: LinearModel,
  end: RunEnd,
  settings: RunSettings,
  solveFixed: SolveFixed,
): SolveOutcome {
  const found = confirmed(model, end, solveFixed);
  if (found === undefined)
    return { status: 'failed', reason: 'HiGHS called the model optimal without a solution' };
  if ('status' in found) return found;
  const { objective, values } = found;
  if (!hasIntegers(model)) {
    const duals = end.rowDuals && { rowDuals: end.rowDuals, reducedCosts: reducedCosts(model, end.rowDuals) };
    return { status: 'optimal', objective, bound: objective, values, ...duals };
  }
  const bound = Math.min(end.bound ?? -Infinity, objective);
  const size = Math.abs(objective);
  const gap = Math.max(
    settings.absoluteGap,
    settings.relativeGap * size,
    OBJECTIVE_TOLERANCE * Math.max(1, size),
  );
  if (objective - bound <= gap) return { status: 'optimal', objective, bound, values };
  return {
    status: 'failed',
    reason: `Rounding HiGHS' integers moved the objective ${objective} off the bound ${bound}`,
  };
}

function unfinished(
  model: LinearModel,
  end: RunEnd,
  endedBy: 'time' | 'stop',
  solveFixed: SolveFixed,
): SolveOutcome {
  const bound = provenBound(model, end);
  const found = confirmed(model, end, solveFixed);
  if (found === undefined) return { status: 'stopped', endedBy, bound };
  if ('status' in found) return found;
  return { status: 'feasible', endedBy, ...found, bound: Math.min(bound ?? -Infinity, found.objective) };
}

/** The solution with exact integers and its objective, or a failure if it breaks the model; undefined if there is none. */
function confirmed(
  model: LinearModel,
  end: RunEnd,
  solveFixed: SolveFixed,
): { objective: number; values: Float64Array } | Extract<SolveOutcome, { status: 'failed' }> | undefined {
  if (end.values === undefined) return undefined;
  const values = hasIntegers(model) ? roundIntegers(model, end.values, solveFixed) : end.values;
  const { objective, violation, where } = evaluate(model, values);
  if (violation <= FEASIBILITY_TOLERANCE) return { objective, values };
  return { status: 'failed', reason: `HiGHS' solution breaks ${where} by ${violation.toPrecision(3)}` };
}

/**
 * HiGHS' integers are up to 1e-6 off. Rounding them moves the rows; where a row with large coefficients breaks by that,
 * the continuous columns are solved again around the rounded integers.
 */
function roundIntegers(model: LinearModel, values: Float64Array, solveFixed: SolveFixed): Float64Array {
  const rounded = values.map((value, column) =>
    model.integer[column] === 1 ? Math.round(value) + 0 : value,
  );
  if (evaluate(model, rounded).violation <= FEASIBILITY_TOLERANCE) return rounded;
  return solveFixed(fixIntegers(model, rounded)) ?? rounded;
}

/** The continuous model that is left when the integer columns take the given values, rounded. */
export function fixIntegers(model: LinearModel, values: Float64Array): LinearModel {
  const fixedOr = (bounds: Float64Array): Float64Array =>
    bounds.map((bound, column) => (model.integer[column] === 1 ? Math.round(values[column]) : bound));
  return {
    ...model,
    columnLower: fixedOr(model.columnLower),
    columnUpper: fixedOr(model.columnUpper),
    integer: new Uint8Array(model.columnCount),
  };
}

/** What is proven of an unfinished run: the bound of the search tree, or what the duals of an unfinished simplex prove. */
function provenBound(model: LinearModel, end: RunEnd): number | undefined {
  if (hasIntegers(model)) return end.bound;
  if (end.rowDuals === undefined) return undefined;
  const bound = dualBound(model, end.rowDuals);
  return Number.isFinite(bound) ? bound : undefined;
}
