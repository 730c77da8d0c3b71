import { afterAll, beforeAll, expect, test } from 'vitest';
import { Plan, PlanSummary } from '../../../src/domain/plan.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import type { NewPlan, PlanStore } from '../../../src/store/plan-store.ts';
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
export function testPlanStore(open: () => Promise<PlanStore>): void {
  let store: PlanStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  test('an empty store has no newest plan and an empty page', async () => {
    expect(await store.newest()).toBeUndefined();
    expect(await store.page({ limit: 5 })).toEqual({ plans: [], next: undefined });
    expect(await store.unfinished()).toEqual([]);
  });

  test('an id that is no text for PostgreSQL is an error', async () => {
    await expect(store.find('\0')).rejects.toThrow(/invalid/);
    expect(await store.find('unknown')).toBeUndefined();
  });

  test('a new plan is queued and reads back as it was added', async () => {
    await store.add(newPlan('one'));
    expect(Plan.parse(await store.find('one'))).toEqual({
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
    expect(Buffer.from((await store.document('one', 'request'))!).toString()).toBe('request one');
    expect(Buffer.from((await store.document('one', 'resolved'))!).toString()).toBe('resolved one');
    expect(await store.document('one', 'roster')).toBeUndefined();
  });

  test('a plan begins once and only while it is queued', async () => {
    await store.add(newPlan('begin'));
    expect(await store.begin('begin')).toBe(true);
    expect(await store.begin('begin')).toBe(false);
    expect((await store.find('begin'))?.state).toBe('running');
    expect(await store.begin('unknown')).toBe(false);
  });

  test('progress is noted while a plan runs and stays afterwards', async () => {
    await store.add(newPlan('progress'));
    const progress = { stage: 'covering', percent: 40, incumbent: 17, bound: 16, gap: 1 / 17 } as const;
    await store.note('progress', progress);
    expect((await store.find('progress'))?.progress).toBeNull();
    await store.begin('progress');
    await store.note('progress', progress);
    expect((await store.find('progress'))?.progress).toEqual(progress);
    await store.finish('progress', completed);
    expect((await store.find('progress'))?.progress).toEqual(progress);
    await store.note('progress', { stage: 'audit', percent: 99 });
    expect((await store.find('progress'))?.progress).toEqual(progress);
  });

  test('a finished plan has its outcome, certificate and documents', async () => {
    await store.add(newPlan('finish'));
    await store.begin('finish');
    expect(await store.finish('finish', completed)).toBe(true);
    const plan = Plan.parse(await store.find('finish'));
    expect(plan).toMatchObject({ state: 'completed', finishedAt, reason: null });
    expect(plan.outcome).toEqual(result.outcome);
    expect(plan.certificate).toEqual(sampleRoster.certificate);
    expect(Buffer.from((await store.document('finish', 'roster'))!)).toEqual(Buffer.from(result.roster));
    expect(Buffer.from((await store.document('finish', 'coverage'))!)).toEqual(Buffer.from(result.coverage));
    expect(Buffer.from((await store.document('finish', 'explanation'))!)).toEqual(
      Buffer.from(result.explanation),
    );
  });

  test('a final plan stays as it is', async () => {
    await store.add(newPlan('final'));
    const failed = {
      state: 'failed',
      finishedAt,
      reason: 'no memory',
      progress: null,
      result: null,
    } as const;
    expect(await store.finish('final', failed)).toBe(true);
    expect(await store.finish('final', completed)).toBe(false);
    expect(await store.requeue('final')).toBe(false);
    expect(await store.find('final')).toMatchObject({ state: 'failed', reason: 'no memory', outcome: null });
    expect(await store.document('final', 'roster')).toBeUndefined();
  });

  test('text that PostgreSQL dislikes in jsonb comes back unharmed', async () => {
    await store.add(newPlan('odd'));
    const warnings = ['nul \0 and half a pair \ud83d', '😀'];
    const odd = { ...result, outcome: { ...result.outcome, warnings } };
    await store.finish('odd', { ...completed, result: odd });
    expect((await store.find('odd'))?.outcome?.warnings).toEqual(warnings);
  });

  test('an interrupted plan is queued again without its progress', async () => {
    await store.add(newPlan('again'));
    expect(await store.requeue('again')).toBe(false);
    await store.begin('again');
    await store.note('again', { stage: 'demand', percent: 5 });
    expect(await store.requeue('again')).toBe(true);
    expect(await store.find('again')).toMatchObject({ state: 'queued', progress: null });
  });

  test('unfinished plans come oldest first', async () => {
    expect(await store.unfinished()).toEqual([
      { id: 'one', state: 'queued' },
      { id: 'begin', state: 'running' },
      { id: 'again', state: 'queued' },
    ]);
  });

  test('pages run newest first through all plans, each once', async () => {
    const seen: string[] = [];
    let before: number | undefined;
    do {
      const page = await store.page({ limit: 2, ...(before === undefined ? {} : { before }) });
      page.plans.forEach((plan) => expect(PlanSummary.parse(plan)).toEqual(plan));
      seen.push(...page.plans.map(({ id }) => id));
      before = page.next;
    } while (before !== undefined);
    expect(seen).toEqual(['again', 'odd', 'final', 'finish', 'progress', 'begin', 'one']);
    expect(await store.newest()).toBe('again');
  });

  test('of the plans that ended before a moment the oldest are removed, with their documents', async () => {
    const [before, same] = ['2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
    for (const [id, moment] of [
      ['ended-1', before],
      ['ended-2', before],
      ['ended-3', before],
      ['ended-same', same],
    ]) {
      await store.add(newPlan(id));
      await store.finish(id, { ...completed, finishedAt: moment });
    }
    expect(await store.removeFinishedBefore(same, 2)).toBe(2);
    expect(await store.document('ended-2', 'roster')).toBeUndefined();
    expect((await store.page({ limit: 2 })).plans.map(({ id }) => id)).toEqual(['ended-same', 'ended-3']);
    expect(await store.removeFinishedBefore(same, 2)).toBe(1);
    expect(await store.removeFinishedBefore(same, 2)).toBe(0);
    expect(await store.remove('ended-same')).toBe(true);
    expect(await store.unfinished()).toHaveLength(3);
  });

  test('the tables are those of this version', async () => {
    expect(await store.tablesState()).toBe('up-to-date');
  });

  test('a removed plan is gone with its documents', async () => {
    expect(await store.remove('finish')).toBe(true);
    expect(await store.remove('finish')).toBe(false);
    expect(await store.find('finish')).toBeUndefined();
    expect(await store.document('finish', 'roster')).toBeUndefined();
    expect(await store.finish('finish', completed)).toBe(false);
  });

  test('a key is used by one plan, outlives it, and is free again when its time is over', async () => {
    const keyed = (id: string, fingerprint: string, createdAt: string): NewPlan => {
      const expiresAt = new Date(Date.parse(createdAt) + 86_400_000).toISOString();
      return { ...newPlan(id), createdAt, idempotency: { key: 'k', fingerprint, expiresAt } };
    };
    const [morning, night] = ['2026-11-22T10:00:00.000Z', '2026-11-23T09:59:59.999Z'];
    expect(await store.keyUse('k', morning)).toBeUndefined();
    const both = [store.add(keyed('key 1', 'f', morning)), store.add(keyed('key 2', 'f', morning))];
    const winner = (await Promise.all(both)).findIndex(({ status }) => status === 'added') + 1;
    const use = { fingerprint: 'f', planId: `key ${winner}` };
    expect((await Promise.all(both))[2 - winner]).toEqual({ status: 'key-used', use });
    expect(await store.find(`key ${3 - winner}`)).toBeUndefined();

    await store.remove(use.planId);
    expect(await store.add(keyed('key 3', 'g', night))).toEqual({ status: 'key-used', use });
    expect(await store.keyUse('k', night)).toEqual(use);
    const later = '2026-11-23T10:00:00.000Z';
    expect(await store.keyUse('k', later)).toBeUndefined();
    expect(await store.add(keyed('key 4', 'g', later))).toEqual({ status: 'added' });
    expect(await store.keyUse('k', later)).toEqual({ fingerprint: 'g', planId: 'key 4' });
    await store.remove('key 4');
  });

  test('the states of a plan are kept in order, each entered once', async () => {
    await store.add(newPlan('traced'));
    expect((await store.trace('traced'))?.states).toEqual(['queued']);
    await store.begin('traced');
    await store.begin('traced');
    await store.requeue('traced');
    await store.begin('traced');
    await store.finish('traced', completed);
    await store.finish('traced', completed);
    const traced = await store.trace('traced');
    expect(traced?.states).toEqual(['queued', 'running', 'queued', 'running', 'completed']);
    expect(traced?.plan).toEqual(await store.find('traced'));
    await store.remove('traced');
    expect(await store.trace('traced')).toBeUndefined();
  });
}
