import { expect, test } from 'vitest';
import { missedAverages } from '../../../src/planning/missed-averages.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';

const request = sampleResolved({ horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 } });
const grid = buildGrid(request.horizon, request.shop.timeZone);

/** What is missed of an average of 20 s when four hours of equally many replies take these seconds. */
function missed(...seconds: number[]): unknown[] {
  const contacts = [Float64Array.from({ length: grid.count }, (_, t) => (t < seconds.length ? 10 : 0))];
  const workload = deriveWorkload(request, { contacts } as unknown as Parameters<typeof deriveWorkload>[1]);
  const performance = [
    Array.from({ length: grid.count }, (_, t) => ({
      averageResponseSeconds: seconds[t] ?? 0,
      repliesPerSecond: 1,
    })),
  ] as unknown as Parameters<typeof missedAverages>[1]['performance'];
  const average = {
    band: 'day',
    date: '2026-11-23',
    queue: 0,
    target: 'averageResponseSeconds' as const,
    asked: 20,
    withinSeconds: undefined,
    source: 'band day',
    intervals: [...seconds.keys()],
    contacts: 40,
    curves: [],
  };
  const serving = [new Int32Array(grid.count).fill(1)];
  return missedAverages({ workload, grid, averages: [average] }, { performance }, serving);
}

test('an average that is kept misses nothing, whatever single intervals come to', () => {
  expect(missed(10, 30, 10, 30)).toEqual([]);
  expect(missed(10, 30.3, 10, 30)).toEqual([]);
});

test('behind an average that is missed are the fewest intervals that carry the miss', () => {
  const excess = expect.closeTo(0.1, 9) as number;
  expect(missed(12, 36, 26, 14)).toEqual([{ queue: 0, interval: 1, excess }]);
  expect(missed(0, 30, 29, 29)).toEqual([{ queue: 0, interval: 1, excess }]);
  expect(missed(20, 24, 23, 21)).toEqual([
    { queue: 0, interval: 1, excess },
    { queue: 0, interval: 2, excess },
    { queue: 0, interval: 3, excess },
  ]);
});
