import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { CoveringData } from '../../../models/covering/data.ts';
import { solveCovering } from '../../../src/planning/covering.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { coverableInstances, group, instance, need, shift, tinyInstances } from './instances.ts';
import { patientAndTidy } from './patient.ts';
import { expectBest } from './solved.ts';

const SEED = 20261122;

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

/** Of shifts only what is above three hours counts, and one of an hour more is all that a member may have. */
function withLittleOvertime(data: CoveringData): CoveringData {
  const limit = { name: 'overtime', firstDay: 0, lastDay: 1, aboveMinutes: 180, maximumMinutes: 90 };
  return { ...data, groups: data.groups.map((one) => ({ ...one, periodLimits: [limit] })) };
}

const kinds = [
  ['which can be covered', coverableInstances()],
  ['which mostly cannot be covered', tinyInstances()],
  ['with little overtime in both days', tinyInstances().map(withLittleOvertime)],
  ['with a meal and a rest', coverableInstances(2)],
  ['with a meal and a rest which mostly cannot be covered', tinyInstances(2)],
] as const;

test.each(kinds)(
  'least shortage and fewest people of instances %s are those of trying everything',
  (_, instances) => {
    fc.assert(
      fc.property(instances, (data) => {
        expectBest(data, 'headcount', highs);
      }),
      { numRuns: 50, seed: SEED },
    );
  },
);

test('of the instances with a meal and a rest many have people who take both', () => {
  let rested = 0;
  fc.assert(
    fc.property(coverableInstances(2), (data) => {
      const { covering } = solveCovering(data, 'headcount', highs, patientAndTidy, () => 0);
      if (covering.breaks.flat().some(({ pool }) => pool === 'rest')) rested++;
    }),
    { numRuns: 50, seed: SEED },
  );
  expect(rested).toBeGreaterThan(25);
});

test.each(kinds)('the least cost of instances %s is that of trying everything', (_, instances) => {
  fc.assert(
    fc.property(instances, (data) => {
      expectBest(data, 'cost', highs);
    }),
    { numRuns: 25, seed: SEED },
  );
});

test('one person on a long shift beats two on short ones, however few hours are required', () => {
  const data = instance(1, {
    required: [need(1, { 0: 1, 7: 1 })],
    shifts: [shift(0, 1), shift(0, 8), shift(7, 8)],
    groups: [group('whole', { shifts: [1], maximumPeople: 1 }), group('parts', { shifts: [0, 2] })],
  });
  expect(solveCovering(data, 'headcount', highs, patientAndTidy, () => 0).objective).toEqual({
    value: 1,
    bound: 1,
  });
});

test('what the search without shortage took for the fewest people does not bind the search with shortage', () => {
  const data = instance(1, {
    required: [need(1, { 0: 1, 1: 1, 2: 1 })],
    shifts: [shift(0, 2), shift(0, 3, { pool: 'm', intervals: 1, begins: [1] }), shift(1, 3)],
    groups: [group('g', { shifts: [0, 1, 2], maximumPeople: 3, maximumMinutesPerWeek: 60 })],
  });
  expect(solveCovering(data, 'headcount', highs, patientAndTidy, () => 0).objective).toEqual({
    value: 2,
    bound: 2,
  });
});
