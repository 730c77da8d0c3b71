import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Store } from '../../../src/store/store.ts';
import { selectRoster } from '../../../src/http/select-roster.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import { FakeRunner, instantRunner, planned } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import { memoryStore } from '../store/memory-store.ts';
import { problemOf, startTestService } from './harness.ts';
import type { Answer, TestService } from './harness.ts';

let store: Store;
let runner: FakeRunner;
let service: TestService;
beforeEach(async () => {
  store = memoryStore();
  runner = new FakeRunner();
  service = await startTestService({ store, runner });
});
afterEach(() => service.close());

const post = (key: string, json: unknown = sampleRequest(), headers = {}): Promise<Answer> =>
  service.call('POST', '/v1/plans', { json, headers: { 'Idempotency-Key': key, ...headers } });
const another = (): unknown => ({ ...sampleRequest(), horizon: { firstDay: '2026-11-24', days: 1 } });
const idOf = (answer: Answer): string => (answer.body as Plan).id;
const count = async (): Promise<number> => (await service.plans.page({ limit: 99 })).plans.length;
const type = (name: string): { type: string } => ({ type: `/problems/${name}` });

test('a repeated request is answered with the plan it created at first', async () => {
  const first = await post('k-1');
  expect([first.status, first.headers.get('Idempotency-Replayed')]).toEqual([202, null]);
  const second = await post('k-1');
  expect(second.status).toBe(202);
  expect(second.headers.get('Idempotency-Replayed')).toBe('true');
  expect(second.headers.get('Location')).toBe(first.headers.get('Location'));
  expect(idOf(second)).toBe(idOf(first));
  expect(await count()).toBe(1);
});

test('a repetition waits for the plan like the request did, and finds what has become of it', async () => {
  const waiting = post('k-1', sampleRequest(), { Prefer: 'wait=30' });
  await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
  const again = post('k-1', sampleRequest(), { Prefer: 'wait=30' });
  await vi.waitFor(async () => expect(await count()).toBe(1));
  runner.runs[0].end(planned());
  const answers = await Promise.all([waiting, again]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(answers[1].body).toEqual(answers[0].body);
  expect((await post('k-1')).body).toMatchObject({ state: 'completed' });
});

test('another request under the same key is refused, on the same path and on another', async () => {
  const first = await post('k-1');
  const other = await post('k-1', another());
  expect(other.status).toBe(422);
  expect(problemOf(other)).toEqual(type('idempotency-key-reused'));
  const headers = { 'Idempotency-Key': 'k-1' };
  const replan = await service.call('POST', `/v1/plans/${idOf(first)}/replans`, {
    json: sampleRequest(),
    headers,
  });
  expect(problemOf(replan)).toEqual(type('idempotency-key-reused'));
  expect((await post('k-2', another())).status).toBe(202);
});

test('of ten equal requests at once, one creates a plan and none another', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => post('race')));
  expect(await count()).toBe(1);
  const created = answers.filter(({ status }) => status === 202);
  expect(new Set(created.map(idOf)).size).toBe(1);
  for (const answer of answers.filter(({ status }) => status !== 202)) {
    expect(answer.status).toBe(409);
    expect(problemOf(answer)).toEqual(type('idempotency-key-busy'));
    expect(answer.headers.get('Retry-After')).toBe('1');
  }
});

test('a refused request does not use its key up', async () => {
  expect((await post('k-1', { ...sampleRequest(), surprise: 1 })).status).toBe(422);
  expect((await post('k-1')).status).toBe(202);
  for (let waiting = 0; waiting < 5; waiting++) await post(`fill-${waiting}`);
  expect((await post('late')).status).toBe(429);
  expect((await post('fill-4')).status).toBe(202);
  runner.runs[0].end(planned());
  await vi.waitFor(async () => expect((await post('late')).status).toBe(202));
});

test('a key outlives the service and its plan, which it does not create again', async () => {
  const id = idOf(await post('k-1'));
  await service.close();
  service = await startTestService({ store, runner });
  expect(idOf(await post('k-1'))).toBe(id);
  await service.call('DELETE', `/v1/plans/${id}`);
  const gone = await post('k-1');
  expect(gone.status).toBe(410);
  expect(problemOf(gone)).toEqual(type('plan-removed'));
  expect(await count()).toBe(0);
});

test('a key is forgotten after 24 hours', async () => {
  const id = idOf(await post('k-1'));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3_600_000 - 60_000 });
  expect(idOf(await post('k-1'))).toBe(id);
  vi.setSystemTime(Date.now() + 120_000);
  expect(idOf(await post('k-1'))).not.toBe(id);
  vi.useRealTimers();
});

test('a repeated change of the latest plan changes it once', async () => {
  await service.close();
  const plan = packPlan(selectRoster(sampleRoster, { to: '2026-11-23' }));
  const known = new FakeRunner((run) => run.end({ status: 'planned', plan }));
  service = await startTestService({ store: memoryStore(), runner: known });
  await service.call('POST', '/v1/plans', { json: sampleRequest(), headers: { Prefer: 'wait=20' } });
  const replan = (): Promise<Answer> =>
    service.call('POST', '/v1/plans/latest/replans', {
      json: { absences: [] },
      headers: { 'Idempotency-Key': 'k-1' },
    });
  const first = await replan();
  expect(idOf(await replan())).toBe(idOf(first));
  expect(await count()).toBe(2);
});

test.each([
  ['empty', ''],
  ['with a space', 'a b'],
  ['too long', 'x'.repeat(256)],
  ['not of ASCII', 'caf\u00e9'],
])('a key that is %s is refused', async (_name, key) => {
  const answer = await post(key);
  expect(answer.status).toBe(422);
  expect(problemOf(answer).errors).toEqual([
    { path: 'headers["Idempotency-Key"]', message: 'expected 1 to 255 visible characters of ASCII' },
  ]);
  expect(await count()).toBe(0);
});

test('without a key every request creates a plan', async () => {
  await service.close();
  service = await startTestService({ runner: instantRunner() });
  const create = (): Promise<Answer> => service.call('POST', '/v1/plans', { json: sampleRequest() });
  expect(idOf(await create())).not.toBe(idOf(await create()));
});
