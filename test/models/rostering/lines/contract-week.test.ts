import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineErrors } from '../../../../models/rostering/lines/check.ts';
import { expectEveryLegalLine } from './every-legal-line.ts';
import { rules, tinyLines } from './instances.ts';

/** Instances whose one person has a day or two of contract in each week and may work more on rest days. */
const resting = fc
  .record({
    data: tinyLines({ people: 1 }),
    maximumDays: fc.integer({ min: 2, max: 4 }),
    contractDays: fc.integer({ min: 1, max: 2 }),
    maximumMinutes: fc.constantFrom(480, 840, 1200),
    holidays: fc.subarray([0, 3]),
  })
  .map(({ data, maximumDays, contractDays, maximumMinutes, holidays }) => {
    const contract = {
      days: contractDays,
      maximumMinutes,
      holidays: holidays.filter((day) => day < data.days),
    };
    const week = { maximumDays, maximumMinutes: Infinity, owedMinutes: 0, contract };
    const [person] = data.people;
    return { ...data, people: [{ ...person, rules: rules({ week }), tallies: [], owed: undefined }] };
  });

test('the lines that keep the contract’s week beside rest days are those that trying every line finds', () => {
  let onRestDays = 0;
  fc.assert(
    fc.property(resting, (data) => {
      const legal = expectEveryLegalLine(data);
      const { contract } = data.people[0].rules.week!;
      const minutes = (line: Uint16Array): number =>
        line.reduce((sum, choice) => sum + (choice > 0 ? data.shifts[choice - 1].minutes : 0), 0);
      onRestDays += legal.filter((line) => data.days <= 2 && minutes(line) > contract!.maximumMinutes).length;
    }),
    { numRuns: 100, seed: 20261123 },
  );
  expect(onRestDays).toBeGreaterThan(0);
});

test('minutes of rest days are no part of the contract’s, and those of holidays are', () => {
  const data = {
    days: 4,
    weekOfDay: [0, 0, 0, 0],
    weekends: [],
    shifts: [{ name: 'day', minutes: 240, barredNextDay: [] }],
    people: [],
    cover: [],
  };
  const errorsOf = (holidays: readonly number[], ...line: number[]): string[] => {
    const contract = { days: 2, maximumMinutes: 480, holidays };
    const week = { maximumDays: 4, maximumMinutes: Infinity, owedMinutes: 0, contract };
    const costs = new Float64Array(8);
    return lineErrors(
      data,
      { name: 'ann', rules: rules({ week }), daysOff: [], costs },
      Uint16Array.from(line),
    );
  };
  expect(errorsOf([], 1, 1, 1, 1)).toEqual([]);
  expect(errorsOf([2], 1, 1, 0, 1)).toEqual([]);
  expect(errorsOf([2], 1, 1, 1, 0)).toEqual(['works 720 minutes in week 0 beside rest days; at most 480']);
});
