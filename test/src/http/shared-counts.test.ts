import { expect, test } from 'vitest';
import { SharedCounts } from '../../../src/http/shared-counts.ts';
import type { RateStore } from '../../../src/store/rate-store.ts';
import { StoreUnavailableError } from '../../../src/store/store.ts';

/** Counts as the database does, with a clock that the test moves. */
function counting(start = 0) {
  const clock = { now: start };
  const counts = new Map<string, { minute: number; taken: number }>();
  const asked: string[] = [];
  const state = { isLost: false, forgotten: 0 };
  const rates: RateStore = {
    take: (client, calls) => {
      if (state.isLost) return Promise.reject(new StoreUnavailableError('gone'));
      asked.push(client);
      const minute = Math.floor(clock.now / 60_000);
      const known = counts.get(client);
      const taken = (known?.minute === minute ? known.taken : 0) + calls;
      counts.set(client, { minute, taken });
      return Promise.resolve({ total: taken, secondsLeft: 60 - (clock.now % 60_000) / 1000 });
    },
    forgetOld: () => Promise.resolve(void state.forgotten++),
  };
  const process = (perMinute: number): SharedCounts =>
    new SharedCounts({ budget: 'calls', perMinute, rates, now: () => clock.now });
  return { clock, asked, state, process };
}
/** How many of so many calls are let through. */
async function allowed(counts: SharedCounts, client: string, calls: number, perMinute: number) {
  const infos = await Promise.all(Array.from({ length: calls }, () => counts.increment(client)));
  return infos.filter(({ totalHits }) => totalHits <= perMinute).length;
}

test('two processes let through as much together as one alone', async () => {
  const { process } = counting();
  const [one, other] = [process(100), process(100)];
  expect((await allowed(one, 'a', 60, 100)) + (await allowed(other, 'a', 60, 100))).toBe(100);
  expect(await allowed(one, 'b', 120, 100)).toBe(100);
});

test('calls at once on both are counted once each, but for a part that the other has leased', async () => {
  const { process } = counting();
  const [one, other] = [process(1000), process(1000)];
  const both = await Promise.all([allowed(one, 'a', 700, 1000), allowed(other, 'a', 700, 1000)]);
  expect(both[0] + both[1]).toBeLessThanOrEqual(1000);
  expect(both[0] + both[1]).toBeGreaterThan(1000 - 1000 / 50);
});

test('a fiftieth of the budget is taken at a time, and nothing more once it is used up', async () => {
  const { asked, process } = counting();
  const counts = process(6000);
  await allowed(counts, 'a', 120, 6000);
  expect(asked).toEqual(['calls a']);
  await allowed(counts, 'a', 1, 6000);
  expect(asked).toHaveLength(2);
  await allowed(counts, 'a', 6000, 6000);
  const used = asked.length;
  expect(await allowed(counts, 'a', 50, 6000)).toBe(0);
  expect(asked).toHaveLength(used);
});

test('what is left and until when is said, and the next minute begins anew', async () => {
  const { clock, process } = counting(15_000);
  const counts = process(2);
  expect(await counts.increment('a')).toEqual({ totalHits: 1, resetTime: new Date(60_000) });
  expect(await counts.increment('a')).toEqual({ totalHits: 2, resetTime: new Date(60_000) });
  expect(await counts.increment('a')).toEqual({ totalHits: 3, resetTime: new Date(60_000) });
  clock.now = 60_000;
  expect(await counts.increment('a')).toEqual({ totalHits: 1, resetTime: new Date(120_000) });
});

test('without the database each process counts for itself', async () => {
  const { clock, state, process } = counting();
  const counts = process(10);
  state.isLost = true;
  expect(await allowed(counts, 'a', 15, 10)).toBe(10);
  state.isLost = false;
  clock.now = 60_000;
  expect(await allowed(counts, 'a', 15, 10)).toBe(10);
});

test('old counts are forgotten once an hour', async () => {
  const { clock, state, process } = counting();
  const counts = process(10);
  for (const minutes of [0, 59, 60, 61, 119, 120]) {
    clock.now = minutes * 60_000;
    await counts.increment('a');
  }
  expect(state.forgotten).toBe(2);
});

test('a call that is taken back may be made again, and a client that is reset is asked about anew', async () => {
  const { asked, process } = counting();
  const counts = process(1);
  await counts.increment('a');
  counts.decrement('a');
  expect(await counts.increment('a')).toMatchObject({ totalHits: 1 });
  expect(await counts.increment('a')).toMatchObject({ totalHits: 2 });
  const before = asked.length;
  counts.resetKey('a');
  await counts.increment('a');
  expect(asked).toHaveLength(before + 1);
});
