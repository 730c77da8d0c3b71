import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekAlone } from '../../../models/covering/week-alone.ts';
import { tryEverything } from './brute-force.ts';
import { coverableInstances, DAY } from './instances.ts';

test('no week alone needs more people than the whole', () => {
  let tight = 0;
  fc.assert(
    fc.property(coverableInstances(), (drawn) => {
      // Each of the two days becomes a week of its own.
      const data = {
        ...drawn,
        weekOfDay: Int32Array.of(0, 1),
        groups: drawn.groups.map((group) => ({ ...group, personDaysInWeek: Int32Array.of(2, 2) })),
      };
      const whole = tryEverything(data);
      fc.pre(whole.shortage < 1e-9);
      const weeks = [...new Set(data.shifts.map(({ day }) => day))];
      const least = weeks.map((week) => tryEverything(weekAlone(data, week).data));
      for (const { shortage, headcount } of least) {
        expect(shortage).toBeLessThan(1e-9);
        expect(headcount).toBeLessThanOrEqual(whole.headcount);
      }
      if (Math.max(0, ...least.map(({ headcount }) => headcount)) === whole.headcount) tight++;
    }),
    { numRuns: 60, seed: 20261122 },
  );
  expect(tight).toBeGreaterThan(20);
});

test('it keeps what lies in the week, counted from its first shift', () => {
  fc.assert(
    fc.property(coverableInstances(), (drawn) => {
      const data = { ...drawn, weekOfDay: Int32Array.of(0, 1) };
      fc.pre(data.shifts.some(({ day }) => day === 1));
      const { data: week, shifts } = weekAlone(data, 1);
      const begin = Math.min(...shifts.map((shift) => data.shifts[shift].start));
      expect(begin).toBeGreaterThanOrEqual(DAY);
      week.shifts.forEach((shift, index) => {
        const original = data.shifts[shifts[index]];
        expect(original.day).toBe(1);
        expect([shift.day, shift.start + begin, shift.end + begin]).toEqual([
          0,
          original.start,
          original.end,
        ]);
      });
    }),
    { numRuns: 50, seed: 20261122 },
  );
});
