import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Roster } from '../../../src/domain/roster.ts';
import { Simulation } from '../../../src/domain/simulation.ts';
import { instantRunner } from '../jobs/fake-runner.ts';
import { sampleSimulation } from '../planning/simulated.ts';
import { sampleRequest } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ runner: instantRunner(), bodyLimitBytes: 100_000 });
});
afterAll(() => service.close());

const simulate = (json: unknown): ReturnType<TestService['call']> =>
  service.call('POST', '/v1/simulations', { json });

test('a curve is answered with what it does to the customers', async () => {
  const { status, body } = await simulate(sampleSimulation({ simulation: { replications: 5 } }));
  expect(status).toBe(200);
  const { schema, replications, intervals } = Simulation.parse(body);
  expect([schema, replications, intervals.length]).toEqual(['paiban.simulation/1', 5, 36]);
});

test('its schema is published, and names what is always in it', async () => {
  const { body } = await service.call('GET', '/schemas/simulation-1.json');
  expect(body).toMatchObject({
    $id: '/schemas/simulation-1.json',
    $ref: '#/$defs/Simulation',
    $defs: {
      Simulation: {
        properties: { schema: { const: 'paiban.simulation/1' } },
        required: expect.arrayContaining(['overall', 'queues', 'bands', 'targets', 'ended']) as string[],
      },
    },
  });
});

test('the roster of a plan is taken as the service gives it', async () => {
  await service.call('POST', '/v1/plans', { json: sampleRequest(), headers: { Prefer: 'wait=20' } });
  const roster = (await service.call('GET', '/v1/plans/latest/roster')).body as Roster;
  const horizon = { firstDay: roster.people[0].assignments[0].date, days: 2 };
  const forecast = [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60] }];
  for (const staffing of [
    { kind: 'roster', roster },
    { kind: 'roster', people: roster.people },
  ]) {
    const answer = await simulate(sampleSimulation({ horizon, forecast, staffing }));
    expect(answer.status).toBe(200);
    expect(Simulation.parse(answer.body).overall.answered).toBeGreaterThan(50);
  }
});

test('422 lists every failing field with its path', async () => {
  const staffing = { kind: 'curve', queues: [{ queue: 'chat' }] };
  const bad = { horizon: undefined, surprise: true, simulation: { seed: -1 }, staffing };
  const answer = await simulate(sampleSimulation(bad));
  expect(answer.status).toBe(422);
  expect(
    problemOf(answer)
      .errors?.map(({ path }) => path)
      .sort(),
  ).toEqual(['horizon', 'simulation.seed', 'staffing.queues[0].agents', 'surprise']);
});

test('400 for broken JSON, 413 for too much of it', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const broken = await service.call('POST', '/v1/simulations', { body: '{', headers });
  expect(problemOf(broken).type).toBe('/problems/broken-json');
  expect((await simulate({ x: 'x'.repeat(100_000) })).status).toBe(413);
});

test('429 while too many calculations wait, with a word when to come back', async () => {
  const calculator = {
    calculate: () => Promise.resolve({ status: 'busy' } as const),
    close: () => Promise.resolve(),
  };
  const busy = await startTestService({ calculator });
  const answer = await busy.call('POST', '/v1/simulations', { json: sampleSimulation() });
  expect(answer.status).toBe(429);
  expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
  expect(problemOf(answer)).toEqual({ type: '/problems/calculations-busy' });
  await busy.close();
});
