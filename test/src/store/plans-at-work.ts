import { expect } from 'vitest';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import type { Ending, NewPlan } from '../../../src/store/plan-store.ts';
import type { Claim, WorkerProfile } from '../../../src/store/queue/plan-claims.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleRoster } from '../samples.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** More than any test lets wait. */
export const NO_LIMIT = 100_000;

export const worker: WorkerProfile = { id: 'worker', host: 'host', pid: 1, concurrency: 9 };

export const result = packPlan(sampleRoster);
export const finishedAt = '2026-11-22T10:00:05.250Z';
export const completed: Ending = { state: 'completed', finishedAt, reason: null, progress: null, result };
export const failed: Ending = {
  state: 'failed',
  finishedAt,
  reason: 'no memory',
  progress: null,
  result: null,
};

export function newPlan(id: string): NewPlan {
  return {
    id,
    createdAt: '2026-11-22T10:00:00.125Z',
    shop: '街角小店',
    firstDay: '2026-11-23',
    days: 7,
    priority: 'normal',
    documents: { request: bytes(`request ${id}`), resolved: bytes(`resolved ${id}`) },
  };
}

/** Adds a plan to those of the default tenant. */
export async function addPlan(store: Store, id: string, change: Partial<NewPlan> = {}): Promise<void> {
  const added = await store.queue.add(DEFAULT_TENANT, { ...newPlan(id), ...change }, NO_LIMIT);
  expect(added).toEqual({ status: 'added' });
}

/** Claims the plan that is next, which must be the one named. */
export async function claimPlan(store: Store, id: string, by = worker): Promise<Claim> {
  const claimed = await store.claims.claim(by);
  expect(claimed?.claim.planId).toBe(id);
  return claimed!.claim;
}

/** Adds a plan, which must be the only one that waits, and ends it. */
export async function addEnded(store: Store, id: string, ending: Ending): Promise<void> {
  await addPlan(store, id);
  expect(await store.claims.finish(await claimPlan(store, id), ending)).toBe(true);
}
