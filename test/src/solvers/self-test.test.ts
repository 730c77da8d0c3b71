import { expect, test } from 'vitest';
import { createSolver } from '../../../src/solvers/choose.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../../../src/solvers/javascript-lp-solver.ts';
import { selfTest } from '../../../src/solvers/self-test.ts';
import type { SolveOutcome, Solver } from '../../../src/solvers/solver.ts';

test('every engine passes', async () => {
  for (const solver of [await createSolver(), await createHighsSolver(), createJavascriptLpSolver()]) {
    expect(selfTest(solver), solver.name).toEqual({ passed: true });
  }
});

test('the solver of the service is asked for models of both its engines', async () => {
  const solver = await createSolver();
  const integers: number[] = [];
  selfTest({
    ...solver,
    solve: (model) => {
      integers.push(model.integer.filter((one) => one === 1).length);
      return solver.solve(model);
    },
  });
  expect(integers).toEqual([0, 2]);
});

const values = new Float64Array(2);
test.each<[string, SolveOutcome, string]>([
  ['an engine that gave up', { status: 'failed', reason: 'no memory' }, 'Wyndor Glass ended as failed'],
  ['an engine that finds nothing', { status: 'infeasible' }, 'Wyndor Glass ended as infeasible'],
  ['a wrong optimum', { status: 'optimal', objective: -35, bound: -35, values }, 'the optimum -36, not -35'],
  ['no number', { status: 'optimal', objective: NaN, bound: NaN, values }, 'the optimum -36, not NaN'],
])('%s does not pass', async (_what, outcome, reason) => {
  const broken: Solver = { ...(await createSolver()), solve: () => outcome };
  expect(selfTest(broken)).toEqual({ passed: false, reason: expect.stringContaining(reason) as string });
});
