import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { packageFile } from '../../../src/package-files.ts';
import { admit } from '../../../src/planning/admit.ts';
import { plan } from '../../../src/planning/plan.ts';
import { SolverFailure } from '../../../src/planning/solver-failure.ts';
import { createSolver } from '../../../src/solvers/choose.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { answering } from '../../support/answering.ts';
import type { Answer } from '../../support/answering.ts';
import { sampleResolved } from '../samples.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createSolver();
});

const untouched: Answer = (outcome) => outcome;

const failed: Answer = () => ({ status: 'failed', reason: 'no memory; tried once more: no memory' });
const emptied: Answer = (outcome) =>
  'values' in outcome ? { ...outcome, values: outcome.values.map(() => 0) } : outcome;

const small = sampleResolved({ capacity: { buffer: 'none' }, objective: { timeLimitSeconds: 2 } });

/** Ten people over a week whose lines the engine has to choose among. */
function hiringPlan(): ResolvedRequest {
  const admission = admit(JSON.parse(readFileSync(packageFile('examples/hiring-plan.json'), 'utf8')));
  if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
  return admission.request;
}

function planWith(double: Solver, request = small): () => unknown {
  const hooks = { shouldStop: () => false, onProgress: () => undefined, now: () => performance.now() };
  return () => plan(request, { solver: double, ...hooks });
}

test('an engine that answers is let through', () => {
  expect(planWith(answering(solver, untouched))).not.toThrow();
});

test('an engine that fails fails the plan, which says in which step, what was tried and what can be done', () => {
  const inCovering = planWith(answering(solver, failed));
  expect(inCovering).toThrow(SolverFailure);
  expect(inCovering).toThrow(
    /^The solver failed in the linear relaxation: no memory; tried once more: no memory\. No roster was kept\. Send /,
  );
  expect(planWith(answering(solver, untouched, failed), hiringPlan())).toThrow(
    /in the choice of lines: no memory/,
  );
});

test('a solution that breaks its model never becomes a roster', () => {
  expect(planWith(answering(solver, emptied))).toThrow(
    /^The solver failed in the search for the best covering: its solution breaks row "cover\[chat,\d+\]" by 1\.00/,
  );
  expect(planWith(answering(solver, untouched, emptied), hiringPlan())).toThrow(
    /in the choice of lines: its solution breaks row/,
  );
});

test('nor does one that leaves people missing where nobody need be', () => {
  // Everybody missing keeps the rows of the model, but not the bounds of a search in which nobody may be.
  const everybodyMissing: Answer = (outcome) => {
    if (!('values' in outcome) || outcome.rowDuals !== undefined) return outcome;
    const values = outcome.values.map(() => 0);
    names.forEach((name, column) => {
      if (name.includes('shortage[')) values[column] = 1;
    });
    return { ...outcome, values };
  };
  let names: readonly string[] = [];
  const double = answering(solver, everybodyMissing);
  const open: Solver['open'] = (model) => {
    names = model.columnNames;
    return double.open(model);
  };
  expect(planWith({ ...double, open })).toThrow(/its solution is short by \d+.*, 0 is enough/);
});
