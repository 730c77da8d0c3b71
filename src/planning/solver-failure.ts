import type { LinearModel } from '../../models/linear/model.ts';
import { evaluate } from '../../models/linear/evaluate.ts';
import type { SolveOutcome } from '../solvers/solver.ts';

/** A broken row or bound counts from here on; engines answer for a thousandth of it and rounding for the rest. */
const TOLERANCE = 1e-5;

const ADVICE =
  'No roster was kept. Send the plan again; if that fails too, ask for fewer days, longer intervals, fewer shift templates or start times, or a smaller team.';

/**
 * An engine that gave up, or answered what is no answer, although it was tried again: there is nothing to build a roster
 * from. The message is for whoever sent the request: which step failed, what was tried, what can be done.
 */
export class SolverFailure extends Error {
  constructor(step: string, reason: string) {
    super(`The solver failed in the ${step}: ${reason}. ${ADVICE}`);
    this.name = 'SolverFailure';
  }
}

/** The failure that an outcome without a solution amounts to. */
export function failureOf(step: string, outcome: SolveOutcome): SolverFailure {
  return new SolverFailure(
    step,
    outcome.status === 'failed' ? outcome.reason : `it ended ${outcome.status}, which cannot be`,
  );
}

/**
 * Holds values against the model they are for, whichever engine they came from.
 * @throws SolverFailure naming the row or bound that they break
 */
export function mustKeep(step: string, model: LinearModel, values: Float64Array): void {
  const { violation, where } = evaluate(model, values);
  if (violation > TOLERANCE)
    throw new SolverFailure(step, `its solution breaks ${where} by ${violation.toPrecision(3)}`);
}
