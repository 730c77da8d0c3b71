import { afterAll, beforeAll, expect, test } from 'vitest';
import { Plan, PlanSummary } from '../../../src/domain/plan.ts';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import type { NewPlan, PlanStore } from '../../../src/store/plan-store.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Upkeep } from '../../../src/store/upkeep.ts';
import { sampleRoster } from '../samples.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const result = packPlan(sampleRoster);
const finishedAt = '2026-11-22T10:00:05.250Z';
const completed = { state: 'completed', finishedAt, reason: null, progress: null, result } as const;

function newPlan(id: string): NewPlan {
  return {
    id,
    createdAt: '2026-11-22T10:00:00.125Z',
    shop: '街角小店',
    firstDay: '2026-11-23',
    days: 7,
    documents: { request: bytes(`request ${id}`), resolved: bytes(`resolved ${id}`) },
  };
}

/** What every plan store keeps to, told to `describe` of an empty one. */
export function testPlanStore(open: () => Promise<Store>): void {
  let store: Store;
  let plans: PlanStore;
  let upkeep: Upkeep;
  beforeAll(async () => {
    store = await open();
    ({ plans, upkeep } = store);
  });
  afterAll(() => store.close());

  test('an empty store has no newest plan and an empty page', async () => {
    expect(await plans.newest(DEFAULT_TENANT)).toBeUndefined();
    expect(await plans.page(DEFAULT_TENANT, { limit: 5 })).toEqual({ plans: [], next: undefined });
    expect(await upkeep.unfinished()).toEqual([]);
  });

  test('an id that is no text for PostgreSQL is an error', async () => {
    await expect(plans.find(DEFAULT_TENANT, '\0')).rejects.toThrow(/invalid/);
    expect(await plans.find(DEFAULT_TENANT, 'unknown')).toBeUndefined();
  });

  test('a new plan is queued and reads back as it was added', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('one'));
    expect(Plan.parse(await plans.find(DEFAULT_TENANT, 'one'))).toEqual({
      id: 'one',
      state: 'queued',
      createdAt: '2026-11-22T10:00:00.125Z',
      finishedAt: null,
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
  });

  test('a plan begins once and only while it is queued', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('begin'));
    expect(await plans.begin(DEFAULT_TENANT, 'begin')).toBe(true);
    expect(await plans.begin(DEFAULT_TENANT, 'begin')).toBe(false);
    expect((await plans.find(DEFAULT_TENANT, 'begin'))?.state).toBe('running');
    expect(await plans.begin(DEFAULT_TENANT, 'unknown')).toBe(false);
  });

  test('progress is noted while a plan runs and stays afterwards', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('progress'));
    const progress = { stage: 'covering', percent: 40, incumbent: 17, bound: 16, gap: 1 / 17 } as const;
    await plans.note(DEFAULT_TENANT, 'progress', progress);
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toBeNull();
    await plans.begin(DEFAULT_TENANT, 'progress');
    await plans.note(DEFAULT_TENANT, 'progress', progress);
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toEqual(progress);
    await plans.finish(DEFAULT_TENANT, 'progress', completed);
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toEqual(progress);
    await plans.note(DEFAULT_TENANT, 'progress', { stage: 'audit', percent: 99 });
    expect((await plans.find(DEFAULT_TENANT, 'progress'))?.progress).toEqual(progress);
  });

  test('a finished plan has its outcome, certificate and documents', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('finish'));
    await plans.begin(DEFAULT_TENANT, 'finish');
    expect(await plans.finish(DEFAULT_TENANT, 'finish', completed)).toBe(true);
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
    await plans.add(DEFAULT_TENANT, {
      ...newPlan('mine'),
      idempotency: { key: 'mine', fingerprint: 'f', expiresAt: '2999-01-01T00:00:00Z' },
    });
    expect(await plans.find(other, 'mine')).toBeUndefined();
    expect(await plans.trace(other, 'mine')).toBeUndefined();
    expect(await plans.document(other, 'mine', 'request')).toBeUndefined();
    expect(await plans.newest(other)).toBeUndefined();
    expect(await plans.page(other, { limit: 5 })).toEqual({ plans: [], next: undefined });
    expect(await plans.keyUse(other, 'mine', finishedAt)).toBeUndefined();
    expect(await plans.begin(other, 'mine')).toBe(false);
    expect(await plans.finish(other, 'mine', completed)).toBe(false);
    expect(await plans.remove(other, 'mine')).toBe(false);
    await plans.begin(DEFAULT_TENANT, 'mine');
    await plans.note(other, 'mine', { stage: 'audit', percent: 99 });
    expect(await plans.requeue(other, 'mine')).toBe(false);
    expect(await plans.find(DEFAULT_TENANT, 'mine')).toMatchObject({ state: 'running', progress: null });
    expect(await plans.remove(DEFAULT_TENANT, 'mine')).toBe(true);
  });

  test('a final plan stays as it is', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('final'));
    const failed = {
      state: 'failed',
      finishedAt,
      reason: 'no memory',
      progress: null,
      result: null,
    } as const;
    expect(await plans.finish(DEFAULT_TENANT, 'final', failed)).toBe(true);
    expect(await plans.finish(DEFAULT_TENANT, 'final', completed)).toBe(false);
    expect(await plans.requeue(DEFAULT_TENANT, 'final')).toBe(false);
    expect(await plans.find(DEFAULT_TENANT, 'final')).toMatchObject({
      state: 'failed',
      reason: 'no memory',
      outcome: null,
    });
    expect(await plans.document(DEFAULT_TENANT, 'final', 'roster')).toBeUndefined();
  });

  test('text that PostgreSQL dislikes in jsonb comes back unharmed', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('odd'));
    const warnings = ['nul \0 and half a pair \ud83d', '😀'];
    const odd = { ...result, outcome: { ...result.outcome, warnings } };
    await plans.finish(DEFAULT_TENANT, 'odd', { ...completed, result: odd });
    expect((await plans.find(DEFAULT_TENANT, 'odd'))?.outcome?.warnings).toEqual(warnings);
  });

  test('an interrupted plan is queued again without its progress', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('again'));
    expect(await plans.requeue(DEFAULT_TENANT, 'again')).toBe(false);
    await plans.begin(DEFAULT_TENANT, 'again');
    await plans.note(DEFAULT_TENANT, 'again', { stage: 'demand', percent: 5 });
    expect(await plans.requeue(DEFAULT_TENANT, 'again')).toBe(true);
    expect(await plans.find(DEFAULT_TENANT, 'again')).toMatchObject({ state: 'queued', progress: null });
  });

  test('unfinished plans come oldest first', async () => {
    expect(await upkeep.unfinished()).toEqual([
      { tenant: DEFAULT_TENANT, id: 'one', state: 'queued' },
      { tenant: DEFAULT_TENANT, id: 'begin', state: 'running' },
      { tenant: DEFAULT_TENANT, id: 'again', state: 'queued' },
    ]);
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
      await plans.add(DEFAULT_TENANT, newPlan(id));
      await plans.finish(DEFAULT_TENANT, id, { ...completed, finishedAt: moment });
    }
    expect(await upkeep.removeFinishedBefore(same, 2)).toBe(2);
    expect(await plans.document(DEFAULT_TENANT, 'ended-2', 'roster')).toBeUndefined();
    expect((await plans.page(DEFAULT_TENANT, { limit: 2 })).plans.map(({ id }) => id)).toEqual([
      'ended-same',
      'ended-3',
    ]);
    expect(await upkeep.removeFinishedBefore(same, 2)).toBe(1);
    expect(await upkeep.removeFinishedBefore(same, 2)).toBe(0);
    expect(await plans.remove(DEFAULT_TENANT, 'ended-same')).toBe(true);
    expect(await upkeep.unfinished()).toHaveLength(3);
  });

  test('the tables are those of this version', async () => {
    expect(await upkeep.tablesState()).toBe('up-to-date');
  });

  test('a removed plan is gone with its documents', async () => {
    expect(await plans.remove(DEFAULT_TENANT, 'finish')).toBe(true);
    expect(await plans.remove(DEFAULT_TENANT, 'finish')).toBe(false);
    expect(await plans.find(DEFAULT_TENANT, 'finish')).toBeUndefined();
    expect(await plans.document(DEFAULT_TENANT, 'finish', 'roster')).toBeUndefined();
    expect(await plans.finish(DEFAULT_TENANT, 'finish', completed)).toBe(false);
  });

  test('a key is used by one plan, outlives it, and is free again when its time is over', async () => {
    const keyed = (id: string, fingerprint: string, createdAt: string): NewPlan => {
      const expiresAt = new Date(Date.parse(createdAt) + 86_400_000).toISOString();
      return { ...newPlan(id), createdAt, idempotency: { key: 'k', fingerprint, expiresAt } };
    };
    const [morning, night] = ['2026-11-22T10:00:00.000Z', '2026-11-23T09:59:59.999Z'];
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', morning)).toBeUndefined();
    const both = [
      plans.add(DEFAULT_TENANT, keyed('key 1', 'f', morning)),
      plans.add(DEFAULT_TENANT, keyed('key 2', 'f', morning)),
    ];
    const winner = (await Promise.all(both)).findIndex(({ status }) => status === 'added') + 1;
    const use = { fingerprint: 'f', planId: `key ${winner}` };
    expect((await Promise.all(both))[2 - winner]).toEqual({ status: 'key-used', use });
    expect(await plans.find(DEFAULT_TENANT, `key ${3 - winner}`)).toBeUndefined();

    await plans.remove(DEFAULT_TENANT, use.planId);
    expect(await plans.add(DEFAULT_TENANT, keyed('key 3', 'g', night))).toEqual({ status: 'key-used', use });
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', night)).toEqual(use);
    const later = '2026-11-23T10:00:00.000Z';
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', later)).toBeUndefined();
    expect(await plans.add(DEFAULT_TENANT, keyed('key 4', 'g', later))).toEqual({ status: 'added' });
    expect(await plans.keyUse(DEFAULT_TENANT, 'k', later)).toEqual({ fingerprint: 'g', planId: 'key 4' });
    await plans.remove(DEFAULT_TENANT, 'key 4');
  });

  test('the states of a plan are kept in order, each entered once', async () => {
    await plans.add(DEFAULT_TENANT, newPlan('traced'));
    expect((await plans.trace(DEFAULT_TENANT, 'traced'))?.states).toEqual(['queued']);
    await plans.begin(DEFAULT_TENANT, 'traced');
    await plans.begin(DEFAULT_TENANT, 'traced');
    await plans.requeue(DEFAULT_TENANT, 'traced');
    await plans.begin(DEFAULT_TENANT, 'traced');
    await plans.finish(DEFAULT_TENANT, 'traced', completed);
    await plans.finish(DEFAULT_TENANT, 'traced', completed);
    const traced = await plans.trace(DEFAULT_TENANT, 'traced');
    expect(traced?.states).toEqual(['queued', 'running', 'queued', 'running', 'completed']);
    expect(traced?.plan).toEqual(await plans.find(DEFAULT_TENANT, 'traced'));
    await plans.remove(DEFAULT_TENANT, 'traced');
    expect(await plans.trace(DEFAULT_TENANT, 'traced')).toBeUndefined();
  });
}
