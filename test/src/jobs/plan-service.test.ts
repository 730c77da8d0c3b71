import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { PlanEvent } from '../../../src/jobs/plan-events.ts';
import { PlanService } from '../../../src/jobs/plan-service.ts';
import type { PlanServiceOptions } from '../../../src/jobs/plan-service.ts';
import { QueueWorker } from '../../../src/jobs/queue-worker.ts';
import type { QueueWorkerOptions } from '../../../src/jobs/queue-worker.ts';
import { TenantPlans } from '../../../src/jobs/tenant-plans.ts';
import { unpackJson } from '../../../src/store/packed-plan.ts';
import type { Claim, PlanClaims } from '../../../src/store/queue/plan-claims.ts';
import { StoreUnavailableError } from '../../../src/store/store.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleAdmitted, sampleRequest, sampleResolved, sampleRoster } from '../samples.ts';
import { memoryStore } from '../store/memory-store.ts';
import { addPlan } from '../store/plans-at-work.ts';
import { FakeRunner, instantRunner, planned } from './fake-runner.ts';

const never = new AbortController().signal;

type Change = Partial<PlanServiceOptions> & { readonly store?: Store } & Partial<QueueWorkerOptions>;

/** A service, and a worker on the same store. */
function setUp(change: Change = {}, runner = new FakeRunner()) {
  const store = change.store ?? memoryStore();
  const errors: string[] = [];
  const onError = (message: string): void => void errors.push(message);
  const onOutage = (): void => onError('the database is out of reach');
  const jobs = new PlanService({ queueLimit: 2, ...change, store });
  const { claims, notices } = store;
  const worker = new QueueWorker({ concurrency: 1, ...change, claims, notices, runner, onError, onOutage });
  worker.start();
  onTestFinished(() => worker.close());
  const service = new TenantPlans(jobs, DEFAULT_TENANT);
  const create = async (): Promise<string> => {
    const creation = await service.create(sampleAdmitted(), { priority: 'normal' });
    if (creation.status !== 'queued') throw new Error(creation.status);
    return creation.plan.id;
  };
  return { store, runner, jobs, service, worker, create, errors };
}

const runningCount = (runner: FakeRunner, count: number): Promise<void> =>
  vi.waitFor(() => expect(runner.runs).toHaveLength(count));

describe('running', () => {
  test('a plan goes from queued over running to completed with roster, coverage and proof', async () => {
    const { service, create, runner } = setUp();
    const id = await create();
    await runningCount(runner, 1);
    expect(runner.runs[0].request).toEqual(JSON.parse(JSON.stringify(sampleResolved())));
    expect(await service.find(id)).toMatchObject({ state: 'running', progress: null, outcome: null });

    runner.runs[0].progress({ stage: 'covering', percent: 40 });
    await vi.waitFor(async () =>
      expect(await service.find(id)).toMatchObject({ progress: { stage: 'covering', percent: 40 } }),
    );

    runner.runs[0].end(planned());
    expect(await service.finished(id, never)).toMatchObject({
      state: 'completed',
      reason: null,
      outcome: { headcount: 2, requiredViolations: 0, preferredViolations: 1, gaps: 1 },
      certificate: sampleRoster.certificate,
      progress: { stage: 'certificate', percent: 100 },
    });
    expect(await unpackJson((await service.document(id, 'roster'))!)).toEqual(sampleRoster);
    expect(await unpackJson((await service.document(id, 'coverage'))!)).toEqual(sampleRoster.coverage);
    expect(await unpackJson((await service.document(id, 'explanation'))!)).toEqual(sampleRoster.explanation);
    expect(await unpackJson((await service.document(id, 'request'))!)).toEqual(sampleRequest());
  });

  test('no more plans run at once than allowed, the others wait in order, and too many are turned away', async () => {
    const { service, create, runner } = setUp();
    const first = await create();
    await runningCount(runner, 1);
    const ids = [first, await create(), await create()];
    expect(await service.create(sampleAdmitted(), { priority: 'high' })).toEqual({ status: 'queue-full' });
    expect((await service.page({ limit: 9 })).plans).toHaveLength(3);
    const states = async (): Promise<(string | undefined)[]> =>
      Promise.all(ids.map(async (id) => (await service.find(id))?.state));
    expect(await states()).toEqual(['running', 'queued', 'queued']);
    runner.runs[0].end(planned());
    await runningCount(runner, 2);
    expect(await states()).toEqual(['completed', 'running', 'queued']);
  });

  test('a run that fails makes a failed plan with its reason, and the next one runs', async () => {
    const { service, create, runner, errors } = setUp();
    const [first, second] = [await create(), await create()];
    await runningCount(runner, 1);
    runner.runs[0].end({ status: 'failed', reason: 'No memory.', cause: new Error('heap') });
    expect(await service.finished(first, never)).toMatchObject({ state: 'failed', reason: 'No memory.' });
    expect(errors).toEqual(['planning failed']);
    await runningCount(runner, 2);
    expect((await service.find(second))?.state).toBe('running');
  });

  test('a plan that outlives its time limit by far is killed', async () => {
    const { service, create } = setUp({ overtimeSeconds: -19.95 });
    expect(await service.finished(await create(), never)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('did not end within') as string,
    });
  });

  test('a result that cannot be stored makes a failed plan, not one that runs for ever', async () => {
    const { claims, ...store } = memoryStore();
    const finish: PlanClaims['finish'] = (claim, ending) =>
      ending.result ? Promise.reject(new Error('disk full')) : claims.finish(claim, ending);
    const change = { store: { ...store, claims: { ...claims, finish } }, storePauseSeconds: 0.001 };
    const { service, create, errors } = setUp(change, instantRunner());
    expect(await service.finished(await create(), never)).toMatchObject({ state: 'failed' });
    expect(errors).toEqual(Array(3).fill('the result was not stored'));
  });

  test('a result waits for a store that is out of reach, and counts when it is back', async () => {
    const { claims, ...store } = memoryStore();
    let calls = 0;
    const finish: PlanClaims['finish'] = (claim, ending) =>
      ++calls < 8 ? Promise.reject(new StoreUnavailableError()) : claims.finish(claim, ending);
    const change = { store: { ...store, claims: { ...claims, finish } }, storePauseSeconds: 0.001 };
    const { service, create } = setUp(change, instantRunner());
    expect(await service.finished(await create(), never)).toMatchObject({ state: 'completed' });
    expect(calls).toBe(8);
  });
});

describe('creating under a key', () => {
  const given = { key: { key: 'k', fingerprint: 'f' }, priority: 'normal' } as const;

  test('a key is busy while its request is being admitted, and free again when that is refused', async () => {
    const { service } = setUp();
    const refusal = new Error('refused');
    let refuse: (error: Error) => void = () => undefined;
    const first = service.createOnce(given, () => new Promise((_, reject) => (refuse = reject)));
    await vi.waitFor(async () => {
      const second = await service.createOnce(given, () => Promise.resolve(sampleAdmitted()));
      expect(second).toEqual({ status: 'key-busy' });
    });
    refuse(refusal);
    await expect(first).rejects.toBe(refusal);
    const third = await service.createOnce(given, () => Promise.resolve(sampleAdmitted()));
    expect(third.status).toBe('queued');
  });

  test('a request that another process was quicker to store is a repetition, or another under its key', async () => {
    const { service, store } = setUp();
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const createdAt = new Date().toISOString();
    const slow = (fingerprint: string, id: string): Promise<unknown> =>
      service.createOnce({ ...given, key: { key: id, fingerprint } }, async () => {
        const idempotency = { key: id, fingerprint: 'f', expiresAt };
        await addPlan(store, id, { createdAt, ...sampleAdmitted(), idempotency });
        return sampleAdmitted();
      });
    expect(await slow('f', 'same')).toEqual({ status: 'repeated', planId: 'same' });
    expect(await slow('g', 'other')).toEqual({ status: 'key-reused' });
    expect((await service.page({ limit: 9 })).plans).toHaveLength(2);
  });
});

describe('cancelling', () => {
  test('a waiting plan is cancelled without having begun', async () => {
    const { service, create, runner } = setUp();
    await create();
    const id = await create();
    await runningCount(runner, 1);
    expect(await service.cancel(id)).toMatchObject({ status: 'cancelled', plan: { state: 'cancelled' } });
    runner.runs[0].end(planned());
    await vi.waitFor(async () => expect(await service.cancel(id)).toMatchObject({ status: 'already-final' }));
    expect(runner.runs).toHaveLength(1);
  });

  test('a running plan stops early and keeps the best roster', async () => {
    const { service, create, runner } = setUp();
    const id = await create();
    await runningCount(runner, 1);
    expect(await service.cancel(id)).toMatchObject({ status: 'stopping' });
    expect(await service.finished(id, never)).toMatchObject({
      state: 'cancelled',
      reason: expect.stringContaining('best roster') as string,
      outcome: { headcount: 2 },
    });
    expect(await service.document(id, 'roster')).toBeDefined();
  });

  test('a plan that does not stop is killed after the grace period', async () => {
    const deaf = new FakeRunner((run) => Object.assign(run, { end: () => undefined }));
    const { service, create } = setUp({ stopGraceSeconds: 0.05 }, deaf);
    const id = await create();
    await runningCount(deaf, 1);
    await service.cancel(id);
    expect(await service.finished(id, never)).toMatchObject({
      state: 'cancelled',
      reason: 'Stopped on request before a roster was found.',
      outcome: null,
    });
  });

  test('what has ended, or never was, is not cancelled', async () => {
    const { service, create } = setUp({}, instantRunner());
    const id = await create();
    await service.finished(id, never);
    expect(await service.cancel(id)).toMatchObject({ status: 'already-final', plan: { state: 'completed' } });
    expect(await service.cancel('unknown')).toEqual({ status: 'unknown' });
  });
});

describe('removing', () => {
  test('a running plan is killed and gone', async () => {
    const { service, create, runner } = setUp();
    const id = await create();
    await runningCount(runner, 1);
    const next = create();
    expect(await service.remove(id)).toBe(true);
    expect(runner.runs[0].hooks.abort.aborted).toBe(true);
    expect(await service.find(id)).toBeUndefined();
    expect(await service.remove(id)).toBe(false);
    await next;
    await runningCount(runner, 2);
  });

  test('a waiting plan never begins', async () => {
    const { worker, service, create, runner } = setUp();
    const [first, second] = [await create(), await create()];
    await service.remove(second);
    await runningCount(runner, 1);
    runner.runs[0].end(planned());
    await service.finished(first, never);
    await worker.close();
    expect(runner.runs).toHaveLength(1);
  });
});

describe('following', () => {
  test('events begin with the plan as it is and end with its final state', async () => {
    const { service, create, runner } = setUp();
    const id = await create();
    await runningCount(runner, 1);
    const events: PlanEvent[] = [];
    const following = (async () => {
      for await (const { event } of service.follow(id, never)) events.push(event);
    })();
    await vi.waitFor(() => expect(events).toHaveLength(1));
    runner.runs[0].progress({ stage: 'covering', percent: 40 });
    runner.runs[0].progress({ stage: 'rostering', percent: 60 });
    runner.runs[0].end(planned());
    await following;
    expect(events).toMatchObject([
      { kind: 'state', plan: { state: 'running' } },
      { kind: 'progress', progress: { percent: 40 } },
      { kind: 'progress', progress: { percent: 60 } },
      { kind: 'state', plan: { state: 'completed' } },
    ]);
  });

  test('a finished plan has one event, an unknown one none, a removed one says so', async () => {
    const { service, create } = setUp();
    const collect = async (id: string): Promise<string[]> => {
      const kinds: string[] = [];
      for await (const { event } of service.follow(id, never)) kinds.push(event.kind);
      return kinds;
    };
    expect(await collect('unknown')).toEqual([]);
    const id = await create();
    const waiting = create();
    const removed = collect(await waiting);
    await service.cancel(id);
    await service.finished(id, never);
    expect(await collect(id)).toEqual(['state']);
    await service.remove(await waiting);
    expect((await removed).at(-1)).toBe('removed');
  });

  test('the one who waits can give up', async () => {
    const { service, create } = setUp();
    expect(await service.finished(await create(), AbortSignal.timeout(20))).toBeUndefined();
    expect(await service.finished(await create(), AbortSignal.abort())).toBeUndefined();
  });
});

describe('ending and starting again', () => {
  test('closing puts running plans back into the queue, and the next worker runs them', async () => {
    const store = memoryStore();
    const before = setUp({ store });
    const ids = [await before.create(), await before.create()];
    await runningCount(before.runner, 1);
    await before.worker.close();
    expect(before.runner.runs).toHaveLength(1);
    for (const id of ids) expect(await before.service.find(id)).toMatchObject({ state: 'queued' });

    const after = setUp({ store }, instantRunner());
    for (const id of ids)
      expect(await after.service.finished(id, never)).toMatchObject({ state: 'completed' });
  });

  test('a worker that lost its claim ends the plan, and what came of it counts no more', async () => {
    const { claims, ...others } = memoryStore();
    const claimed: Claim[] = [];
    const claim: PlanClaims['claim'] = async (worker) => {
      const plan = await claims.claim(worker);
      if (plan !== undefined) claimed.push(plan.claim);
      return plan;
    };
    const store = { ...others, claims: { ...claims, claim } };
    const { runner, create, service } = setUp({ store, lookSeconds: 0.01 });
    const id = await create();
    await runningCount(runner, 1);
    await claims.handBack(claimed[0], '2026-11-22T10:00:00Z');
    await runningCount(runner, 2);
    expect(runner.runs[0].hooks.abort.aborted).toBe(true);
    runner.runs[1].end(planned());
    expect(await service.finished(id, never)).toMatchObject({ state: 'completed' });
    expect((await service.trace(id))?.states).toEqual([
      'queued',
      'running',
      'queued',
      'running',
      'completed',
    ]);
  });
});
