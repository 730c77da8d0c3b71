import { beforeAll, expect, test } from 'vitest';
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

function planWith(double: Solver): () => unknown {
  const request = sampleResolved({ capacity: { buffer: 'none' }, objective: { timeLimitSeconds: 2 } });
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
  expect(planWith(answering(solver, untouched, failed))).toThrow(
    /in the assignment of shifts to people: no memory/,
  );
});

test('a solution that breaks its model never becomes a roster', () => {
  expect(planWith(answering(solver, emptied))).toThrow(
    /^The solver failed in the search for the best covering: its solution breaks row "cover\[chat,\d+\]" by 1\.00/,
  );
  expect(planWith(answering(solver, untouched, emptied))).toThrow(
    /in the assignment of shifts to people: its solution breaks row/,
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
