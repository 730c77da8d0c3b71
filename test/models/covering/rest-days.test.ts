import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { isKnownToAnnealing } from '../../../models/covering/annealing/known.ts';
import { buildCovering } from '../../../models/covering/build.ts';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { paymentOf } from '../../../models/covering/payment.ts';
import { peopleNeeded } from '../../../models/covering/people-needed.ts';
import { weekAlone } from '../../../models/covering/week-alone.ts';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { coverableInstances, DAY, group, instance, shift, tinyInstances } from './instances.ts';
import { expectBest } from './solved.ts';

const SEED = 20261123;

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

/** Four hours on each of three days and two on the first, of which a contract has two days and 480 minutes. */
function threeDays(holidays: readonly number[] = []): CoveringData {
  const shifts = [shift(0, 2), shift(0, 4), shift(DAY, DAY + 4), shift(2 * DAY, 2 * DAY + 4)];
  return instance(3, {
    shifts: shifts.map((one) => (holidays.includes(one.day) ? { ...one, standardMinutes: 0 } : one)),
    groups: [
      group(
        'all',
        {
          shifts: [0, 1, 2, 3],
          maximumDaysPerWeek: 3,
          maximumMinutesPerWeek: 720,
          overtime: { afterMinutesPerWeek: 400, premiumPerMinute: 0.5 },
          restDayWork: { afterDaysPerWeek: 2, maximumMinutesPerWeek: 480, pay: 2 },
        },
        3,
      ),
    ],
  });
}

const FAMILIES = [
  'rest-days-in-week',
  'rest-days-after-week',
  'contract-minutes-in-week',
  'overtime-in-week',
];

function lines(data: CoveringData): string[] {
  return toAlgebra(buildCovering(data).model)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => FAMILIES.some((name) => line.startsWith(`${name}[`)));
}

test('days beyond those of the contracts are rest days, whose minutes are no part of the contracts', () => {
  expect(lines(threeDays())).toEqual([
    'overtime-in-week[all,0]: 120 shift[all,0-2#0] + 240 shift[all,0-4#1] + 240 shift[all,8-12#2] + 240 shift[all,16-20#3] - 400 people[all] - overtime[all,0] - 240 rest-days[all,0] <= 0',
    'rest-days-in-week[all,0]: shift[all,0-2#0] + shift[all,0-4#1] + shift[all,8-12#2] + shift[all,16-20#3] - 2 people[all] - rest-days[all,0] <= 0',
    'rest-days-after-week[all,0]: 3 rest-days[all,0] - shift[all,0-2#0] - shift[all,0-4#1] - shift[all,8-12#2] - shift[all,16-20#3] <= 0',
    'contract-minutes-in-week[all,0]: 120 shift[all,0-2#0] + 240 shift[all,0-4#1] + 240 shift[all,8-12#2] + 240 shift[all,16-20#3] - 480 people[all] - 240 rest-days[all,0] <= 0',
  ]);
});

test('a week without a day to spare, a holiday left out, has no rest days, and its contracts’ minutes hold', () => {
  expect(lines(threeDays([1]))).toEqual([
    'overtime-in-week[all,0]: 120 shift[all,0-2#0] + 240 shift[all,0-4#1] + 240 shift[all,16-20#3] - 400 people[all] - overtime[all,0] <= 0',
    'contract-minutes-in-week[all,0]: 120 shift[all,0-2#0] + 240 shift[all,0-4#1] + 240 shift[all,8-12#2] + 240 shift[all,16-20#3] - 480 people[all] <= 0',
  ]);
});

test('who may not work on rest days adds nothing to the model', () => {
  const data = threeDays();
  const without = { ...data, groups: data.groups.map((one) => ({ ...one, restDayWork: undefined })) };
  expect(lines(without).filter((line) => !line.startsWith('overtime'))).toEqual([]);
  expect(toAlgebra(buildCovering(without).model)).not.toContain('rest-days');
  expect([isKnownToAnnealing(data), isKnownToAnnealing(without)]).toEqual([false, true]);
});

test('a third day takes nobody more as a rest day; minutes beyond the contract’s on its days do', () => {
  const data = threeDays();
  const needed = (...counts: [number, number][]): number =>
    peopleNeeded(data, data.groups[0], new Map(counts));
  expect(needed([1, 1], [2, 1], [3, 1])).toBe(1);
  const long = { ...data, shifts: data.shifts.map((one) => ({ ...one, workMinutes: 400 })) };
  const roomy = { ...data.groups[0], maximumMinutesPerWeek: 1000 };
  const twoDays = new Map([1, 2].map((shift) => [shift, 1]));
  expect(peopleNeeded(long, roomy, twoDays)).toBe(2);
});

test('one week alone has the rest days of that week', () => {
  const { groups } = threeDays();
  const first = threeDays().shifts;
  const later = first.map((one) => ({
    ...one,
    day: one.day + 3,
    start: one.start + 3 * DAY,
    end: one.end + 3 * DAY,
  }));
  const data = instance(6, {
    weekOfDay: Int32Array.of(0, 0, 0, 1, 1, 1),
    shifts: [...first, ...later],
    groups: [
      {
        ...groups[0],
        shifts: [...first, ...later].map((_, s) => s),
        peopleOnDay: new Int32Array(6).fill(3),
        personDaysInWeek: Int32Array.of(9, 9),
      },
    ],
  });
  const alone = weekAlone(data, 1);
  expect(lines(alone.data)).toEqual(lines(threeDays()));
});

/** Instances whose contracts have one day of the two, and more on rest days. */
function resting(instances: fc.Arbitrary<CoveringData>): fc.Arbitrary<CoveringData> {
  const ofGroup = fc.record({
    restDayWork: fc.constantFrom(
      undefined,
      { afterDaysPerWeek: 1, maximumMinutesPerWeek: 480, pay: 2 },
      { afterDaysPerWeek: 1, maximumMinutesPerWeek: 240, pay: 1.5 },
    ),
    overtime: fc.constantFrom(undefined, { afterMinutesPerWeek: 200, premiumPerMinute: 0.5 }),
    costPerPerson: fc.constantFrom(0, 400, 900),
  });
  const counted = fc.array(fc.constantFrom(0, 1, 1, 1), { minLength: 2, maxLength: 2 });
  return fc.record({ data: instances, groups: fc.tuple(ofGroup, ofGroup), counted }).map((drawn) => ({
    ...drawn.data,
    shifts: drawn.data.shifts.map((one) => ({
      ...one,
      standardMinutes: drawn.counted[one.day] * one.workMinutes,
    })),
    groups: drawn.data.groups.map((one, g) => ({
      ...one,
      ...drawn.groups[g],
      maximumDaysPerWeek: 2,
      maximumMinutesPerWeek: 10_080,
    })),
  }));
}

const kinds = [
  ['which can be covered', resting(coverableInstances())],
  ['which mostly cannot be covered', resting(tinyInstances())],
] as const;

test.each(kinds)(
  'people and cost of instances with rest days %s are those of trying everything',
  (_, instances) => {
    let withRestDays = 0;
    fc.assert(
      fc.property(instances, (data) => {
        expectBest(data, 'headcount', highs);
        const { covering, best } = expectBest(data, 'cost', highs);
        expect(paymentOf(data, covering)).toBeCloseTo(best.cost, 3);
        if (withoutPremium(data, covering) < best.cost - 1e-3) withRestDays++;
      }),
      { numRuns: 25, seed: SEED },
    );
    expect(withRestDays).toBeGreaterThan(2);
  },
);

/** The payment were rest days paid as any other. */
function withoutPremium(data: CoveringData, covering: Parameters<typeof paymentOf>[1]): number {
  const groups = data.groups.map((one) => ({
    ...one,
    restDayWork: one.restDayWork && { ...one.restDayWork, pay: 1 },
  }));
  return paymentOf({ ...data, groups }, covering);
}

/** Seven days of shifts for three people: for each of them and each day none, or one of two lengths. */
const namedWeeks = fc.array(
  fc.array(fc.constantFrom(undefined, 240, 360), { minLength: 7, maxLength: 7 }),
  { minLength: 1, maxLength: 3 }, // prettier-ignore
);

test('what people by name work legally a covering allows, and counts at no more than it costs', () => {
  const lengths = [240, 360];
  const shifts = Array.from({ length: 7 }, (_, day) =>
    lengths.map((minutes) => shift(day * DAY, day * DAY + minutes / 60)),
  ).flat();
  const terms = { afterDaysPerWeek: 5, maximumMinutesPerWeek: 1560, pay: 2 };
  const overtime = { afterMinutesPerWeek: 1200, premiumPerMinute: 0.5 };
  const data = instance(7, {
    shifts,
    groups: [
      group(
        'all',
        {
          shifts: [...shifts.keys()],
          maximumDaysPerWeek: 6,
          maximumMinutesPerWeek: 1920,
          overtime,
          restDayWork: terms,
        },
        7,
      ),
    ],
  });
  const seen = { restDays: 0, legal: 0 };
  fc.assert(
    fc.property(namedWeeks, (people) => {
      const worked = people.map((week) => week.flatMap((minutes) => minutes ?? []));
      const legal = worked.filter((week) => {
        const contract = week.slice(0, 5).reduce((sum, minutes) => sum + minutes, 0);
        return week.length > 0 && week.length <= 6 && contract <= 1560;
      });
      const counts = new Map<number, number>();
      people.forEach((week, p) => {
        if (!legal.includes(worked[p])) return;
        week.forEach((minutes, day) => {
          if (minutes === undefined) return;
          const index = 2 * day + lengths.indexOf(minutes);
          counts.set(index, (counts.get(index) ?? 0) + 1);
        });
      });
      const cost = legal.reduce((total, week) => {
        const sum = (minutes: readonly number[]): number => minutes.reduce((a, b) => a + b, 0);
        const contract = sum(week.slice(0, 5));
        return total + contract + 0.5 * Math.max(0, contract - 1200) + 2 * sum(week.slice(5));
      }, 0);
      const covering = { people: [legal.length], shifts: [counts], breaks: [[]] };
      expect(checkCovering(data, covering)).toEqual([]);
      expect(peopleNeeded(data, data.groups[0], counts)).toBeLessThanOrEqual(legal.length);
      expect(paymentOf(data, covering)).toBeLessThanOrEqual(cost + 1e-6);
      seen.legal += legal.length;
      seen.restDays += legal.filter((week) => week.length > 5).length;
    }),
    { numRuns: 300, seed: SEED },
  );
  expect(seen.legal).toBeGreaterThan(200);
  expect(seen.restDays).toBeGreaterThan(20);
});
