import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildAssignment } from '../../../../models/rostering/assignment/build.ts';
import { checkAssignment } from '../../../../models/rostering/assignment/check.ts';
import { decodeAssignment } from '../../../../models/rostering/assignment/decode.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../../../../src/solvers/javascript-lp-solver.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { costOf, tryEverything } from './brute-force.ts';
import { tinyAssignments } from './instances.ts';

const SEED = 20261122;

let highs: Solver;
const javascript = createJavascriptLpSolver();
beforeAll(async () => {
  highs = await createHighsSolver();
});

test('the best assignment is that of trying everything', () => {
  const seen = { possible: 0, impossible: 0 };
  fc.assert(
    fc.property(tinyAssignments(), (data) => {
      const best = tryEverything(data);
      const { model, columns } = buildAssignment(data);
      const outcome = highs.solve(model);
      seen[best === undefined ? 'impossible' : 'possible']++;
      if (best === undefined) {
        expect(outcome.status).toBe('infeasible');
        return;
      }
      if (outcome.status !== 'optimal') throw new Error(outcome.status);
      const found = decodeAssignment(columns, outcome.values);
      expect(checkAssignment(data, found)).toEqual([]);
      expect(outcome.objective).toBeCloseTo(best, 5);
      expect(costOf(data, found)).toBeCloseTo(best, 5);
    }),
    { numRuns: 80, seed: SEED },
  );
  expect(seen.possible).toBeGreaterThan(60);
});

test('two engines find the same relaxation', () => {
  fc.assert(
    fc.property(tinyAssignments(), (data) => {
      const { model } = buildAssignment(data);
      const relaxed = { ...model, integer: new Uint8Array(model.columnCount) };
      const [first, second] = [highs.solve(relaxed), javascript.solve(relaxed)];
      expect(second.status).toBe(first.status);
      if (first.status !== 'optimal' || second.status !== 'optimal') return;
      const scale = Math.max(1, Math.abs(first.objective));
      expect(Math.abs(first.objective - second.objective)).toBeLessThan(1e-6 * scale);
    }),
    { numRuns: 80, seed: SEED },
  );
});
