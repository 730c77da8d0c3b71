import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData, DeferrableBatch, DeferrableClass } from '../../../models/covering/data.ts';
import { coverGreedily } from '../../../models/covering/greedy.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { weekAlone } from '../../../models/covering/week-alone.ts';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { solveCovering } from '../../../src/planning/covering.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { tryEverything } from './brute-force.ts';
import { coverableInstances, DAY, group, instance, need, shift, tinyInstances } from './instances.ts';
import { patient } from './patient.ts';

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

const batch = (release: number, due: number, agentIntervals: number): DeferrableBatch => {
  return { release, due, agentIntervals };
};

test('deferrable-stock, cover and team-floor: what is left, comes in, is done and is due', () => {
  const data = instance(1, {
    skills: ['chat', 'reviews'],
    required: [need(1, { 1: 1, 2: 1 }), need(1, {})],
    buffer: need(1, { 1: 1, 2: 1 }),
    shifts: [shift(0, 4)],
    groups: [group('both', { skillMask: 3, shifts: [0] }), group('chat', { shifts: [0] })],
    deferrable: [{ name: 'r', work: 'r', skill: 1, batches: [batch(1, 3, 2), batch(2, 4, 1)] }],
  });
  const text = toAlgebra(buildCovering(data).model).split('\n');
  const rows = text.map((line) => line.trim()).filter((line) => /^(cover|team-floor|deferrable)/.test(line));
  expect(rows.filter((line) => line.includes(': '))).toEqual([
    'cover[reviews,1]: shift[both,0-4#0] - deferred[r,1] >= 0',
    'cover[chat+reviews,1]: shift[both,0-4#0] + shift[chat,0-4#0] + shortage[chat,1] - deferred[r,1] >= 1',
    'cover[reviews,2]: shift[both,0-4#0] - deferred[r,2] >= 0',
    'cover[chat+reviews,2]: shift[both,0-4#0] + shift[chat,0-4#0] + shortage[chat,2] - deferred[r,2] >= 1',
    'cover[reviews,3]: shift[both,0-4#0] - deferred[r,3] >= 0',
    'team-floor[1]: shift[both,0-4#0] + shift[chat,0-4#0] + buffer-shortage[1] + shortage[chat,1] - deferred[r,1] >= 2',
    'team-floor[2]: shift[both,0-4#0] + shift[chat,0-4#0] + buffer-shortage[2] + shortage[chat,2] - deferred[r,2] >= 2',
    'deferrable-stock[r,1]: deferred[r,1] + deferrable-waiting[r,1] = 2',
    'deferrable-stock[r,2]: deferred[r,2] + deferrable-waiting[r,2] + deferrable-undone[r,2] - deferrable-waiting[r,1] = 1',
    'deferrable-stock[r,3]: deferred[r,3] + deferrable-undone[r,3] - deferrable-waiting[r,2] = 0',
  ]);
  expect(text.map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      '0 <= deferrable-waiting[r,1] <= 2',
      '0 <= deferrable-waiting[r,2] <= 1',
      '0 <= deferrable-undone[r,2] <= 2',
      '0 <= deferrable-undone[r,3] <= 1',
    ]),
  );
});

test('hours alike are one run, and work counts for all of it', () => {
  const data = instance(1, {
    required: [need(1, { 0: 1, 1: 1, 2: 1, 3: 1 })],
    shifts: [shift(0, 4)],
    groups: [group('all', { shifts: [0] })],
    deferrable: [{ name: 'r', work: 'r', skill: 0, batches: [batch(0, 4, 6)] }],
  });
  const rows = toAlgebra(buildCovering(data).model)
    .split('\n')
    .filter((line) => line.includes('deferr'));
  expect(rows.map((line) => line.trim())).toEqual([
    'cover[chat,0]: shift[all,0-4#0] + shortage[chat,0] - deferred[r,0] >= 1',
    'deferrable-stock[r,0]: 4 deferred[r,0] + deferrable-undone[r,0] = 6',
    '0 <= deferred[r,0] <= 1.5',
    '0 <= deferrable-undone[r,0] <= 6',
  ]);
});

const peak = instance(1, {
  required: [need(1, { 0: 1, 1: 2, 2: 2, 3: 1 })],
  shifts: [shift(0, 4)],
  groups: [group('all', { shifts: [0], maximumPeople: 4 })],
});
const withWork = (...batches: DeferrableBatch[]): CoveringData => {
  return { ...peak, deferrable: [{ name: 'r', work: 'r', skill: 0, batches }] };
};

test('work that can wait fills the time people have left before it adds people', () => {
  const people = (data: CoveringData): number =>
    solveCovering(data, 'headcount', highs, patient, () => 0).objective.value;
  expect(people(peak)).toBe(2);
  expect(people(withWork(batch(0, 4, 2)))).toBe(2);
  expect(people(withWork(batch(1, 4, 2)))).toBe(3);
  expect(people(withWork(batch(0, 4, 3)))).toBe(3);
});

test('missing contacts weigh more than work undone, and work undone more than people', () => {
  const two = { ...withWork(batch(0, 4, 3)), groups: [group('all', { shifts: [0], maximumPeople: 2 })] };
  const { shortage, covering } = solveCovering(two, 'headcount', highs, patient, () => 0);
  expect(shortageLeft(two, covering)).toMatchObject({ agents: [new Int32Array(DAY)], undone: [1] });
  expect(shortage).toEqual({ value: 0.03, bound: 0.03 });
});

/** Some classes of work for an instance of two days and two skills; batches of each in one order. */
const work: fc.Arbitrary<DeferrableClass[]> = fc
  .array(
    fc.record({
      skill: fc.integer({ min: 0, max: 1 }),
      drawn: fc.array(
        fc.record({
          release: fc.integer({ min: 0, max: 2 * DAY - 1 }),
          length: fc.integer({ min: 1, max: 9 }),
          agentIntervals: fc.integer({ min: 1, max: 3 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((classes) =>
    classes.map(({ skill, drawn }, k) => {
      const releases = drawn.map(({ release }) => release).sort((a, b) => a - b);
      const dues = drawn
        .map(({ release, length }) => Math.min(2 * DAY, release + length))
        .sort((a, b) => a - b);
      const batches = drawn.map(({ agentIntervals }, b) => batch(releases[b], dues[b], agentIntervals));
      return { name: `k${k}`, work: `k${k}`, skill, batches };
    }),
  );

const withRandomWork = (instances: fc.Arbitrary<CoveringData>): fc.Arbitrary<CoveringData> =>
  fc.tuple(instances, work).map(([data, deferrable]) => ({ ...data, deferrable }));

test.each([
  ['that can mostly be done', withRandomWork(coverableInstances()), { done: 4, undone: 4 }],
  ['that mostly cannot be done', withRandomWork(tinyInstances()), { done: 0, undone: 20 }],
] as const)(
  'least shortage and fewest people with work %s are those of trying everything',
  (_, instances, least) => {
    const seen = { done: 0, undone: 0 };
    fc.assert(
      fc.property(instances, (data) => {
        const best = tryEverything(data);
        const { covering, shortage, objective } = solveCovering(data, 'headcount', highs, patient, () => 0);
        const left = shortageLeft(data, covering);
        expect(checkCovering(data, covering)).toEqual([]);
        expect(left.weighted).toBeCloseTo(best.shortage, 5);
        expect(shortage.value).toBeCloseTo(best.shortage, 5);
        expect(shortage.bound).toBeLessThan(best.shortage + 1e-5);
        expect(objective.value).toBeCloseTo(best.headcount, 6);
        expect(objective.bound).toBeLessThan(best.headcount + 1e-6);
        seen[left.undone.some((undone) => undone > 0) ? 'undone' : 'done']++;
      }),
      { numRuns: 40, seed: 20261122 },
    );
    expect(seen.done).toBeGreaterThanOrEqual(least.done);
    expect(seen.undone).toBeGreaterThanOrEqual(least.undone);
  },
);

test('the greedy covering puts free people on work and stays legal', () => {
  let helped = 0;
  fc.assert(
    fc.property(withRandomWork(coverableInstances()), (data) => {
      const covering = coverGreedily(data);
      expect(checkCovering(data, covering)).toEqual([]);
      const withoutWork = coverGreedily({ ...data, deferrable: [] });
      if (shortageLeft(data, covering).weighted < shortageLeft(data, withoutWork).weighted - 1e-9) helped++;
    }),
    { numRuns: 100, seed: 20261122 },
  );
  expect(helped).toBeGreaterThan(20);
});

test('a week alone keeps only the work that no other week could do, and needs no more people than the whole', () => {
  let kept = 0;
  fc.assert(
    fc.property(withRandomWork(coverableInstances()), (drawn) => {
      const data = {
        ...drawn,
        weekOfDay: Int32Array.of(0, 1),
        groups: drawn.groups.map((one) => ({ ...one, personDaysInWeek: Int32Array.of(2, 2) })),
      };
      const whole = tryEverything(data);
      fc.pre(whole.shortage < 1e-9);
      for (const week of new Set(data.shifts.map(({ day }) => day))) {
        const alone = weekAlone(data, week).data;
        const { shortage, headcount } = tryEverything(alone);
        expect(shortage).toBeLessThan(1e-9);
        expect(headcount).toBeLessThanOrEqual(whole.headcount);
        kept += alone.deferrable.flatMap(({ batches }) => batches).length;
      }
    }),
    { numRuns: 50, seed: 20261122 },
  );
  expect(kept).toBeGreaterThan(5);
});
