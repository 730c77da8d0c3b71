import { beforeEach, describe, expect, test } from 'vitest';
import type { Plan, PlanPriority } from '../../../../src/domain/plan.ts';
import { DEFAULT_TENANT } from '../../../../src/domain/tenant.ts';
import type { HeardNotice } from '../../../../src/store/queue/notices.ts';
import type { ClaimedPlan } from '../../../../src/store/queue/plan-claims.ts';
import type { Store } from '../../../../src/store/store.ts';
import { NO_LIMIT, claimPlan, completed, failed, finishedAt, newPlan, worker } from '../plans-at-work.ts';

/** A store in a real database. */
export interface QueueAtTest {
  readonly store: Store;
  /** The same, where each tenant may have two plans running. */
  readonly narrow: Store;
  /** Asks the database itself. */
  readonly query: (statement: string) => Promise<readonly Record<string, unknown>[]>;
}

const SILENCE_SECONDS = 1000;
const TENANTS = ['a-shop', 'b-shop', 'c-shop'];

/** What every queue of plans keeps to, told to `describe`. */
export function testPlanQueue(given: () => QueueAtTest): void {
  let { store, narrow, query } = {} as QueueAtTest;
  beforeEach(async () => {
    ({ store, narrow, query } = given());
    await query('delete from plans');
    await query('delete from workers');
    await query('delete from paiban_jobs.job');
    for (const tenant of TENANTS)
      await query(`insert into tenants values ('${tenant}') on conflict do nothing`);
  });

  const add = async (tenant: string, id: string, priority: PlanPriority = 'normal'): Promise<void> => {
    const added = await store.queue.add(tenant, { ...newPlan(id), priority }, NO_LIMIT);
    expect(added).toEqual({ status: 'added' });
  };
  const claim = (): Promise<ClaimedPlan | undefined> => store.claims.claim(worker);
  const end = async (claimed: ClaimedPlan | undefined): Promise<void> => {
    expect(await store.claims.finish(claimed!.claim, failed)).toBe(true);
  };
  const find = (id: string): Promise<Plan | undefined> => store.plans.find(DEFAULT_TENANT, id);
  const tickets = async (): Promise<number> =>
    Number((await query('select count(*) as tickets from paiban_jobs.job'))[0].tickets);

  describe('order', () => {
    test('of a tenant the plans of higher priority begin first, then the older ones', async () => {
      await add(DEFAULT_TENANT, 'low', 'low');
      await add(DEFAULT_TENANT, 'first');
      await add(DEFAULT_TENANT, 'second');
      await add(DEFAULT_TENANT, 'urgent', 'high');
      for (const id of ['urgent', 'first', 'second', 'low']) await claimPlan(store, id);
      expect(await claim()).toBeUndefined();
    });

    test('a tenant with many waiting plans holds up another for one plan at most', async () => {
      for (let count = 1; count <= 12; count++) await add('a-shop', `a${count}`);
      const running = [await claim(), await claim()];
      await add('b-shop', 'b1');
      await end(running[0]);
      await claimPlan(store, 'b1');
      await end(running[1]);
      await claimPlan(store, 'a3');
    });

    test('tenants take turns, whoever has fewest plans running first', async () => {
      for (const tenant of ['a', 'b', 'c']) {
        for (let count = 1; count <= 4; count++) await add(`${tenant}-shop`, `${tenant}${count}`);
      }
      const order: string[] = [];
      const running: ClaimedPlan[] = [];
      for (let step = 0; step < 12; step++) {
        const claimed = await claim();
        order.push(claimed!.claim.planId);
        running.push(claimed!);
        if (running.length > 3) await end(running.shift());
      }
      expect(order).toEqual('a1 b1 c1 a2 b2 c2 a3 b3 c3 a4 b4 c4'.split(' '));
    });

    test('a plan that waits behind its tenant’s own is not passed by others for ever', async () => {
      await add('a-shop', 'a1');
      await add('a-shop', 'a2');
      const first = await claim();
      await add('b-shop', 'b1');
      await end(first);
      const next = [await claim(), await claim()];
      expect(next.map((one) => one?.claim.planId)).toEqual(['b1', 'a2']);
    });

    test('no tenant has more plans running than it may', async () => {
      for (const id of ['a1', 'a2', 'a3']) {
        await narrow.queue.add('a-shop', newPlan(id), NO_LIMIT);
      }
      await narrow.queue.add('b-shop', newPlan('b1'), NO_LIMIT);
      const running = [await narrow.claims.claim(worker), await narrow.claims.claim(worker)];
      expect((await narrow.claims.claim(worker))?.claim.planId).toBe('a2');
      expect(await narrow.claims.claim(worker)).toBeUndefined();
      await narrow.claims.finish(running[0]!.claim, completed);
      expect((await narrow.claims.claim(worker))?.claim.planId).toBe('a3');
    });

    test('a tenant whose plans wait in full number is refused, others are not', async () => {
      const add = (tenant: string, id: string): Promise<unknown> => store.queue.add(tenant, newPlan(id), 2);
      await add('a-shop', 'a1');
      await add('a-shop', 'a2');
      expect(await add('a-shop', 'a3')).toEqual({ status: 'queue-full' });
      expect(await add('b-shop', 'b1')).toEqual({ status: 'added' });
      expect(await store.queue.waiting()).toEqual({ all: 3, most: 2 });
      await claimPlan(store, 'a1');
      expect(await add('a-shop', 'a3')).toEqual({ status: 'added' });
    });

    test('a full queue neither uses a key up nor hides what it was used for', async () => {
      const idempotency = { key: 'k', fingerprint: 'f', expiresAt: '2999-01-01T00:00:00Z' };
      const keyed = (id: string, limit: number): Promise<unknown> =>
        store.queue.add('c-shop', { ...newPlan(id), idempotency }, limit);
      expect(await keyed('c1', 0)).toEqual({ status: 'queue-full' });
      expect(await keyed('c1', 1)).toEqual({ status: 'added' });
      expect(await keyed('c2', 1)).toEqual({ status: 'key-used', use: { fingerprint: 'f', planId: 'c1' } });
      await query('delete from idempotency_keys');
    });
  });

  describe('processes that end', () => {
    test('the plans of a process that is silent are run again, and what it says of them counts no more', async () => {
      await add(DEFAULT_TENANT, 'one');
      const lost = await claimPlan(store, 'one');
      expect(await store.claims.tidy(SILENCE_SECONDS, finishedAt)).toEqual([]);
      expect(await store.claims.tidy(0, finishedAt)).toEqual([{ planId: 'one', state: 'queued' }]);
      await store.claims.note(lost, { stage: 'audit', percent: 99 });
      expect(await store.claims.finish(lost, completed)).toBe(false);
      expect(await store.claims.handBack(lost, finishedAt)).toBe(false);
      expect(await store.claims.revoked([lost])).toEqual([{ claim: lost, wish: 'lost' }]);

      const again = await claimPlan(store, 'one', { ...worker, id: 'other' });
      expect(again.attempt).toBe(2);
      expect(await store.claims.revoked([lost, again])).toEqual([{ claim: lost, wish: 'lost' }]);
      expect(await find('one')).toMatchObject({ state: 'running', progress: null });
      expect(await store.claims.finish(lost, completed)).toBe(false);
      expect(await store.claims.finish(again, completed)).toBe(true);
      expect(await find('one')).toMatchObject({ state: 'completed' });
    });

    test('a process that left holds nothing, one that is heard of keeps its plans', async () => {
      await add(DEFAULT_TENANT, 'one');
      await add(DEFAULT_TENANT, 'two');
      await claimPlan(store, 'one');
      const kept = await claimPlan(store, 'two', { ...worker, id: 'other' });
      await store.claims.leave(worker.id);
      expect(await store.claims.tidy(SILENCE_SECONDS, finishedAt)).toEqual([
        { planId: 'one', state: 'queued' },
      ]);
      expect(await store.claims.revoked([kept])).toEqual([]);
    });

    test('a plan that three processes ended on fails with that reason', async () => {
      await add(DEFAULT_TENANT, 'deadly');
      for (const state of ['queued', 'queued', 'failed']) {
        await claimPlan(store, 'deadly');
        expect(await store.claims.tidy(0, finishedAt)).toEqual([{ planId: 'deadly', state }]);
      }
      expect(await find('deadly')).toMatchObject({
        state: 'failed',
        finishedAt,
        reason: 'Three processes ended while this plan ran, so it is not tried again by itself.',
      });
      expect(await claim()).toBeUndefined();
    });

    test('a shutdown is no loss, however often', async () => {
      await add(DEFAULT_TENANT, 'patient');
      for (let count = 0; count < 5; count++) {
        expect(await store.claims.handBack(await claimPlan(store, 'patient'), finishedAt)).toBe(true);
      }
      await claimPlan(store, 'patient');
    });

    test('a plan that was to stop is cancelled, not run again', async () => {
      for (const id of ['lost', 'interrupted']) {
        await add(DEFAULT_TENANT, id);
        const held = await claimPlan(store, id);
        expect(await store.queue.cancel(DEFAULT_TENANT, id, finishedAt)).toBe('stopping');
        expect(await store.claims.revoked([held])).toEqual([{ claim: held, wish: 'cancel' }]);
        if (id === 'lost') await store.claims.tidy(0, finishedAt);
        else await store.claims.handBack(held, finishedAt);
        const reason = 'Stopped on request before a roster was found.';
        expect(await find(id)).toMatchObject({ state: 'cancelled', finishedAt, reason });
      }
    });

    test('plans that came without a ticket, as from a dump, are run', async () => {
      const columns = 'id, tenant_id, state, states, created_at, shop, first_day, days';
      const rest = `now(), '', '2026-01-01', 1`;
      await query(`insert into plans (${columns}) values
        ('waited', 'a-shop', 'queued', array['queued'], ${rest}),
        ('ran', 'a-shop', 'running', array['queued', 'running'], ${rest})`);
      expect(await claim()).toBeUndefined();
      expect(await store.claims.tidy(SILENCE_SECONDS, finishedAt)).toEqual([
        { planId: 'ran', state: 'queued' },
      ]);
      await claimPlan(store, 'waited');
      await claimPlan(store, 'ran');
    });
  });

  test('no ticket outlives the waiting of its plan', async () => {
    for (const id of ['cancelled', 'removed', 'run']) await add(DEFAULT_TENANT, id);
    expect(await tickets()).toBe(1);
    await store.queue.cancel(DEFAULT_TENANT, 'cancelled', finishedAt);
    await store.queue.remove(DEFAULT_TENANT, 'removed');
    expect(await tickets()).toBe(1);
    await claimPlan(store, 'run');
    expect(await tickets()).toBe(0);
    expect(await find('cancelled')).toMatchObject({
      state: 'cancelled',
      reason: 'Cancelled before it began.',
    });
  });

  test('the ticket of a plan that went with its tenant is passed over', async () => {
    await add('c-shop', 'c1');
    await add(DEFAULT_TENANT, 'after');
    await query(`delete from tenants where id = 'c-shop'`);
    await claimPlan(store, 'after');
    expect([await claim(), await tickets()]).toEqual([undefined, 0]);
  });

  test('what happens to plans is told, once it is stored', async () => {
    const heard: HeardNotice[] = [];
    const stop = store.notices.listen((notice) => heard.push(notice));
    await add(DEFAULT_TENANT, 'one');
    const held = await claimPlan(store, 'one');
    const progress = { stage: 'covering', percent: 40 } as const;
    await store.claims.note(held, progress);
    await store.queue.cancel(DEFAULT_TENANT, 'one', finishedAt);
    await store.claims.finish(held, completed);
    await store.claims.note(held, progress);
    await store.queue.remove(DEFAULT_TENANT, 'one');
    const planId = 'one';
    await expect
      .poll(() => heard)
      .toEqual([
        { kind: 'waiting' },
        { kind: 'state', planId },
        { kind: 'progress', planId, progress },
        { kind: 'stop', planId },
        { kind: 'state', planId },
        { kind: 'removed', planId },
      ]);
    stop();
  });

  test('many who claim, cancel and remove at once get each plan once, and nothing is left over', async () => {
    const ids = Array.from({ length: 24 }, (_, index) => `plan-${index}`);
    const tenantOf = (id: string): string => TENANTS[ids.indexOf(id) % TENANTS.length];
    await Promise.all(ids.map((id) => add(tenantOf(id), id)));
    const removed = ids.slice(21);
    const claimed: string[] = [];
    const claimAll = async (): Promise<void> => {
      for (let plan = await claim(); plan !== undefined; plan = await claim()) {
        claimed.push(plan.claim.planId);
        const isEnded = await store.claims.finish(plan.claim, failed);
        // One that has been removed meanwhile cannot end.
        expect(isEnded || removed.includes(plan.claim.planId)).toBe(true);
      }
    };
    await Promise.all([
      ...Array.from({ length: 4 }, claimAll),
      ...ids.slice(18, 21).map((id) => store.queue.cancel(tenantOf(id), id, finishedAt)),
      ...removed.map((id) => store.queue.remove(tenantOf(id), id)),
      store.claims.tidy(SILENCE_SECONDS, finishedAt),
    ]);
    await claimAll();
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(claimed).toEqual(expect.arrayContaining(ids.slice(0, 18)));
    const left = await query(`select id from plans where state in ('queued', 'running')`);
    expect([left, await tickets()]).toEqual([[], 0]);
  });
}
