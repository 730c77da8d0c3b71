import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { FakeRunner, instantRunner, planned } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import { startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
afterEach(() => service.close());

const post = async (headers: Record<string, string> = {}): Promise<Plan> =>
  (await service.call('POST', '/v1/plans', { json: sampleRequest(), headers })).body as Plan;

describe('while plans run', () => {
  let runner: FakeRunner;
  beforeEach(async () => {
    runner = new FakeRunner();
    service = await startTestService({ runner });
  });

  test('a created plan is accepted, located and can be read', async () => {
    const created = await service.call('POST', '/v1/plans', { json: sampleRequest() });
    expect(created.status).toBe(202);
    const plan = created.body as Plan;
    expect(plan).toMatchObject({ state: 'queued', shop: 'Corner Shop', firstDay: '2026-11-23', days: 1 });
    expect(created.headers.get('Location')).toBe(`/v1/plans/${plan.id}`);
    const read = await service.call('GET', created.headers.get('Location')!);
    expect(read.body).toMatchObject({ id: plan.id, state: 'running' });
  });

  test('waiting ends with 202 when the plan takes longer', async () => {
    const created = await service.call('POST', '/v1/plans', {
      json: sampleRequest(),
      headers: { Prefer: 'respond-async, wait=1' },
    });
    expect(created.status).toBe(202);
    expect(created.headers.get('Preference-Applied')).toBe('wait=1');
    expect(created.body).toMatchObject({ state: 'running' });
  });

  test('waiting ends with 202 when the service shuts down', async () => {
    const creation = service.call('POST', '/v1/plans', {
      json: sampleRequest(),
      headers: { Prefer: 'wait=100' },
    });
    await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
    service.startClosing();
    expect((await creation).status).toBe(202);
  });

  test('cancelling keeps the best roster', async () => {
    const { id } = await post();
    await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
    const cancelled = await service.call('POST', `/v1/plans/${id}/cancel`);
    expect(cancelled.status).toBe(202);
    await service.plans.finished(id, new AbortController().signal);
    expect((await service.call('GET', `/v1/plans/${id}`)).body).toMatchObject({ state: 'cancelled' });
    expect((await service.call('GET', `/v1/plans/${id}/roster`)).body).toEqual(sampleRoster);
  });

  test('a waiting plan is cancelled at once', async () => {
    await post();
    const { id } = await post();
    const cancelled = await service.call('POST', `/v1/plans/${id}/cancel`);
    expect(cancelled).toMatchObject({ status: 202, body: { state: 'cancelled' } });
  });

  test('removing a running plan ends it', async () => {
    const { id } = await post();
    await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
    expect((await service.call('DELETE', `/v1/plans/${id}`)).status).toBe(204);
    expect(runner.runs[0].hooks.abort.aborted).toBe(true);
    expect((await service.call('GET', `/v1/plans/${id}`)).status).toBe(404);
  });

  test('the plan and its ETag change with its progress', async () => {
    const { id } = await post();
    await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
    const before = await service.call('GET', `/v1/plans/${id}`);
    const same = { headers: { 'If-None-Match': before.headers.get('ETag')! } };
    expect((await service.call('GET', `/v1/plans/${id}`, same)).status).toBe(304);
    runner.runs[0].progress({ stage: 'covering', percent: 40 });
    expect((await service.call('GET', `/v1/plans/${id}`, same)).status).toBe(200);
    runner.runs[0].end(planned());
  });
});

describe('when plans end at once', () => {
  beforeEach(async () => {
    service = await startTestService({ runner: instantRunner() });
  });

  test('waiting for a plan answers with the finished plan', async () => {
    const created = await service.call('POST', '/v1/plans', {
      json: sampleRequest(),
      headers: { Prefer: 'wait=20' },
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('Preference-Applied')).toBe('wait=20');
    expect(created.body).toMatchObject({
      state: 'completed',
      progress: { stage: 'certificate', percent: 100 },
      outcome: { headcount: 2, gaps: 1, preferredViolations: 1 },
      certificate: sampleRoster.certificate,
    });
  });

  test('a wait that is not a number of seconds is no wait', async () => {
    for (const Prefer of ['wait=soon', 'wait=-1', 'waiting=5', 'handling=strict']) {
      const created = await service.call('POST', '/v1/plans', { json: sampleRequest(), headers: { Prefer } });
      expect(created.status).toBe(202);
      expect(created.headers.get('Preference-Applied')).toBeNull();
      const { id } = created.body as Plan;
      await service.plans.finished(id, new AbortController().signal);
    }
  });

  test('the roster, its coverage and its explanation are read whole, compressed or not, and revalidated', async () => {
    const { id } = await post({ Prefer: 'wait=20' });
    for (const [path, expected] of [
      [`/v1/plans/${id}/roster`, sampleRoster],
      [`/v1/plans/${id}/coverage`, sampleRoster.coverage],
      [`/v1/plans/${id}/explanation`, sampleRoster.explanation],
      [`/v1/plans/${id}/request`, sampleRequest()],
    ] as const) {
      for (const encoding of ['gzip', 'identity']) {
        const read = await service.call('GET', path, { headers: { 'Accept-Encoding': encoding } });
        expect(read.body).toEqual(JSON.parse(JSON.stringify(expected)));
        expect(read.headers.get('Content-Encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
        expect(read.headers.get('Vary')).toContain('Accept-Encoding');
        const ETag = read.headers.get('ETag')!;
        const again = await service.call('GET', path, { headers: { 'If-None-Match': ETag } });
        expect(again.status).toBe(304);
      }
    }
  });

  test('a roster is narrowed to people and dates', async () => {
    await post({ Prefer: 'wait=20' });
    const read = async (query: string): Promise<Roster> =>
      (await service.call('GET', `/v1/plans/latest/roster?${query}`)).body as Roster;
    expect((await read('agent=a02')).people.map(({ id }) => id)).toEqual(['a02']);
    expect((await read('agent=a02&agent=a01')).people.map(({ id }) => id)).toEqual(['a01', 'a02']);
    const monday = await read('from=2026-11-23&to=2026-11-23');
    expect(monday.people.map(({ assignments }) => assignments.map(({ date }) => date))).toEqual([
      ['2026-11-23'],
      ['2026-11-23'],
    ]);
    expect(await read('from=2026-11-23')).toEqual(sampleRoster);
  });

  test('`latest` is the plan created last', async () => {
    await post();
    const { id } = await post({ Prefer: 'wait=20' });
    expect((await service.call('GET', '/v1/plans/latest')).body).toMatchObject({ id });
    expect((await service.call('DELETE', '/v1/plans/latest')).status).toBe(204);
    expect((await service.call('GET', `/v1/plans/${id}`)).status).toBe(404);
  });

  test('the list runs newest first through pages', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.unshift((await post({ Prefer: 'wait=20' })).id);
    const seen: string[] = [];
    for (let path: string | undefined = '/v1/plans?limit=2'; path !== undefined;) {
      const page = (await service.call('GET', path)).body as { plans: Plan[]; next: string | null };
      expect(page.plans.length).toBeLessThanOrEqual(2);
      seen.push(...page.plans.map(({ id }) => id));
      path = page.next === null ? undefined : `/v1/plans?limit=2&cursor=${page.next}`;
    }
    expect(seen).toEqual(ids);
    expect((await service.call('GET', '/v1/plans')).body).toMatchObject({ next: null });
  });

  test('presets, examples, schemas, problems and health are there to be read', async () => {
    for (const path of [
      '/v1/presets',
      '/v1/demo-data',
      '/v1/demo-data/ka-shop-week',
      '/schemas/roster-1.json',
      '/schemas/plan-request-1.json',
      '/problems/queue-full',
      '/healthz',
      '/readyz',
    ]) {
      expect((await service.call('GET', path)).status, path).toBe(200);
      expect(await service.call('HEAD', path), path).toMatchObject({ status: 200, body: '' });
    }
    expect((await service.call('GET', '/v1/demo-data/ka-shop-week')).body).toEqual(sampleRequest());
  });

  test('a path tells which methods it takes', async () => {
    const options = await service.call('OPTIONS', '/v1/plans/latest');
    expect(options.status).toBe(204);
    expect(options.headers.get('Allow')).toBe('GET, DELETE, HEAD');
  });

  test('every answer carries a request id, the client’s own where that is plain', async () => {
    const own = await service.call('GET', '/healthz', { headers: { 'X-Request-Id': 'call-7' } });
    expect(own.headers.get('X-Request-Id')).toBe('call-7');
    const odd = await service.call('GET', '/healthz', { headers: { 'X-Request-Id': 'a b {"x":1}' } });
    expect(odd.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
