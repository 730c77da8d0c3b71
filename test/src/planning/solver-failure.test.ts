import { beforeAll, expect, test } from 'vitest';
import { plan } from '../../../src/planning/plan.ts';
import { SolverFailure } from '../../../src/planning/solver-failure.ts';
import { createSolver } from '../../../src/solvers/choose.ts';
import type { SolveOutcome, Solver } from '../../../src/solvers/solver.ts';
import { sampleResolved } from '../samples.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createSolver();
});

type Change = (outcome: SolveOutcome) => SolveOutcome;
const untouched: Change = (outcome) => outcome;

/** An engine whose answers are changed: those of open sessions, which hold the covering, and those of single solves. */
function answering(inSessions: Change, once: Change = untouched): Solver {
  return {
    name: solver.name,
    solve: (model, options) => once(solver.solve(model, options)),
    open: (model) => {
      const session = solver.open(model);
      const solve: typeof session.solve = (options) => inSessions(session.solve(options));
      return new Proxy(session, {
        get: (target, key) => {
          if (key === 'solve') return solve;
          const member: unknown = Reflect.get(target, key, target);
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
    },
  };
}

const failed: Change = () => ({ status: 'failed', reason: 'no memory; tried once more: no memory' });
const emptied: Change = (outcome) =>
  'values' in outcome ? { ...outcome, values: outcome.values.map(() => 0) } : outcome;

function planWith(double: Solver): () => unknown {
  const request = sampleResolved({ capacity: { buffer: 'none' }, objective: { timeLimitSeconds: 2 } });
  const hooks = { shouldStop: () => false, onProgress: () => undefined, now: () => performance.now() };
  return () => plan(request, { solver: double, ...hooks });
}

test('an engine that answers is let through', () => {
  expect(planWith(answering(untouched))).not.toThrow();
});

test('an engine that fails fails the plan, which says in which step, what was tried and what can be done', () => {
  const inCovering = planWith(answering(failed));
  expect(inCovering).toThrow(SolverFailure);
  expect(inCovering).toThrow(
    /^The solver failed in the linear relaxation: no memory; tried once more: no memory\. No roster was kept\. Send /,
  );
  expect(planWith(answering(untouched, failed))).toThrow(/in the assignment of shifts to people: no memory/);
});

test('a solution that breaks its model never becomes a roster', () => {
  expect(planWith(answering(emptied))).toThrow(
    /^The solver failed in the search for the best covering: its solution breaks row "cover\[chat,\d+\]" by 1\.00/,
  );
  expect(planWith(answering(untouched, emptied))).toThrow(
    /in the assignment of shifts to people: its solution breaks row/,
  );
});

test('nor does one that leaves people missing where nobody need be', () => {
  // Everybody missing keeps the rows of the model, but not the bounds of a search in which nobody may be.
  const everybodyMissing: Change = (outcome) => {
    if (!('values' in outcome) || outcome.rowDuals !== undefined) return outcome;
    const values = outcome.values.map(() => 0);
    names.forEach((name, column) => {
      if (name.includes('shortage[')) values[column] = 1;
    });
    return { ...outcome, values };
  };
  let names: readonly string[] = [];
  const double = answering(everybodyMissing);
  const open: Solver['open'] = (model) => {
    names = model.columnNames;
    return double.open(model);
  };
  expect(planWith({ ...double, open })).toThrow(/its solution is short by \d+.*, 0 is enough/);
});
