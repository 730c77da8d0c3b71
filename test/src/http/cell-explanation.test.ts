import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CellExplanation } from '../../../src/domain/cell.ts';
import { FakeRunner, instantRunner } from '../jobs/fake-runner.ts';
import { sampleRequest } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { Answer, TestService } from './harness.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ runner: instantRunner() });
  await service.call('POST', '/v1/plans', { json: sampleRequest(), headers: { Prefer: 'wait=20' } });
});
afterAll(() => service.close());

const ask = (query: string, headers: Record<string, string> = {}): Promise<Answer> =>
  service.call('GET', `/v1/plans/latest/explanations${query}`, { headers });

test('a cell is explained, and revalidated', async () => {
  const { status, body, headers } = await ask('?agent=a01&date=2026-11-23');
  expect(status).toBe(200);
  const { agent, name, date, alternatives } = body as CellExplanation;
  expect({ agent, name, date }).toEqual({ agent: 'a01', name: '林晓', date: '2026-11-23' });
  expect(alternatives.map(({ change }) => change.kind)).toContain('off');
  const again = await ask('?agent=a01&date=2026-11-23', { 'If-None-Match': headers.get('ETag')! });
  expect(again.status).toBe(304);
});

test.each([
  ['', ['query.agent', 'query.date']],
  ['?agent=a01', ['query.date']],
  ['?agent=&date=2026-11-23', ['query.agent']],
  ['?agent=a01&date=monday', ['query.date']],
  ['?agent=a01&date=2026-11-23&week=1', ['query.week']],
  ['?agent=nobody&date=2026-11-23', ['query.agent']],
  ['?agent=a01&date=2026-11-24', ['query.date']],
  ['?agent=nobody&date=2026-11-22', ['query.agent', 'query.date']],
])('422 for %s', async (query, paths) => {
  const answer = await ask(query);
  expect(answer.status).toBe(422);
  expect(problemOf(answer).errors?.map(({ path }) => path)).toEqual(paths);
});

test('404 without a plan, 409 while it runs or without a roster, 429 when too many ask', async () => {
  const runner = new FakeRunner();
  const other = await startTestService({
    runner,
    calculator: { calculate: () => Promise.resolve({ status: 'busy' }), close: () => Promise.resolve() },
  });
  const askOther = (): Promise<Answer> =>
    other.call('GET', '/v1/plans/latest/explanations?agent=a01&date=2026-11-23');
  expect((await askOther()).status).toBe(404);
  await other.call('POST', '/v1/plans', { json: sampleRequest() });
  await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
  expect(problemOf(await askOther())).toMatchObject({ type: '/problems/plan-not-finished' });
  runner.runs[0].end({ status: 'failed', reason: 'No memory.', cause: new Error('heap') });
  await vi.waitFor(async () =>
    expect(problemOf(await askOther())).toMatchObject({ type: '/problems/plan-without-roster' }),
  );
  await other.close();

  const busy = await startTestService({
    runner: instantRunner(),
    calculator: { calculate: () => Promise.resolve({ status: 'busy' }), close: () => Promise.resolve() },
  });
  await busy.call('POST', '/v1/plans', { json: sampleRequest(), headers: { Prefer: 'wait=20' } });
  const answer = await busy.call('GET', '/v1/plans/latest/explanations?agent=a01&date=2026-11-23');
  expect(answer.status).toBe(429);
  expect(answer.headers.get('Retry-After')).toBe('5');
  await busy.close();
});
