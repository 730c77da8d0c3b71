import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { CoveringData } from '../../../models/covering/data.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { solveCovering } from '../../../src/planning/covering.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { tryEverything } from '../../models/covering/brute-force.ts';
import { coverableInstances } from '../../models/covering/instances.ts';
import { patientAndTidy } from '../../models/covering/patient.ts';

const SEED = 20261123;

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

/** Half of what is required. */
function lowered(data: CoveringData): CoveringData {
  return { ...data, required: data.required.map((skill) => skill.map((agents) => agents >> 1)) };
}

test('what was found for a lower requirement changes neither the shortage nor the headcount of a higher one', () => {
  fc.assert(
    fc.property(coverableInstances(), (data) => {
      const low = solveCovering(lowered(data), 'headcount', highs, patientAndTidy, () => 0);
      fc.pre(low.shortage.value === 0);
      const before = { covering: low.covering, bound: low.objective.bound };
      const { covering, objective } = solveCovering(
        data,
        'headcount',
        highs,
        { ...patientAndTidy, before },
        () => 0,
      );
      const best = tryEverything(data);
      expect(shortageLeft(data, covering).weighted).toBeCloseTo(best.shortage, 5);
      expect(objective.value).toBeCloseTo(best.headcount, 6);
      expect(objective.bound).toBeLessThan(best.headcount + 1e-6);
    }),
    { numRuns: 60, seed: SEED },
  );
});
