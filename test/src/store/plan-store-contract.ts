import { afterAll, beforeAll, expect, test } from 'vitest';
import { Plan, PlanSummary } from '../../../src/domain/plan.ts';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { NewPlan, PlanStore } from '../../../src/store/plan-store.ts';
import type { PlanClaims } from '../../../src/store/queue/plan-claims.ts';
import type { PlanQueue } from '../../../src/store/queue/plan-queue.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Upkeep } from '../../../src/store/upkeep.ts';
import { sampleRoster } from '../samples.ts';
import {
  NO_LIMIT,
  addEnded,
  addPlan,
  claimPlan,
  completed,
  failed,
  finishedAt,
  newPlan,
  result,
  worker,
} from './plans-at-work.ts';

/** What every plan store keeps to, told to `describe` of an empty one. */
export function testPlanStore(open: () => Promise<Store>): void {
  let store: Store;
  let plans: PlanStore;
  let queue: PlanQueue;
  let claims: PlanClaims;
  let upkeep: Upkeep;
  beforeAll(async () => {
    store = await open();
    ({ plans, queue, claims, upkeep } = store);
  });
  afterAll(() => store.close());

  test('an empty store has no newest plan and an empty page', async () => {
    expect(await plans.newest(DEFAULT_TENANT)).toBeUndefined();
    expect(await plans.page(DEFAULT_TENANT, { limit: 5 })).toEqual({ plans: [], next: undefined });
  });

  test('an id that is no text for PostgreSQL is an error', async () => {
    await expect(plans.find(DEFAULT_TENANT, '\0')).rejects.toThrow(/invalid/);
    expect(await plans.find(DEFAULT_TENANT, 'unknown')).toBeUndefined();
  });

  test('a new plan is queued and reads back as it was added', async () => {
    await addPlan(store, 'one');
    expect(Plan.parse(await plans.find(DEFAULT_TENANT, 'one'))).toEqual({
      id: 'one',
      state: 'queued',
      createdAt: '2026-11-22T10:00:00.125Z',
      finishedAt: null,
      publishedAt: null,
      shop: '街角小店',
      firstDay: '2026-11-23',
      days: 7,
      progress: null,
      reason: null,
      outcome: null,
      certificate: null,
    });
    expect(Buffer.from((await plans.document(DEFAULT_TENANT, 'one', 'request'))!).toString()).toBe(
      'request one',
    );
    expect(Buffer.from((await plans.document(DEFAULT_TENANT, 'one', 'resolved'))!).toString()).toBe(
      'resolved one',
    );
    expect(await plans.document(DEFAULT_TENANT, 'one', 'roster')).toBeUndefined();
    expect(await queue.cancel(DEFAULT_TENANT, 'one', finishedAt)).toBe('cancelled');
  });

  test('a plan begins once, with the request as planning sees it', async () => {
    await addPlan(store, 'begin');
    const claimed = await claims.claim(worker);
    expect(claimed?.claim).toEqual({
      tenant: DEFAULT_TENANT,
      planId: 'begin',
      attempt: 1,
      workerId: worker.id,
    });
    expect(Buffer.from(claimed!.resolved!).toString()).toBe('resolved begin');
    expect(await claims.claim(worker)).toBeUndefined();
    expect((await plans.find(DEFAULT_TENANT, 'begin'))?.state).toBe('running');
  });

  test('progress is noted while a plan runs and stays afterwards', async () => {
    await addPlan(store, 'progress');
    const progress = { stage: 'covering', percent: 40, incumbent: 17, bound: 16, gap: 1 / 17 } as const;
    const claim = await claimPlan(store, 'progress');
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toBeNull();
    await claims.note(claim, progress);
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toEqual(progress);
    await claims.finish(claim, completed);
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toEqual(progress);
    await claims.note(claim, { stage: 'audit', percent: 99 });
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toEqual(progress);
  });

  test('a roster is published once, and only where there is one', async () => {
    const [at, later] = ['2026-11-22T11:00:00.000Z', '2026-11-22T12:00:00.000Z'];
    await addEnded(store, 'publish', completed);
    await addEnded(store, 'nothing', { ...completed, state: 'failed', result: null });
    expect(await plans.publish('other-shop', 'publish', at)).toBe(false);
    expect(await plans.publish(DEFAULT_TENANT, 'publish', at)).toBe(true);
    expect(await plans.publish(DEFAULT_TENANT, 'publish', later)).toBe(false);
    expect(await plans.publish(DEFAULT_TENANT, 'nothing', at)).toBe(false);
    expect(await plans.publish(DEFAULT_TENANT, 'unknown', at)).toBe(false);
    const published = [];
    for (const id of ['publish', 'nothing']) published.push(await plans.find(DEFAULT_TENANT, id));
    expect(published).toMatchObject([{ publishedAt: at, state: 'completed' }, { publishedAt: null }]);
    for (const id of ['publish', 'nothing']) await queue.remove(DEFAULT_TENANT, id);
  });

  test('a finished plan has its outcome, certificate and documents', async () => {
    await addEnded(store, 'finish', completed);
    const plan = Plan.parse(await plans.find(DEFAULT_TENANT, 'finish'));
    expect(plan).toMatchObject({ state: 'completed', finishedAt, reason: null });
    expect(plan.outcome).toEqual(result.outcome);
    expect(plan.certificate).toEqual(sampleRoster.certificate);
    expect(Buffer.from((await plans.document(DEFAULT_TENANT, 'finish', 'roster'))!)).toEqual(
      Buffer.from(result.roster),
    );
    expect(Buffer.from((await plans.document(DEFAULT_TENANT, 'finish', 'coverage'))!)).toEqual(
      Buffer.from(result.coverage),
    );
    expect(Buffer.from((await plans.document(DEFAULT_TENANT, 'finish', 'explanation'))!)).toEqual(
      Buffer.from(result.explanation),
    );
  });

  test('what belongs to one tenant is not there for another', async () => {
    const other = 'other-shop';
    await addPlan(store, 'mine', {
      idempotency: { key: 'mine', fingerprint: 'f', expiresAt: '2999-01-01T00:00:00Z' },
    });
    expect(await plans.find(other, 'mine')).toBeUndefined();
    expect(await plans.trace(other, 'mine')).toBeUndefined();
    expect(await plans.document(other, 'mine', 'request')).toBeUndefined();
    expect(await plans.newest(other)).toBeUndefined();
    expect(await plans.page(other, { limit: 5 })).toEqual({ plans: [], next: undefined });
    expect(await plans.keyUse(other, 'mine', finishedAt)).toBeUndefined();
    expect(await queue.cancel(other, 'mine', finishedAt)).toBe('unknown');
    expect(await queue.remove(other, 'mine')).toBe(false);
    const claim = await claimPlan(store, 'mine');
    await claims.note({ ...claim, tenant: other }, { stage: 'audit', percent: 99 });
    expect(await claims.finish({ ...claim, tenant: other }, completed)).toBe(false);
    expect(await claims.handBack({ ...claim, tenant: other }, finishedAt)).toBe(false);
    expect(await queue.cancel(other, 'mine', finishedAt)).toBe('unknown');
    expect(await claims.revoked([claim])).toEqual([]);
    expect(await plans.find(DEFAULT_TENANT, 'mine')).toMatchObject({ state: 'running', progress: null });
    expect(await queue.remove(DEFAULT_TENANT, 'mine')).toBe(true);
  });

  test('a final plan stays as it is', async () => {
    await addPlan(store, 'final');
    const claim = await claimPlan(store, 'final');
    expect(await claims.finish(claim, failed)).toBe(true);
    expect(await claims.finish(claim, completed)).toBe(false);
    expect(await claims.handBack(claim, finishedAt)).toBe(false);
    expect(await queue.cancel(DEFAULT_TENANT, 'final', finishedAt)).toBe('already-final');
    expect(await plans.find(DEFAULT_TENANT, 'final')).toMatchObject({
      state: 'failed',
      reason: 'no memory',
      outcome: null,
    });
    expect(await plans.document(DEFAULT_TENANT, 'final', 'roster')).toBeUndefined();
  });

  test('text that PostgreSQL dislikes in jsonb comes back unharmed', async () => {
    const warnings = ['nul \0 and half a pair \ud83d', '😀'];
    const odd = { ...result, outcome: { ...result.outcome, warnings } };
    await addEnded(store, 'odd', { ...completed, result: odd });
    expect((await plans.find(DEFAULT_TENANT, 'odd'))?.outcome?.warnings).toEqual(warnings);
  });

  test('an interrupted plan is queued again without its progress', async () => {
    await addPlan(store, 'again');
    const claim = await claimPlan(store, 'again');
    await claims.note(claim, { stage: 'demand', percent: 5 });
    expect(await claims.handBack(claim, finishedAt)).toBe(true);
    expect(await claims.handBack(claim, finishedAt)).toBe(false);
    expect(await plans.find(DEFAULT_TENANT, 'again')).toMatchObject({ state: 'queued', progress: null });
    expect(await claimPlan(store, 'again')).toMatchObject({ attempt: 2 });
  });

  test('pages run newest first through all plans, each once', async () => {
    const seen: string[] = [];
    let before: number | undefined;
    do {
      const page = await plans.page(DEFAULT_TENANT, {
        limit: 2,
        ...(before === undefined ? {} : { before }),
      });
      page.plans.forEach((plan) => expect(PlanSummary.parse(plan)).toEqual(plan));
      seen.push(...page.plans.map(({ id }) => id));
      before = page.next;
    } while (before !== undefined);
    expect(seen).toEqual(['again', 'odd', 'final', 'finish', 'progress', 'begin', 'one']);
    expect(await plans.newest(DEFAULT_TENANT)).toBe('again');
  });

  test('of the plans that ended before a moment the oldest are removed, with their documents', async () => {
    const [before, same] = ['2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
    for (const [id, moment] of [
      ['ended-1', before],
      ['ended-2', before],
      ['ended-3', before],
      ['ended-same', same],
    ]) {
      await addEnded(store, id, { ...completed, finishedAt: moment });
    }
    expect(await upkeep.removeFinishedBefore(same, 2)).toBe(2);
    expect(await plans.document(DEFAULT_TENANT, 'ended-2', 'roster')).toBeUndefined();
    expect((await plans.page(DEFAULT_TENANT, { limit: 2 })).plans.map(({ id }) => id)).toEqual([
      'ended-same',
      'ended-3',
    ]);
    expect(await upkeep.removeFinishedBefore(same, 2)).toBe(1);
    expect(await upkeep.removeFinishedBefore(same, 2)).toBe(0);
    expect(await queue.remove(DEFAULT_TENANT, 'ended-same')).toBe(true);
  });

  test('the tables are those of this version', async () => {
    expect(await upkeep.tablesState()).toBe('up-to-date');
  });

  test('a removed plan is gone with its documents', async () => {
    expect(await queue.remove(DEFAULT_TENANT, 'finish')).toBe(true);
    expect(await queue.remove(DEFAULT_TENANT, 'finish')).toBe(false);
    expect(await plans.find(DEFAULT_TENANT, 'finish')).toBeUndefined();
    expect(await plans.document(DEFAULT_TENANT, 'finish', 'roster')).toBeUndefined();
  });

  test('a key is used by one plan, outlives it, and is free again when its time is over', async () => {
    const keyed = (id: string, fingerprint: string, createdAt: string): NewPlan => {
      const expiresAt = new Date(Date.parse(createdAt) + 86_400_000).toISOString();
      return { ...newPlan(id), createdAt, idempotency: { key: 'k', fingerprint, expiresAt } };
    };
    const [morning, night] = ['2026-11-22T10:00:00.000Z', '2026-11-23T09:59:59.999Z'];
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', morning)).toBeUndefined();
    const both = [
      queue.add(DEFAULT_TENANT, keyed('key 1', 'f', morning), NO_LIMIT),
      queue.add(DEFAULT_TENANT, keyed('key 2', 'f', morning), NO_LIMIT),
    ];
    const winner = (await Promise.all(both)).findIndex(({ status }) => status === 'added') + 1;
    const use = { fingerprint: 'f', planId: `key ${winner}` };
    expect((await Promise.all(both))[2 - winner]).toEqual({ status: 'key-used', use });
    expect(await plans.find(DEFAULT_TENANT, `key ${3 - winner}`)).toBeUndefined();

    await queue.remove(DEFAULT_TENANT, use.planId);
    expect(await queue.add(DEFAULT_TENANT, keyed('key 3', 'g', night), NO_LIMIT)).toEqual({
      status: 'key-used',
      use,
    });
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', night)).toEqual(use);
    const later = '2026-11-23T10:00:00.000Z';
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', later)).toBeUndefined();
    expect(await queue.add(DEFAULT_TENANT, keyed('key 4', 'g', later), NO_LIMIT)).toEqual({
      status: 'added',
    });
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', later)).toEqual({ fingerprint: 'g', planId: 'key 4' });
    await queue.remove(DEFAULT_TENANT, 'key 4');
  });

  test('the states of a plan are kept in order, each entered once', async () => {
    await addPlan(store, 'traced');
    expect((await plans.trace(DEFAULT_TENANT, 'traced'))?.states).toEqual(['queued']);
    await claims.handBack(await claimPlan(store, 'traced'), finishedAt);
    const claim = await claimPlan(store, 'traced');
    await claims.finish(claim, completed);
    await claims.finish(claim, completed);
    const traced = await plans.trace(DEFAULT_TENANT, 'traced');
    expect(traced?.states).toEqual(['queued', 'running', 'queued', 'running', 'completed']);
    expect(traced?.plan).toEqual(await plans.find(DEFAULT_TENANT, 'traced'));
    await queue.remove(DEFAULT_TENANT, 'traced');
    expect(await plans.trace(DEFAULT_TENANT, 'traced')).toBeUndefined();
  });
}
