import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineErrors } from '../../../../models/rostering/lines/check.ts';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import { lineCost } from '../../../../models/rostering/lines/line-cost.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import type { PricedLine } from '../../../../models/rostering/lines/cheapest-lines.ts';
import { RandomStream } from '../../../../models/simulation/random-stream.ts';
import { everyLine, rules, tinyLines } from './instances.ts';

const SEED = 20261122;

/** Instances with what one more person on each shift is worth. */
const worthyLines = tinyLines().chain((data) =>
  fc.record({
    data: fc.constant(data),
    worth: fc
      .array(fc.integer({ min: -3, max: 8 }), {
        minLength: data.days * data.shifts.length,
        maxLength: data.days * data.shifts.length,
      })
      .map((values) => Float64Array.from(values)),
  }),
);

test('the cheapest line is that of trying every line, once all limits are tracked', () => {
  const seen = { lines: 0, tallied: 0, talliedBest: 0, impossible: 0 };
  fc.assert(
    fc.property(worthyLines, ({ data, worth }) => {
      const outcome = createLineFinders(data);
      const possible = data.people.map((_, person) => legalLines(data, person, worth));
      if (outcome.status !== 'found') return void seen.impossible++;
      outcome.finders.forEach((finder, person) => {
        const best = Math.min(...possible[person].map(({ price }) => price));
        const first = finder.cheapest(data, person, { worth, most: 4 });
        expect(first.bound).toBeLessThanOrEqual(best + 1e-9);
        expectLegal(data, person, first.lines, worth);
        while (finder.trackMore());
        const tracked = finder.cheapest(data, person, { worth, most: 4 });
        expectLegal(data, person, tracked.lines, worth);
        // Tallies are never part of the states.
        if (data.people[person].tallies?.length === 0) {
          expect(tracked.bound).toBe(best);
          expect(tracked.lines[0]?.price ?? Infinity).toBe(best);
          seen.lines++;
        } else {
          expect(tracked.bound).toBeLessThanOrEqual(best + 1e-9);
          seen.tallied++;
          if (tracked.lines[0]?.price === best) seen.talliedBest++;
        }
      });
    }),
    { numRuns: 300, seed: SEED },
  );
  expect(seen.lines).toBeGreaterThan(300);
  expect(seen.tallied).toBeGreaterThan(30);
  expect(seen.talliedBest).toBeGreaterThan(0.5 * seen.tallied);
  expect(seen.impossible).toBeGreaterThan(5);
});

test('nobody is said to have no line who has one', () => {
  fc.assert(
    fc.property(tinyLines(), (data) => {
      const outcome = createLineFinders(data);
      if (outcome.status !== 'no-line') return;
      expect(legalLines(data, outcome.person, noWorth(data))).toEqual([]);
    }),
    { numRuns: 300, seed: SEED },
  );
});

test('all lines within a budget are those that trying every line finds', () => {
  fc.assert(
    fc.property(worthyLines, fc.integer({ min: 0, max: 6 }), ({ data, worth }, budget) => {
      const outcome = createLineFinders(data);
      if (outcome.status !== 'found') return;
      outcome.finders.forEach((finder, person) => {
        const found = finder.all(data, person, budget, { worth, most: 5000 });
        const wanted = legalLines(data, person, worth).filter(({ price }) => price <= budget);
        expect(found.isComplete).toBe(true);
        expect(asText(found.lines)).toEqual(asText(wanted));
      });
    }),
    { numRuns: 200, seed: SEED },
  );
});

test('lines drawn within a budget are legal, within it, and sooner or later all of the cheaper ones', () => {
  let seen = 0;
  fc.assert(
    fc.property(worthyLines, fc.integer({ min: 0, max: 3 }), ({ data, worth }, budget) => {
      const outcome = createLineFinders(data);
      if (outcome.status !== 'found') return;
      const random = new RandomStream([1, 2, 3, 4]);
      outcome.finders.forEach((finder, person) => {
        const all = finder.all(data, person, budget, { worth, most: 5000 }).lines;
        const drawn = finder.sample(data, person, { worth, budget, walks: 300, random });
        const wanted = asText(all);
        expect(asText(drawn).every((line) => wanted.includes(line))).toBe(true);
        const cheapest = Math.min(...all.map(({ price }) => price));
        const { owed, tallies = [] } = data.people[person];
        // Surcharges for tallies make some cheap lines dear to walks.
        if (tallies.length > 0) return;
        const isDrawn = (line: Uint16Array): boolean =>
          owed === undefined || line.some((choice) => choice > 0);
        const easy = asText(
          all.filter(({ line, price }) => price <= (cheapest + budget) / 2 && isDrawn(line)),
        );
        if (easy.length > 4) return;
        seen += easy.length;
        expect(asText(drawn)).toEqual(expect.arrayContaining(easy));
      });
    }),
    { numRuns: 100, seed: SEED },
  );
  expect(seen).toBeGreaterThan(50);
});

test('more lines than wanted are not all', () => {
  const data = freeWeek();
  const outcome = createLineFinders(data);
  if (outcome.status !== 'found') throw new Error(outcome.status);
  const found = outcome.finders[0].all(data, 0, 0, { worth: noWorth(data), most: 10 });
  expect([found.isComplete, found.lines.length]).toEqual([false, 10]);
});

test('on days that are not free the line stays as it is', () => {
  const data = freeWeek();
  const outcome = createLineFinders(data);
  if (outcome.status !== 'found') throw new Error(outcome.status);
  const line = Uint16Array.from([1, 0, 1, 0, 0, 1, 0]);
  const worth = noWorth(data).fill(1);
  const { lines } = outcome.finders[0].cheapest(data, 0, {
    worth,
    most: 1,
    freeDays: { from: 3, to: 5, line },
  });
  expect(lines.map((priced) => [...priced.line])).toEqual([[1, 0, 1, 1, 1, 1, 0]]);
});

test('a horizon too long for all lines is left to lines that grow evenly', () => {
  const days = 56;
  const data: LinesData = {
    ...freeWeek(),
    days,
    shifts: [480, 450, 330].map((minutes, s) => ({
      name: 'shift',
      minutes,
      barredNextDay: s === 0 ? [1] : [0],
    })),
    weekends: Array.from({ length: 8 }, (_, week) => [7 * week + 5, 7 * week + 6]),
    people: [
      {
        name: 'a',
        rules: rules({
          minimumMinutes: 60 * 300,
          maximumMinutes: 60 * 310,
          maximumWeekends: 4,
          maximumConsecutiveShifts: 6,
        }),
        daysOff: [],
        costs: new Float64Array(days * 4),
      },
    ],
  };
  const outcome = createLineFinders(data, 150_000);
  if (outcome.status !== 'found') throw new Error(outcome.status);
  expect(outcome.finders[0].isExact).toBe(false);
  const { lines } = outcome.finders[0].cheapest(data, 0, { worth: noWorth(data), most: 1 });
  expect(lineErrors(data, data.people[0], lines[0].line)).toEqual([]);
});

function freeWeek(): LinesData {
  return {
    days: 7,
    weekends: [[5, 6]],
    shifts: [{ name: 'day', minutes: 480, barredNextDay: [] }],
    people: [{ name: 'a', rules: rules(), daysOff: [], costs: new Float64Array(14) }],
    cover: [],
  };
}

function noWorth({ days, shifts }: LinesData): Float64Array {
  return new Float64Array(days * shifts.length);
}

function legalLines(data: LinesData, person: number, worth: Float64Array): PricedLine[] {
  return everyLine(data)
    .filter((line) => lineErrors(data, data.people[person], line).length === 0)
    .map((line) => ({ line, price: priceOf(data, person, line, worth) }));
}

function priceOf(data: LinesData, person: number, line: Uint16Array, worth: Float64Array): number {
  const gains = [...line].map((choice, day) =>
    choice === 0 ? 0 : worth[day * data.shifts.length + choice - 1],
  );
  return lineCost(data, person, line) - gains.reduce((sum, gain) => sum + gain, 0);
}

function expectLegal(
  data: LinesData,
  person: number,
  lines: readonly PricedLine[],
  worth: Float64Array,
): void {
  for (const { line, price } of lines) {
    expect(lineErrors(data, data.people[person], line)).toEqual([]);
    expect(price).toBe(priceOf(data, person, line, worth));
  }
}

function asText(lines: readonly PricedLine[]): string[] {
  return lines.map(({ line, price }) => `${line.join('')} ${price}`).sort();
}
