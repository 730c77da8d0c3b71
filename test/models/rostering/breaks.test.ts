import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handOutBreaks } from '../../../models/rostering/breaks.ts';

const free = (): boolean => false;
const seekers = (...windows: number[][]) => windows.map((begins) => ({ begins }));

test('whoever could begin first takes the earliest begin of the window', () => {
  expect(handOutBreaks(seekers([4, 5, 6], [2, 3, 4], [3, 4, 5]), [5, 4, 3], free)).toEqual([5, 3, 4]);
});

test('who is left without a planned begin takes the first that is not barred', () => {
  expect(handOutBreaks(seekers([2, 3, 4]), [], (interval) => interval === 2)).toEqual([3]);
  expect(handOutBreaks(seekers([2, 3]), [7], () => true)).toEqual([2]);
});

test('windows of equal length and a plan that fits them: everybody gets a planned begin inside the window', () => {
  const plans = fc
    .record({
      width: fc.integer({ min: 1, max: 4 }),
      people: fc.array(
        fc.record({ first: fc.integer({ min: 0, max: 8 }), at: fc.integer({ min: 0, max: 3 }) }),
        { minLength: 1, maxLength: 12 },
      ),
    })
    .map(({ width, people }) => ({
      windows: people.map(({ first }) => Array.from({ length: width }, (_, k) => first + k)),
      planned: people.map(({ first, at }) => first + (at % width)),
    }));
  fc.assert(
    fc.property(plans, ({ windows, planned }) => {
      const handed = handOutBreaks(seekers(...windows), [...planned].reverse(), free);
      handed.forEach((begin, seeker) => expect(windows[seeker]).toContain(begin));
      expect([...handed].sort((a, b) => a - b)).toEqual([...planned].sort((a, b) => a - b));
    }),
    { numRuns: 500, seed: 20261122 },
  );
});
