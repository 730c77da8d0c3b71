import {
  dualBound,
  provesInfeasible,
  provesUnbounded,
  reducedCosts,
} from '../../../models/linear/certificate.ts';
import { evaluate } from '../../../models/linear/evaluate.ts';
import { hasIntegers, type LinearModel } from '../../../models/linear/model.ts';
import type { SolveOutcome } from '../solver.ts';
import {
  readContradiction,
  readIncumbent,
  readRay,
  readRootBound,
  readRowDuals,
  readValues,
} from './read.ts';
import type { Translation } from './translate.ts';

/** The largest violation (see `evaluate`) and relative gap of an answer that is passed on. */
const TOLERANCE = 1e-6;

/** The outcome that passes nothing on, with what went wrong in a few words. */
export function failed(reason: string): SolveOutcome {
  return { status: 'failed', reason: `javascript-lp-solver gave up: ${reason}` };
}

/** The outcome of a finished continuous solve, proved by its duals or by the contradiction in its rows. */
export function continuousOutcome(model: LinearModel, translation: Translation): SolveOutcome {
  if (!translation.tableau.feasible) {
    const proved = provesInfeasible(model, readContradiction(translation, model.rowCount));
    return proved ? { status: 'infeasible' } : failed('it calls the model infeasible without proof');
  }
  const values = readValues(translation);
  const { objective, violation, where } = evaluate(model, values);
  if (violation > TOLERANCE) return broken(where, violation);
  const rowDuals = readRowDuals(translation, model.rowCount);
  const gap = objective - dualBound(model, rowDuals);
  if (gap > TOLERANCE * Math.max(1, Math.abs(objective))) {
    return failed(`its duals leave a gap of ${gap.toPrecision(3)} to its objective ${objective}`);
  }
  const bound = objective;
  return {
    status: 'optimal',
    objective,
    bound,
    values,
    rowDuals,
    reducedCosts: reducedCosts(model, rowDuals),
  };
}

/** The outcome of a continuous solve whose objective fell without end, proved by a feasible point and a ray. */
export function unboundedOutcome(model: LinearModel, translation: Translation): SolveOutcome {
  const { violation, where } = evaluate(model, readValues(translation));
  if (violation > TOLERANCE) return broken(where, violation);
  const proved = provesUnbounded(model, readRay(translation));
  return proved ? { status: 'unbounded' } : failed('it calls the model unbounded without proof');
}

/** The outcome of a finished search for integers; optimality is the library's word. */
export function integerOutcome(model: LinearModel, translation: Translation): SolveOutcome {
  if (!translation.tableau.feasible) return { status: 'infeasible' };
  const values = rounded(model, readValues(translation));
  const { objective, violation, where } = evaluate(model, values);
  if (violation > TOLERANCE) return broken(where, violation);
  const searchedAll = (translation.problem.tolerance ?? 0) === 0;
  const bound = searchedAll ? objective : Math.min(readRootBound(model, translation) ?? -Infinity, objective);
  return { status: 'optimal', objective, bound, values };
}

/** The outcome of a solve that was stopped: the best integers so far with the bound of the relaxation, if it has them. */
export function unfinishedOutcome(
  model: LinearModel,
  translation: Translation,
  endedBy: 'time' | 'stop',
): SolveOutcome {
  const bound = hasIntegers(model) ? readRootBound(model, translation) : undefined;
  const incumbent = readIncumbent(translation);
  if (incumbent === undefined) return { status: 'stopped', endedBy, bound };
  const values = rounded(model, incumbent);
  const { objective, violation } = evaluate(model, values);
  if (violation > TOLERANCE) return { status: 'stopped', endedBy, bound };
  return { status: 'feasible', endedBy, objective, bound: Math.min(bound ?? -Infinity, objective), values };
}

function broken(where: string | undefined, violation: number): SolveOutcome {
  return failed(`its solution breaks ${where} by ${violation.toPrecision(3)}`);
}

function rounded(model: LinearModel, values: Float64Array): Float64Array {
  return values.map((value, column) => (model.integer[column] === 1 ? Math.round(value) + 0 : value));
}
