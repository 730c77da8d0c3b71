import { beforeAll, expect, test } from 'vitest';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData, CoverShift } from '../../../models/covering/data.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { solveCovering } from '../../../src/planning/covering.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { group, instance } from '../../models/covering/instances.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

const QUARTERS = 96;

/** One day of quarter-hours with a shift of every begin and length: more columns than the engine is asked to search alone. */
function everyShift(): CoverShift[] {
  const shifts: CoverShift[] = [];
  for (let start = 0; start < QUARTERS; start++) {
    for (let end = start + 1; end <= QUARTERS; end++) {
      const begins = [start + 8, start + 9, start + 10];
      const breaks = end - start === 36 ? [{ pool: 'meal', intervals: 2, begins }] : [];
      const workMinutes = 15 * (end - start);
      shifts.push({
        day: 0,
        start,
        end,
        workMinutes,
        paidMinutes: workMinutes,
        standardMinutes: workMinutes,
        breaks,
      });
    }
  }
  return shifts;
}

function largeDay(maximumMinutes: number): CoveringData {
  const shifts = everyShift();
  const one = instance(1, { shifts, groups: [] });
  const ofShifts = { shifts: [...shifts.keys()], maximumPeople: 60, maximumMinutesPerWeek: maximumMinutes };
  return {
    ...one,
    intervalCount: QUARTERS,
    intervalMinutes: 15,
    required: [Int32Array.from({ length: QUARTERS }, (_, t) => (t < 32 ? 4 : t < 64 ? 12 : 8))],
    shortageWeight: [new Float64Array(QUARTERS).fill(1)],
    liveExtra: new Int32Array(QUARTERS),
    buffer: new Int32Array(QUARTERS),
    breakBarred: new Uint8Array(QUARTERS),
    groups: [group('all', ofShifts)],
  };
}

test('a large model ends with the fewest people, proven, and with a covering that keeps every limit', () => {
  // 128 + 384 + 256 quarters of work, and nobody works more than 32 of them.
  const data = largeDay(8 * 60);
  const { covering, objective, shortage, ended } = solveCovering(
    data,
    'headcount',
    solver,
    {
      timeLimitSeconds: 60,
      relativeGap: 0,
      seed: 1,
      shouldStop: () => false,
      onProgress: () => undefined,
      thorough: 'headcount',
    },
    () => 0,
  );
  expect(checkCovering(data, covering)).toEqual([]);
  expect(shortageLeft(data, covering).weighted).toBe(0);
  expect(shortage).toEqual({ value: 0, bound: 0 });
  expect(objective).toEqual({ value: 24, bound: 24 });
  expect(ended).toBe('gap');
});
