import { expect, test } from 'vitest';
import { lineErrors } from '../../../../models/rostering/lines/check.ts';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import { everyLine, rules } from './instances.ts';

/** So many days of one shift, every seven of which hold a day off inside. */
function daysOf(days: number): LinesData {
  return {
    days,
    weekends: [],
    shifts: [{ name: 'day', minutes: 480, barredNextDay: [] }],
    people: [
      {
        name: 'ann',
        rules: rules({ dayOffInsideSeven: true }),
        daysOff: [],
        costs: new Float64Array(2 * days),
      },
    ],
    cover: [],
  };
}

/** The days of each whole seven counted from the first, their first and last left out. */
const insides = (line: Uint16Array): number[][] =>
  Array.from({ length: Math.floor(line.length / 7) }, (_, seven) => [
    ...line.slice(7 * seven + 1, 7 * seven + 6),
  ]);

test.each([6, 8, 14])('of %i days every seven have a day off inside, those cut by the end aside', (days) => {
  const data = daysOf(days);
  const wanted = everyLine(data).filter((line) => insides(line).every((inside) => inside.includes(0)));
  const outcome = createLineFinders(data);
  if (outcome.status !== 'found') throw new Error(outcome.status);
  const worth = new Float64Array(days);
  const found = outcome.finders[0].all(data, 0, 0, { worth, most: 20_000 });
  const asText = (lines: readonly Uint16Array[]): string[] => lines.map((line) => line.join('')).sort();
  expect(asText(found.lines.map(({ line }) => line))).toEqual(asText(wanted));
  const legal = everyLine(data).filter((line) => lineErrors(data, data.people[0], line).length === 0);
  expect(asText(legal)).toEqual(asText(wanted));
  expect(wanted.length).toBe(days < 7 ? 2 ** 6 : (2 ** 7 - 4) ** Math.floor(days / 7) * 2 ** (days % 7));
});
