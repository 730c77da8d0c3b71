import { expect } from 'vitest';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import type { Covering } from '../../../models/covering/decode.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { solveCovering } from '../../../src/planning/covering.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { tryEverything } from './brute-force.ts';
import type { Best } from './brute-force.ts';
import { patientAndTidy } from './patient.ts';

/** A legal covering by the engine, whose shortage and objective, and the bounds on them, are those of trying everything. */
export function expectBest(
  data: CoveringData,
  minimise: 'headcount' | 'cost',
  solver: Solver,
): { readonly covering: Covering; readonly best: Best } {
  const best = tryEverything(data);
  const { covering, shortage, objective } = solveCovering(data, minimise, solver, patientAndTidy, () => 0);
  expect(checkCovering(data, covering)).toEqual([]);
  expect(shortageLeft(data, covering).weighted).toBeCloseTo(best.shortage, 5);
  expect(shortage.value).toBeCloseTo(best.shortage, 5);
  expect(shortage.bound).toBeLessThan(best.shortage + 1e-5);
  expect(objective.value).toBeCloseTo(best[minimise], 3);
  expect(objective.bound).toBeLessThan(best[minimise] + 1e-3);
  return { covering, best };
}
