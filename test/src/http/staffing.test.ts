import { afterAll, beforeAll, expect, test } from 'vitest';
import { Staffing } from '../../../src/domain/staffing.ts';
import type { StaffingRequestInput } from '../../../src/domain/staffing-request.ts';
import { ThreadedCalculator } from '../../../src/jobs/threaded-calculator.ts';
import { sampleDemand } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ bodyLimitBytes: 100_000 });
});
afterAll(() => service.close());

const ask = (json: unknown): ReturnType<TestService['call']> =>
  service.call('POST', '/v1/staffing', { json });

test('the demand part of a plan request is answered with agents, and nothing is kept', async () => {
  const { status, body } = await ask(sampleDemand());
  expect(status).toBe(200);
  const { schema, queues, team, whatIf } = Staffing.parse(body);
  expect(schema).toBe('paiban.staffing/1');
  expect([queues.length, queues[0].intervals.length, team.length, whatIf]).toEqual([1, 36, 36, []]);
  expect((await service.call('GET', '/v1/plans')).body).toMatchObject({ plans: [] });
});

test('its schema is published', async () => {
  const { body } = await service.call('GET', '/schemas/staffing-1.json');
  expect(body).toMatchObject({
    $id: '/schemas/staffing-1.json',
    $ref: '#/$defs/Staffing',
    $defs: { TradeOff: {} },
  });
});

test('422 lists every failing field with its path', async () => {
  const bad = { ...sampleDemand(), horizon: { days: 1 }, team: {}, whatIf: { agents: { from: 3, to: 2 } } };
  const answer = await ask(bad);
  expect(answer.status).toBe(422);
  expect(
    problemOf(answer)
      .errors?.map(({ path }) => path)
      .sort(),
  ).toEqual(['horizon.firstDay', 'team', 'whatIf.agents.to']);
});

test('400 for broken JSON, 413 for too much of it, 415 for another type', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const broken = await service.call('POST', '/v1/staffing', { body: '{', headers });
  expect(problemOf(broken).type).toBe('/problems/broken-json');
  expect((await ask({ x: 'x'.repeat(100_000) })).status).toBe(413);
  const plain = await service.call('POST', '/v1/staffing', {
    body: '{}',
    headers: { 'Content-Type': 'text/plain' },
  });
  expect(plain.status).toBe(415);
});

test('while the threads calculate, others are answered, and too many of a kind are told to come back', async () => {
  const calculator = new ThreadedCalculator({ threads: 1, waitingBytes: 1 });
  const busy = await startTestService({ calculator });
  const days: StaffingRequestInput = sampleDemand({
    horizon: { firstDay: '2026-11-23', days: 2 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [9000, 9000] }],
  });
  const asked = [1, 2, 3].map(() => busy.call('POST', '/v1/staffing', { json: days }));
  const refused = await Promise.race(asked);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
  expect(problemOf(refused)).toEqual({ type: '/problems/calculations-busy' });
  // Answered before the first calculation: nobody waits behind it.
  const first = await Promise.race([
    busy.call('GET', '/healthz').then(() => 'health'),
    ...asked.map((answer) =>
      answer.then(({ status }) => (status === 200 ? 'staffing' : new Promise(() => undefined))),
    ),
  ]);
  expect(first).toBe('health');
  expect((await Promise.all(asked)).map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  await busy.close();
  await calculator.close();
});
