import { expect, test } from 'vitest';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import { expectEveryLegalLine } from './every-legal-line.ts';
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
  const asText = (lines: readonly Uint16Array[]): string[] => lines.map((line) => line.join('')).sort();
  expect(asText(expectEveryLegalLine(data))).toEqual(asText(wanted));
  expect(wanted.length).toBe(days < 7 ? 2 ** 6 : (2 ** 7 - 4) ** Math.floor(days / 7) * 2 ** (days % 7));
});
