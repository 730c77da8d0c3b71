import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { giveOwed } from '../../../models/covering/give-owed.ts';
import { paymentOf } from '../../../models/covering/payment.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { coverableInstances, group, instance, need, shift, tinyInstances } from './instances.ts';
import { expectBest } from './solved.ts';

const SEED = 20261122;

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

function lines(data: CoveringData, ...names: string[]): string[] {
  return toAlgebra(buildCovering(data).model)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => names.some((name) => line.startsWith(`${name}[`) || line.startsWith(`0 <= ${name}[`)));
}

test('least-minutes-in-week: what everybody who works is owed, less what those who are away may be owed less', () => {
  const data = instance(2, {
    weekOfDay: Int32Array.of(0, 1),
    shifts: [shift(0, 4), shift(8, 13)],
    groups: [
      group(
        'all',
        {
          shifts: [0, 1],
          leastMinutes: { perPerson: Int32Array.of(200, 0), away: Int32Array.of(80, 0) },
        },
        2,
      ),
    ],
  });
  expect(lines(data, 'least-minutes-in-week', 'minutes-short')).toEqual([
    'least-minutes-in-week[all,0]: 240 shift[all,0-4#0] - 200 people[all] + minutes-short[all,0] >= -80',
  ]);
});

test('least-people and at-work: so many are to work, each with a shift', () => {
  const data = instance(1, {
    shifts: [shift(0, 4), shift(4, 8)],
    groups: ['first', 'second', 'third'].map((name) => group(name, { shifts: [0, 1] })),
    peopleLimits: [{ name: 'two', groups: [0, 2], minimumPeople: 3, maximumPeople: Infinity }],
  });
  expect(lines(data, 'least-people', 'at-work', 'people-short', 'people-limit')).toEqual([
    'least-people[two]: people[first] + people[third] + people-short[two] >= 3',
    'at-work[first]: shift[first,0-4#0] + shift[first,4-8#1] - people[first] >= 0',
    'at-work[third]: shift[third,0-4#0] + shift[third,4-8#1] - people[third] >= 0',
    '0 <= people-short[two] <= 3',
  ]);
});

test('who owes nothing adds nothing to the model', () => {
  const data = instance(1, {
    shifts: [shift(0, 4)],
    groups: [group('all', { shifts: [0] })],
    peopleLimits: [{ name: 'all', groups: [0], minimumPeople: 0, maximumPeople: 2 }],
  });
  expect(lines(data, 'least-people', 'at-work', 'least-minutes-in-week', 'minutes-short')).toEqual([]);
});

/** Instances whose contracts owe minutes, and of whose people some are to work whether needed or not. */
function owing(instances: fc.Arbitrary<CoveringData>): fc.Arbitrary<CoveringData> {
  const ofGroup = fc.record({
    owed: fc.constantFrom(0, 150, 300, 500, 700),
    away: fc.constantFrom(0, 0, 120),
  });
  return fc
    .record({
      data: instances,
      groups: fc.tuple(ofGroup, ofGroup),
      minimumPeople: fc.constantFrom(0, 0, 2, 3, 4),
    })
    .map(({ data, groups, minimumPeople }) => ({
      ...data,
      groups: data.groups.map((one, g) => ({
        ...one,
        leastMinutes:
          groups[g].owed === 0
            ? undefined
            : { perPerson: Int32Array.of(groups[g].owed), away: Int32Array.of(groups[g].away) },
      })),
      peopleLimits: [...data.peopleLimits, { name: 'both', groups: [0, 1], minimumPeople, maximumPeople: 4 }],
    }));
}

const kinds = [
  ['which can be covered', owing(coverableInstances())],
  ['which mostly cannot be covered', owing(tinyInstances())],
] as const;

test.each(kinds)('people and hours owed by instances %s are those of trying everything', (_, instances) => {
  const seen = { short: 0, even: 0 };
  fc.assert(
    fc.property(instances, (data) => {
      const { covering } = expectBest(data, 'headcount', highs);
      const left = shortageLeft(data, covering);
      const owed = [...left.minutesShort.flat(), ...left.peopleShort].some((short) => short > 0);
      seen[owed ? 'short' : 'even']++;
    }),
    { numRuns: 50, seed: SEED },
  );
  expect(seen.even).toBeGreaterThan(0);
  expect(seen.short).toBeGreaterThan(0);
});

test.each(kinds)('the least cost of owing instances %s is that of trying everything', (_, instances) => {
  fc.assert(
    fc.property(instances, (data) => {
      expectBest(data, 'cost', highs);
    }),
    { numRuns: 25, seed: SEED },
  );
});

test('what is owed is given in shifts that take nobody more, the longest first', () => {
  const data = instance(3, {
    required: [need(3, { 0: 1 })],
    shifts: [shift(0, 4), shift(8, 10), shift(8, 14), shift(16, 19)],
    groups: [
      group(
        'all',
        {
          shifts: [0, 1, 2, 3],
          maximumMinutesPerWeek: 660,
          leastMinutes: { perPerson: Int32Array.of(650), away: Int32Array.of(0) },
        },
        3,
      ),
    ],
    peopleLimits: [{ name: 'all', groups: [0], minimumPeople: 2, maximumPeople: 3 }],
  });
  const one = { people: [1], shifts: [new Map([[0, 1]])], breaks: [[]] };
  const given = giveOwed(data, one);
  expect(checkCovering(data, given)).toEqual([]);
  expect(shortageLeft(data, given)).toMatchObject({ minutesShort: [[100]], peopleShort: [0] });
  expect(given).toMatchObject({
    people: [2],
    shifts: [
      new Map([
        [0, 2],
        [2, 2],
      ]),
    ],
  });
});

test('overtime-in-week: standard minutes beyond the contracts of everybody who works, where any are allowed', () => {
  const data = instance(2, {
    weekOfDay: Int32Array.of(0, 1),
    shifts: [{ ...shift(0, 5), standardMinutes: 240 }, shift(8, 13)],
    groups: [
      group('all', { shifts: [0, 1], overtime: { afterMinutesPerWeek: 200, premiumPerMinute: 0.5 } }, 2),
      group('none', { shifts: [0, 1] }, 2),
    ],
  });
  expect(lines(data, 'overtime-in-week')).toEqual([
    'overtime-in-week[all,0]: 240 shift[all,0-5#0] - 200 people[all] - overtime[all,0] <= 0',
    'overtime-in-week[all,1]: 300 shift[all,8-13#1] - 200 people[all] - overtime[all,1] <= 0',
  ]);
});

/** Instances with overtime, premiums of shifts and a price of every person, all of any size. */
function paying(instances: fc.Arbitrary<CoveringData>): fc.Arbitrary<CoveringData> {
  const ofGroup = fc.record({
    afterMinutesPerWeek: fc.constantFrom(undefined, 60, 240, 300),
    premiumPerMinute: fc.constantFrom(0.5, 2),
    costPerPerson: fc.constantFrom(0, 0, 100, 400),
  });
  const ofShift = fc.record({ paid: fc.constantFrom(1, 1, 1.5, 3), counted: fc.constantFrom(0, 1, 1) });
  return fc
    .record({
      data: instances,
      groups: fc.tuple(ofGroup, ofGroup),
      shifts: fc.array(ofShift, { minLength: 4, maxLength: 4 }),
    })
    .map(({ data, groups, shifts }) => ({
      ...data,
      shifts: data.shifts.map((one, s) => ({
        ...one,
        paidMinutes: shifts[s].paid * one.workMinutes,
        standardMinutes: shifts[s].counted * one.workMinutes,
      })),
      groups: data.groups.map((one, g) => {
        const { afterMinutesPerWeek, premiumPerMinute, costPerPerson } = groups[g];
        return {
          ...one,
          costPerPerson,
          overtime: afterMinutesPerWeek === undefined ? undefined : { afterMinutesPerWeek, premiumPerMinute },
        };
      }),
    }));
}

test('the least cost with premiums and overtime is that of trying everything', () => {
  let withOvertime = 0;
  fc.assert(
    fc.property(paying(coverableInstances()), (data) => {
      const { covering, best } = expectBest(data, 'cost', highs);
      expect(paymentOf(data, covering)).toBeCloseTo(best.cost, 3);
      const plain = data.groups.map((one) => ({ ...one, overtime: undefined }));
      if (paymentOf({ ...data, groups: plain }, covering) < best.cost - 1e-3) withOvertime++;
    }),
    { numRuns: 40, seed: SEED },
  );
  expect(withOvertime).toBeGreaterThan(5);
});
