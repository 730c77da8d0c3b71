import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import {
  headcountCosts,
  paymentCosts,
  shortageCosts,
  tidinessCosts,
} from '../../../models/covering/objective.ts';
import type { SparseCosts } from '../../../models/covering/objective.ts';
import { dualBound } from '../../../models/linear/certificate.ts';
import type { LinearModel } from '../../../models/linear/model.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../../../src/solvers/javascript-lp-solver.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { coverableInstances, tinyInstances } from './instances.ts';

let highs: Solver;
const javascript = createJavascriptLpSolver();
beforeAll(async () => {
  highs = await createHighsSolver();
});

/** The relaxation with shortage at a price above everything else. */
function relaxation(data: CoveringData, which: 'headcount' | 'cost'): LinearModel {
  const { model, columns } = buildCovering(data);
  const cost = new Float64Array(model.columnCount);
  const add = ({ columns: at, costs }: SparseCosts, factor: number): void =>
    at.forEach((column, k) => (cost[column] += factor * costs[k]));
  add(shortageCosts(data, columns), 1000);
  if (which === 'headcount') add(headcountCosts(columns), 10);
  else add(paymentCosts(data, columns), 0.01);
  add(tidinessCosts(data, columns), 0.1);
  return { ...model, cost, integer: new Uint8Array(model.columnCount) };
}

test.each([
  ['headcount', 'that can be covered', coverableInstances()],
  ['cost', 'that can be covered', coverableInstances()],
  ['headcount', 'with a meal and a rest', coverableInstances(2)],
  ['headcount', 'that mostly cannot be covered', tinyInstances()],
  ['cost', 'that mostly cannot be covered', tinyInstances()],
] as const)('two engines find the same relaxed %s of instances %s', (which, _, instances) => {
  fc.assert(
    fc.property(instances, (data) => {
      const model = relaxation(data, which);
      const first = highs.solve(model);
      const second = javascript.solve(model);
      if (first.status !== 'optimal' || second.status !== 'optimal') {
        throw new Error(`${first.status} and ${second.status}`);
      }
      const scale = Math.max(1, Math.abs(first.objective));
      expect(Math.abs(first.objective - second.objective)).toBeLessThan(1e-6 * scale);
      expect(Math.abs(dualBound(model, first.rowDuals!) - first.objective)).toBeLessThan(1e-6 * scale);
    }),
    { numRuns: 60, seed: 20261122 },
  );
});
