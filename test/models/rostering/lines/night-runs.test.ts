import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineErrors } from '../../../../models/rostering/lines/check.ts';
import type { NightRules } from '../../../../models/rostering/lines/data.ts';
import { expectEveryLegalLine } from './every-legal-line.ts';
import { rules, tinyLines } from './instances.ts';

/** Instances whose one person may work so many nights in a row, and is off for so many days after them. */
const withNights = fc
  .record({
    data: tinyLines({ people: 1 }),
    maximumConsecutive: fc.constantFrom(0, 1, 2, 3, Infinity),
    minimumDaysOffAfter: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ data, ...limits }) => {
    const nights = { shifts: [0], ...limits };
    const [person] = data.people;
    const free = { ...person, rules: rules({ nights }), daysOff: [], tallies: [], owed: undefined };
    return { ...data, people: [free] };
  });

test('the lines that keep runs of nights are those that trying every line finds', () => {
  fc.assert(
    fc.property(withNights, (data) => void expectEveryLegalLine(data)),
    { numRuns: 100, seed: 20261124 },
  );
});

test('a run of nights ends with days off, and another shift is none of its nights', () => {
  const errorsOf = (limits: Omit<NightRules, 'shifts'>, ...line: number[]): string[] => {
    const shift = { name: 'shift', minutes: 480, barredNextDay: [] };
    const data = { days: line.length, weekends: [], shifts: [shift, shift], people: [], cover: [] };
    const nights = { shifts: [1], ...limits };
    const person = {
      name: 'ann',
      rules: rules({ nights }),
      daysOff: [],
      costs: new Float64Array(3 * line.length),
    };
    return lineErrors(data, person, Uint16Array.from(line));
  };
  const three = { maximumConsecutive: 2, minimumDaysOffAfter: 0 };
  expect(errorsOf(three, 2, 2, 1, 2, 2)).toEqual([]);
  expect(errorsOf(three, 1, 2, 2, 2, 1)).toEqual(['works 3 nights from day 1; at most 2']);
  const rested = { maximumConsecutive: Infinity, minimumDaysOffAfter: 2 };
  expect(errorsOf(rested, 1, 2, 2, 0, 0, 2, 0)).toEqual([]);
  expect(errorsOf(rested, 2, 2, 0, 1)).toEqual(['works within 2 days of the nights that end on day 1']);
});
