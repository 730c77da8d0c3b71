import { afterEach, expect, test } from 'vitest';
import { sampleRequest } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { Answer, TestService } from './harness.ts';
import { memoryStore } from '../store/memory-store.ts';
import { startKeyedService } from './keyed-service.ts';

let service: TestService;
afterEach(() => service.close());

const start = async (proxies = 0): Promise<void> => {
  service = await startTestService({
    app: { rateLimits: { callsPerMinute: 3, heavyCallsPerMinute: 1 }, proxies },
  });
};
const list = (forwarded?: string): Promise<Answer> =>
  service.call(
    'GET',
    '/v1/plans',
    forwarded === undefined ? {} : { headers: { 'X-Forwarded-For': forwarded } },
  );
const statuses = async (calls: readonly (() => Promise<Answer>)[]): Promise<number[]> => {
  const seen: number[] = [];
  for (const call of calls) seen.push((await call()).status);
  return seen;
};

test('a client beyond its limit is told how long to wait, and everybody how much is left', async () => {
  await start();
  const first = await list();
  expect(first.headers.get('RateLimit')).toMatch(/^"calls"; r=2; t=\d+$/);
  expect(first.headers.get('RateLimit-Policy')).toMatch(/^"calls"; q=3; w=60; pk=:.*:$/);
  expect(await statuses([list, list])).toEqual([200, 200]);
  const beyond = await list();
  expect(beyond.status).toBe(429);
  expect(problemOf(beyond)).toEqual({ type: '/problems/too-many-requests', detail: 'At most 3 a minute.' });
  const wait = Number(beyond.headers.get('Retry-After'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
});

test('calls that take work have a limit of their own, and those about health none', async () => {
  await start();
  const create = (): Promise<Answer> => service.call('POST', '/v1/plans', { json: sampleRequest() });
  expect(await statuses([create, create])).toEqual([202, 429]);
  expect(problemOf(await service.call('POST', '/v1/staffing', { json: {} }))).toEqual({
    type: '/problems/too-many-requests',
    detail: 'At most 1 a minute.',
  });
  expect(await statuses([list, list, list, list])).toEqual([200, 200, 200, 429]);
  for (const path of ['/healthz', '/readyz']) {
    expect(await statuses(Array.from({ length: 5 }, () => () => service.call('GET', path)))).toEqual(
      Array(5).fill(200),
    );
  }
});

test('what a client says of its address counts only behind a proxy', async () => {
  const from = (address: string) => () => list(address);
  await start();
  const claims = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map(from);
  expect(await statuses(claims)).toEqual([200, 200, 200, 429]);
  await service.close();
  await start(1);
  expect(await statuses(claims)).toEqual([200, 200, 200, 200]);
  const lies = ['x, 192.0.2.9', 'y, 192.0.2.9', 'z, 192.0.2.9', '192.0.2.9'].map(from);
  expect(await statuses(lies)).toEqual([200, 200, 200, 429]);
});

test('a caller is counted by its key, and whoever is not recognized yet by address', async () => {
  const rateLimits = { callsPerMinute: 3, heavyCallsPerMinute: 1 };
  const keyed = await startKeyedService({ app: { rateLimits } });
  service = keyed.service;
  const [one, other] = [await keyed.key(), await keyed.key({ tenant: 'lotus' })];
  const listAs = (key: string) => () => keyed.as(key, 'GET', '/v1/plans');
  // The first call of each counts by address, as does that with a key made up.
  expect(await statuses([listAs(one), listAs(other), listAs('made-up'), listAs('made-up')])).toEqual([
    200, 200, 401, 429,
  ]);
  expect(await statuses(Array.from({ length: 4 }, () => listAs(one)))).toEqual([200, 200, 200, 429]);
  expect(await statuses(Array.from({ length: 4 }, () => listAs(other)))).toEqual([200, 200, 200, 429]);
});

test('processes on one database count together', async () => {
  const { rates } = memoryStore();
  const app = { rateLimits: { callsPerMinute: 3, heavyCallsPerMinute: 1 }, rates };
  service = await startTestService({ app });
  const neighbour = await startTestService({ app });
  const there = (): Promise<Answer> => neighbour.call('GET', '/v1/plans');
  expect(await statuses([list, there, list, there, list])).toEqual([200, 200, 200, 429, 429]);
  await neighbour.close();
});
