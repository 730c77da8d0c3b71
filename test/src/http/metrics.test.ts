import { expect, test } from 'vitest';
import { readFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import { PROBLEMS } from '../../../src/http/problem-details.ts';
import { endpoints, problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';
import { FakeRunner, planned } from '../jobs/fake-runner.ts';
import { Metrics } from '../../../src/metrics/metrics.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';

const figuresOf = async (service: TestService): Promise<Figures> =>
  readFigures((await service.call('GET', '/metrics')).body as string);

test('a service without figures says so', async () => {
  const service = await startTestService();
  const answer = await service.call('GET', '/metrics');
  expect(answer.status).toBe(404);
  expect(problemOf(answer).detail).toContain('PAIBAN_METRICS');
  await service.close();
});

test('plans are counted from the queue to their end', async () => {
  const runner = new FakeRunner();
  const service = await startTestService({ runner, metrics: new Metrics(), queueLimit: 1 });
  const post = (): Promise<{ status: number }> =>
    service.call('POST', '/v1/plans', { json: sampleRequest() });
  await post();
  await expect.poll(() => runner.runs.length).toBe(1);
  await post();
  expect((await post()).status).toBe(429);

  const before = await figuresOf(service);
  expect(before.get('paiban_plans_accepted_total')).toBe(2);
  expect(before.get('paiban_plans_waiting')).toBe(1);
  expect(before.get('paiban_plans_waiting_limit')).toBe(1);
  expect(before.get('paiban_plans_running{stage="starting"}')).toBe(1);
  expect(before.get('paiban_plans_ended_total{state="completed"}')).toBe(0);
  expect(before.get('paiban_http_problems_total{type="queue-full"}')).toBe(1);

  runner.runs[0].progress({ stage: 'covering', percent: 40 });
  const covering = await figuresOf(service);
  expect(covering.get('paiban_plans_running{stage="starting"}')).toBe(0);
  expect(covering.get('paiban_plans_running{stage="covering"}')).toBe(1);

  runner.runs[0].end(planned());
  await expect.poll(() => runner.runs.length).toBe(2);
  runner.runs[1].end({ status: 'failed', reason: 'It failed.', cause: new Error('why') });
  await expect
    .poll(async () => (await figuresOf(service)).get('paiban_plans_ended_total{state="failed"}'))
    .toBe(1);
  await post();
  await expect.poll(() => runner.runs.length).toBe(3);
  await service.call('POST', '/v1/plans/latest/cancel');
  await expect
    .poll(async () => (await figuresOf(service)).get('paiban_plans_ended_total{state="cancelled"}'))
    .toBe(1);

  const after = await figuresOf(service);
  const { certificate } = sampleRoster;
  expect(after.get('paiban_plans_ended_total{state="completed"}')).toBe(1);
  expect(after.get('paiban_plans_waiting')).toBe(0);
  expect(after.get('paiban_plan_duration_seconds_count{state="completed"}')).toBe(1);
  expect(after.get('paiban_plan_duration_seconds_count{state="failed"}')).toBe(1);
  // Both the completed plan and the cancelled one have the sample roster.
  expect(after.get('paiban_plan_gap_ratio_count{of="headcount"}')).toBe(2);
  expect(after.get('paiban_plan_gap_ratio_sum{of="headcount"}')).toBeCloseTo(2 * certificate.gap);
  expect(after.get('paiban_plan_gap_ratio_sum{of="objective"}')).toBeCloseTo(2 * certificate.objective.gap);
  for (const [stage, seconds] of Object.entries(certificate.seconds)) {
    const sum = after.get(`paiban_plan_stage_duration_seconds_sum{stage="${stage}"}`);
    expect(sum, stage).toBeCloseTo(2 * seconds);
  }
  await service.close();
});

test('a plan cancelled before it began has no duration', async () => {
  const runner = new FakeRunner();
  const service = await startTestService({ runner, metrics: new Metrics() });
  await service.call('POST', '/v1/plans', { json: sampleRequest() });
  await service.call('POST', '/v1/plans', { json: sampleRequest() });
  await service.call('POST', '/v1/plans/latest/cancel');
  const figures = await figuresOf(service);
  expect(figures.get('paiban_plans_ended_total{state="cancelled"}')).toBe(1);
  expect(figures.has('paiban_plan_duration_seconds_count{state="cancelled"}')).toBe(false);
  await service.close();
});

test('requests are counted by route, and nothing a client writes becomes a label', async () => {
  const service = await startTestService({ metrics: new Metrics() });
  // The last is answered by the pages of the documentation.
  const paths = ['/healthz', '/v1/plans/one', '/v1/plans/two', '/wp-login.php', '/a/b/c', '/docs/nothing'];
  for (const path of paths) await service.call('GET', path);
  await service.call('PUT', '/v1/plans');
  await service.call('PROPFIND', '/secret-shop');
  await service.call('HEAD', '/healthz');

  const figures = await figuresOf(service);
  const requests = (labels: string): number | undefined =>
    figures.get(`paiban_http_request_duration_seconds_count{${labels}}`);
  expect(requests('method="GET",route="/healthz",status="200"')).toBe(1);
  expect(requests('method="HEAD",route="/healthz",status="200"')).toBe(1);
  expect(requests('method="GET",route="/v1/plans/{id}",status="404"')).toBe(2);
  expect(requests('method="GET",route="other",status="404"')).toBe(2);
  expect(requests('method="GET",route="other",status="200"')).toBe(1);
  expect(requests('method="other",route="/v1/plans",status="405"')).toBe(1);
  expect(requests('method="other",route="other",status="404"')).toBe(1);
  expect(figures.get('paiban_http_problems_total{type="unknown-path"}')).toBe(3);

  const routes = new Set([...endpoints.map(({ path }) => path), '/', '/openapi.json', 'other']);
  const problems = Object.keys(PROBLEMS);
  for (const name of figures.keys()) {
    const [, route] = /route="([^"]*)"/.exec(name) ?? [];
    const [, type] = /type="([^"]*)"/.exec(name) ?? [];
    if (name.startsWith('paiban_') && route !== undefined) expect(routes).toContain(route);
    if (name.startsWith('paiban_') && type !== undefined) expect(problems).toContain(type);
  }
  await service.close();
});

test('figures of the process are there: memory, processor time, lag of the event loop', async () => {
  const metrics = new Metrics();
  metrics.showProcess();
  const figures = readFigures(await metrics.text());
  expect(figures.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  expect(figures.get('process_cpu_seconds_total')).toBeGreaterThan(0);
  expect(figures.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
});
