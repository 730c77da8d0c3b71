import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLineRoster, lineErrors } from '../../../../models/rostering/lines/check.ts';
import type {
  LineRules,
  LinesData,
  PreferredPatterns,
  RunBefore,
} from '../../../../models/rostering/lines/data.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import { rosterCost } from '../../../../models/rostering/lines/roster-cost.ts';
import { everyLine, rules, tinyLines } from './instances.ts';

const SEED = 20261123;

const preference = (least: number) =>
  fc.record({ limit: fc.integer({ min: least, max: 4 }), cost: fc.integer({ min: 1, max: 5 }) });

const preferred: fc.Arbitrary<PreferredPatterns> = fc.record(
  {
    maximumConsecutiveShifts: preference(0),
    minimumConsecutiveShifts: preference(1),
    minimumConsecutiveDaysOff: preference(1),
    maximumWeekends: preference(0),
    nights: preference(0).map((one) => ({ ...one, shifts: [0] })),
  },
  { requiredKeys: [] },
);

const before: fc.Arbitrary<RunBefore> = fc.oneof(
  fc
    .record({ daysWorked: fc.integer({ min: 1, max: 5 }), nights: fc.integer({ min: 0, max: 5 }) })
    .map(({ daysWorked, nights }): RunBefore => ({
      daysWorked,
      daysOff: 0,
      nights: Math.min(nights, daysWorked),
    })),
  fc.integer({ min: 1, max: 5 }).map((daysOff): RunBefore => ({ daysWorked: 0, daysOff, nights: 0 })),
);

const required: fc.Arbitrary<Partial<LineRules>> = fc.record({
  maximumConsecutiveShifts: fc.constantFrom(Infinity, 2, 3, 6),
  minimumConsecutiveShifts: fc.constantFrom(1, 1, 2, 3),
  minimumConsecutiveDaysOff: fc.constantFrom(1, 1, 2, 3),
  maximumWeekends: fc.constantFrom(Infinity, 1),
  nights: fc.option(
    fc.record({
      shifts: fc.constant([0]),
      maximumConsecutive: fc.constantFrom(0, 2, 4, Infinity),
      minimumDaysOffAfter: fc.integer({ min: 0, max: 3 }),
    }),
    { nil: undefined },
  ),
});

/** One person with limits of both kinds, and perhaps a run from before the first day. */
const patterned: fc.Arbitrary<LinesData> = fc
  .record({
    data: tinyLines({ people: 1 }),
    limits: required,
    preferred,
    before: fc.option(before, { nil: undefined }),
  })
  .map(({ data, limits, ...parts }) => {
    const [person] = data.people;
    const free = { ...person, rules: rules({ ...limits, ...parts }), tallies: [], owed: undefined };
    return { ...data, people: [free] };
  });

test('what a line costs and whether it is legal is the same by paths, by the model and by the check', () => {
  const seen = { lines: 0, priced: 0 };
  fc.assert(
    fc.property(patterned, (data) => {
      const [person] = data.people;
      const legal = everyLine(data).filter((line) => lineErrors(data, person, line).length === 0);
      const alone = { ...data, cover: [] };
      const judged = legal.map((line) => ({ line, ...checkLineRoster(alone, [line]) }));
      for (const { line, cost } of judged) expect(rosterCost(alone, [line])).toBe(cost);
      const outcome = createLineFinders(data);
      if (outcome.status !== 'found') return expect(legal).toEqual([]);
      const worth = new Float64Array(data.days * data.shifts.length);
      const [finder] = outcome.finders;
      const found = finder.all(data, 0, 1000, { worth, most: 5000 });
      expect(found.lines.map(({ line, price }) => `${line.join('')} ${price}`).sort()).toEqual(
        judged.map(({ line, cost }) => `${line.join('')} ${cost}`).sort(),
      );
      // Only where the network prices every limit is the cheapest path the cheapest line.
      const cheapest = finder.cheapest(data, 0, { worth, most: 1 });
      expect(cheapest.bound).toBe(Math.min(...judged.map(({ cost }) => cost)));
      expect(cheapest.lines[0]?.price).toBe(cheapest.bound);
      seen.lines += legal.length;
      seen.priced += judged.filter(({ cost }) => cost > 0).length;
    }),
    { numRuns: 150, seed: SEED },
  );
  expect(seen.priced).toBeGreaterThan(1000);
  expect(seen.lines).toBeGreaterThan(seen.priced);
});

/** What a line costs by one limit of 10, with 1 as a shift and 2 as a night. */
function costOf(limits: PreferredPatterns, line: readonly number[], run?: RunBefore): number {
  const shift = { name: 'shift', minutes: 480, barredNextDay: [] };
  const person = {
    name: 'ann',
    rules: rules({ preferred: limits, before: run }),
    daysOff: [],
    costs: new Float64Array(3 * line.length),
  };
  const data: LinesData = {
    days: line.length,
    weekends: [[1, 2], [4]],
    shifts: [shift, shift],
    people: [person],
    cover: [],
  };
  return rosterCost(data, [Uint16Array.from(line)]);
}

const worked = (daysWorked: number, nights = 0): RunBefore => ({ daysWorked, daysOff: 0, nights });
const off = (daysOff: number): RunBefore => ({ daysWorked: 0, daysOff, nights: 0 });

test('each run costs once that is too long, counted from before the first day', () => {
  const most = { maximumConsecutiveShifts: { limit: 2, cost: 10 } };
  expect(costOf(most, [1, 1, 0, 1, 1])).toBe(0);
  expect(costOf(most, [1, 1, 1, 1, 0, 1, 1, 1])).toBe(20);
  expect(costOf(most, [1, 1, 0, 0], worked(1))).toBe(10);
  expect(costOf(most, [1, 1, 0, 0], worked(4))).toBe(10);
  expect(costOf(most, [0, 1, 1, 0], worked(4))).toBe(0);
  const nights = { nights: { limit: 1, cost: 10, shifts: [1] } };
  expect(costOf(nights, [2, 1, 2, 2, 2])).toBe(10);
  expect(costOf(nights, [2, 1, 1, 1, 1], worked(3, 1))).toBe(10);
  expect(costOf(nights, [1, 2, 1, 1, 1], worked(3, 1))).toBe(0);
});

test('short runs cost where both of their ends are known', () => {
  const work = { minimumConsecutiveShifts: { limit: 3, cost: 10 } };
  expect(costOf(work, [1, 0, 1, 1, 0, 1])).toBe(10);
  expect(costOf(work, [1, 0, 0, 0, 0, 0], worked(1))).toBe(10);
  expect(costOf(work, [1, 0, 0, 0, 0, 0], worked(2))).toBe(0);
  expect(costOf(work, [0, 0, 0, 0, 0, 0], worked(1))).toBe(0);
  expect(costOf(work, [1, 1, 0, 0, 0, 0], off(1))).toBe(10);
  const rest = { minimumConsecutiveDaysOff: { limit: 2, cost: 10 } };
  expect(costOf(rest, [0, 1, 0, 1, 1, 0])).toBe(10);
  expect(costOf(rest, [0, 1, 1, 1, 1, 1], worked(1))).toBe(10);
  expect(costOf(rest, [1, 1, 1, 1, 1, 1], off(1))).toBe(10);
  expect(costOf(rest, [0, 1, 1, 1, 1, 1], off(1))).toBe(0);
});

test('weekends cost once beyond the limit', () => {
  const weekends = { maximumWeekends: { limit: 1, cost: 10 } };
  expect(costOf(weekends, [0, 1, 1, 0, 0])).toBe(0);
  expect(costOf(weekends, [0, 0, 1, 0, 1])).toBe(10);
});
