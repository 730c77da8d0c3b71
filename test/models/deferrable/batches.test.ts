import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectBatches, inOneOrder, wholeIntervals } from '../../../models/deferrable/batches.ts';
import type { Arrival } from '../../../models/deferrable/batches.ts';
import { doneInTime } from '../../../models/deferrable/done-in-time.ts';

const QUARTER = 15;

test('items are collected until they fill whole intervals', () => {
  const arrivals = [0, 1, 2, 3].map((release) => ({ release, due: release + 20, items: 1 }));
  expect(collectBatches(arrivals, 5, QUARTER)).toEqual([
    { release: 2, due: 20, items: 3, agentIntervals: 1 },
    { release: 3, due: 23, items: 1, agentIntervals: 1 },
  ]);
});

test('and no longer than half of the time that the first of them has', () => {
  const arrivals = [0, 4, 5].map((release) => ({ release, due: release + 8, items: 1 }));
  expect(collectBatches(arrivals, 5, QUARTER)).toEqual([
    { release: 4, due: 8, items: 2, agentIntervals: 1 },
    { release: 5, due: 13, items: 1, agentIntervals: 1 },
  ]);
});

test('many items at once are rounded once', () => {
  expect(collectBatches([{ release: 3, due: 9, items: 50 }], 4, QUARTER)).toEqual([
    { release: 3, due: 9, items: 50, agentIntervals: 14 },
  ]);
});

const arrivals: fc.Arbitrary<Arrival[]> = fc
  .record({
    gaps: fc.array(
      fc.record({ wait: fc.integer({ min: 1, max: 6 }), items: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 30,
      },
    ),
    within: fc.integer({ min: 1, max: 12 }),
    closing: fc.integer({ min: 5, max: 200 }),
  })
  .map(({ gaps, within, closing }) => {
    let release = 0;
    return gaps.flatMap(({ wait, items }): Arrival[] => {
      release += wait;
      return release >= closing ? [] : [{ release, due: Math.min(closing, release + within), items }];
    });
  });

test('every item is in a batch that can be done while the item can, and rounding adds little where there is much', () => {
  fc.assert(
    fc.property(arrivals, fc.constantFrom(2, 4.5, 7, 10, 40), (come, minutes) => {
      const batches = collectBatches(come, minutes, QUARTER);
      const items = come.flatMap((one) => new Array<Arrival>(one.items).fill(one));
      let next = 0;
      for (const { release, due, items: count, agentIntervals } of batches) {
        const own = items.slice(next, (next += count));
        expect(own).toHaveLength(count);
        expect(release).toBe(Math.max(...own.map((item) => item.release)));
        expect(due).toBe(Math.min(...own.map((item) => item.due)));
        expect(due).toBeGreaterThan(release);
        expect(agentIntervals).toBe(wholeIntervals(count, minutes, QUARTER));
        expect(agentIntervals * QUARTER).toBeGreaterThan(count * minutes - 1e-6);
        expect(agentIntervals * QUARTER).toBeLessThan(count * minutes + QUARTER);
      }
      expect(next).toBe(items.length);
    }),
    { numRuns: 500, seed: 20261122 },
  );
});

const windows = fc.array(
  fc
    .record({
      release: fc.integer({ min: 0, max: 6 }),
      length: fc.integer({ min: 1, max: 5 }),
      agentIntervals: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ release, length, agentIntervals }) => ({ release, due: release + length, agentIntervals })),
  { minLength: 1, maxLength: 6 },
);

test('batches are parted so that within each part those released first are due first', () => {
  fc.assert(
    fc.property(windows, (batches) => {
      const parts = inOneOrder(batches);
      expect(parts.flat()).toHaveLength(batches.length);
      expect(new Set(parts.flat())).toEqual(new Set(batches));
      for (const part of parts) {
        part.slice(1).forEach((batch, k) => {
          expect(batch.release).toBeGreaterThanOrEqual(part[k].release);
          expect(batch.due).toBeGreaterThanOrEqual(part[k].due);
        });
      }
    }),
    { numRuns: 300, seed: 20261122 },
  );
});

/** The most intervals of batches that some people can do in time, interval by interval in every way. */
function mostDone(
  batches: readonly { release: number; due: number; agentIntervals: number }[],
  people: number[],
): number {
  const left = batches.map(({ agentIntervals }) => agentIntervals);
  const visit = (interval: number, free: number, from: number): number => {
    if (interval === people.length) return 0;
    let best = visit(interval + 1, people[interval + 1] ?? 0, 0);
    for (let b = from; free > 0 && b < batches.length; b++) {
      const { release, due } = batches[b];
      if (left[b] === 0 || release > interval || due <= interval) continue;
      left[b]--;
      best = Math.max(best, 1 + visit(interval, free - 1, b));
      left[b]++;
    }
    return best;
  };
  return visit(0, people[0], 0);
}

test('taking what is due first gets as much done in time as any order', () => {
  const few = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(
      windows.map((batches) => batches.slice(0, 3)),
      few,
      (batches, people) => {
        const done = doneInTime(batches, people);
        done.forEach((count, b) => expect(count).toBeLessThanOrEqual(batches[b].agentIntervals));
        expect(done.reduce((sum, count) => sum + count, 0)).toBe(mostDone(batches, people));
      },
    ),
    { numRuns: 300, seed: 20261122 },
  );
});
