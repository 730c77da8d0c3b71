import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Plan } from '../../../src/domain/plan.ts';
import type { RunEnding } from '../../../src/jobs/plan-runner.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import { FakeRunner, planned } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let runner: FakeRunner;
let service: TestService;
beforeEach(async () => {
  runner = new FakeRunner();
  service = await startTestService({ runner });
});
afterEach(() => service.close());

const until = new AbortController().signal;
const start = async (): Promise<string> =>
  ((await service.call('POST', '/v1/plans', { json: sampleRequest() })).body as Plan).id;
const publish = (id: string, query = '') => service.call('POST', `/v1/plans/${id}/publish${query}`);

async function end(ending: RunEnding = planned()): Promise<void> {
  await expect.poll(() => runner.runs.length).toBe(1);
  runner.runs[0].end(ending);
  await service.plans.finished((await service.plans.newest())!, until);
}

test('a roster is published once, and the plan and the list say when', async () => {
  const id = await start();
  expect(problemOf(await publish(id))).toMatchObject({ type: '/problems/plan-not-finished' });
  await end();
  expect((await service.call('GET', `/v1/plans/${id}`)).body).toMatchObject({ publishedAt: null });

  const first = await publish(id);
  const { publishedAt } = first.body as Plan;
  expect([first.status, Date.parse(publishedAt!) > 0]).toEqual([200, true]);
  expect((await publish('latest')).body).toEqual(first.body);
  expect((await service.call('GET', '/v1/plans')).body).toMatchObject({ plans: [{ id, publishedAt }] });
});

test('a plan without a roster has nothing to publish, and an unknown one is unknown', async () => {
  const id = await start();
  await end({ status: 'failed', reason: 'No memory.', cause: new Error('heap') });
  expect(problemOf(await publish(id))).toEqual({
    type: '/problems/plan-without-roster',
    detail: 'No memory.',
  });
  expect((await publish('00000000-0000-0000-0000-000000000000')).status).toBe(404);
});

test('who publishes a roster that breaks required rules has to say so', async () => {
  const [violation] = sampleRoster.violations;
  const broken = { ...sampleRoster, violations: [{ ...violation, level: 'required' as const }] };
  const id = await start();
  await end({ status: 'planned', plan: packPlan(broken) });
  expect(problemOf(await publish(id))).toEqual({
    type: '/problems/roster-breaks-rules',
    detail: 'Breaches of required rules: 1. Add ?despiteViolations=true to publish it all the same.',
  });
  expect((await publish(id, '?despiteViolations=yes')).status).toBe(422);
  const published = await publish(id, '?despiteViolations=true');
  expect(published.status).toBe(200);
  expect((published.body as Plan).publishedAt).not.toBeNull();
  expect((await publish(id)).status).toBe(200);
});
