import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { coverGreedily } from '../../../models/covering/greedy.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { solveCovering } from '../../../src/planning/covering.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { tryEverything } from './brute-force.ts';
import { coverableInstances, tinyInstances } from './instances.ts';
import { patient } from './patient.ts';

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

/** Limits on starts by hour of the day, nights from the fifth hour on, and shifts that must not end together. */
function patterned(instances: fc.Arbitrary<CoveringData>): fc.Arbitrary<CoveringData> {
  return instances.chain((data) => {
    const starts = Int32Array.from(data.shifts, ({ start }) => start % 8);
    const isNight = Uint8Array.from(data.shifts, ({ start }) => (start % 8 >= 4 ? 1 : 0));
    return fc
      .record({
        maximumStarts: fc.constantFrom(undefined, 1, 2),
        share: fc.constantFrom(undefined, [0, 1] as const, [1, 2] as const, [1, 3] as const),
        oneIn: fc.constantFrom(undefined, 2, 3),
        ends: fc.uniqueArray(fc.integer({ min: 3, max: 13 }), { minLength: 3, maxLength: 8 }),
        pins: fc.subarray(data.groups[0].shifts.slice(0, 2), { maxLength: 1 }),
      })
      .map(({ maximumStarts, share, oneIn, ends, pins }) => ({
        ...data,
        groups: data.groups.map((group, g) =>
          g === 0 && isHarmless(data, pins)
            ? { ...group, pinned: new Map(pins.map((shift) => [shift, 1])) }
            : group,
        ),
        startLimit: maximumStarts && { maximumStarts, startOfShift: starts },
        nightShare: share && { numerator: share[0], denominator: share[1], isNight },
        endStaggering: oneIn && {
          oneIn,
          intervals: ends.sort((a, b) => a - b),
          level: 'required' as const,
          weight: 3,
        },
      }));
  });
}

function isHarmless(data: CoveringData, pins: readonly number[]): boolean {
  const [group] = data.groups;
  return pins.every(
    (shift) =>
      group.peopleOnDay[data.shifts[shift].day] > 0 &&
      data.shifts[shift].workMinutes <= group.maximumMinutesPerWeek &&
      data.shifts[shift].breaks.every(({ begins }) => begins.some((begin) => data.breakBarred[begin] === 0)),
  );
}

const kinds = [
  ['which can be covered', patterned(coverableInstances())],
  ['which mostly cannot be covered', patterned(tinyInstances())],
] as const;

test.each(kinds)(
  'least shortage and fewest people with patterns, of instances %s, are those of trying everything',
  (_, instances) => {
    const seen = { starts: 0, nights: 0, ends: 0 };
    fc.assert(
      fc.property(instances, (data) => {
        const best = tryEverything(data);
        const { covering, shortage, objective } = solveCovering(data, 'headcount', highs, patient, () => 0);
        const free = tryEverything({
          ...data,
          startLimit: undefined,
          nightShare: undefined,
          endStaggering: undefined,
        });
        if (free.shortage < best.shortage - 1e-9 || free.headcount < best.headcount) {
          if (data.startLimit !== undefined) seen.starts++;
          if (data.nightShare !== undefined) seen.nights++;
          if (data.endStaggering !== undefined) seen.ends++;
        }
        expect(checkCovering(data, covering)).toEqual([]);
        expect(shortageLeft(data, covering).weighted).toBeCloseTo(best.shortage, 5);
        expect(shortage.value).toBeCloseTo(best.shortage, 5);
        expect(objective.value).toBeCloseTo(best.headcount, 6);
        expect(objective.bound).toBeLessThan(best.headcount + 1e-6);
      }),
      { numRuns: 60, seed: 20261122 },
    );
    // The patterns bind often enough for the comparison to say something.
    expect(Math.min(seen.starts, seen.nights, seen.ends)).toBeGreaterThan(3);
  },
);

test('the greedy covering keeps starts and shares of nights', () => {
  fc.assert(
    fc.property(patterned(tinyInstances()), (data) => {
      expect(checkCovering(data, coverGreedily(data))).toEqual([]);
    }),
    { numRuns: 100, seed: 20261122 },
  );
});
