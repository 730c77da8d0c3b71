import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startRetention } from '../../../src/jobs/retention.ts';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../store/memory-store.ts';
import { addEnded, failed } from '../store/plans-at-work.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

const DAY = 86_400_000;

const addFinished = (store: Store, id: string, finishedAt: string): Promise<void> =>
  addEnded(store, id, { ...failed, finishedAt });

const idsOf = async (store: Store): Promise<string[]> =>
  (await store.plans.page(DEFAULT_TENANT, { limit: 1000 })).plans.map(({ id }) => id);

function start(store: Store, days: number) {
  const removed: number[] = [];
  const errors: unknown[] = [];
  const onRemoved = (count: number): void => void removed.push(count);
  const onError = (cause: unknown): void => void errors.push(cause);
  return { removed, errors, ...startRetention({ upkeep: store.upkeep, days, onRemoved, onError }) };
}

test('plans go once they ended too many days ago, at the start and day by day', async () => {
  const store = memoryStore();
  await addFinished(store, 'old', '2026-11-13T11:59:59.999Z');
  await addFinished(store, 'tomorrow', '2026-11-14T11:59:00Z');
  await addFinished(store, 'later', '2026-11-14T12:00:01Z');
  const { removed, errors, stop } = start(store, 10);
  await vi.advanceTimersByTimeAsync(0);
  expect([removed, await idsOf(store)]).toEqual([[1], ['later', 'tomorrow']]);
  await vi.advanceTimersByTimeAsync(DAY);
  expect([removed, await idsOf(store)]).toEqual([[1, 1], ['later']]);
  await stop();
  await vi.advanceTimersByTimeAsync(5 * DAY);
  expect([removed, await idsOf(store), errors]).toEqual([[1, 1], ['later'], []]);
});

test('more plans than are removed at once all go', async () => {
  const store = memoryStore();
  for (let count = 0; count < 120; count++) await addFinished(store, `plan-${count}`, '2026-11-01T00:00:00Z');
  const { removed, stop } = start(store, 1);
  await vi.advanceTimersByTimeAsync(0);
  await stop();
  expect([removed, await idsOf(store)]).toEqual([[120], []]);
});

test('a store that is out of reach is told of and tried again the next day', async () => {
  const store = memoryStore();
  await addFinished(store, 'old', '2026-01-01T00:00:00Z');
  const lost = vi.spyOn(store.upkeep, 'removeFinishedBefore').mockRejectedValueOnce(new Error('lost'));
  const { removed, errors, stop } = start(store, 1);
  await vi.advanceTimersByTimeAsync(DAY);
  await stop();
  expect([removed, errors, lost.mock.calls.length]).toEqual([[1], [new Error('lost')], 2]);
});
