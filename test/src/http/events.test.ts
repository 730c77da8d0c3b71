import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Plan, Progress } from '../../../src/domain/plan.ts';
import { FakeRunner, planned } from '../jobs/fake-runner.ts';
import { sampleRequest } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
let runner: FakeRunner;
beforeEach(async () => {
  runner = new FakeRunner();
  service = await startTestService({ runner });
});
afterEach(() => service.close());

interface ServerEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** Reads a stream to its end, as text/event-stream has it. */
async function readEvents(response: Response, events: ServerEvent[]): Promise<void> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(':')[0], line.replace(/^\w*:\s?/, '')]),
      );
      const [event, id, data] = ['event', 'id', 'data'].map((name) => fields.get(name) ?? '');
      if (event !== '') events.push({ event, id, data: JSON.parse(data) });
    }
  }
  expect(text).toBe('');
}

async function follow(
  id: string,
  headers: Record<string, string> = {},
): Promise<{ events: ServerEvent[]; ended: Promise<void> }> {
  const response = await fetch(`${service.url}/v1/plans/${id}/events`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
  const events: ServerEvent[] = [];
  const ended = readEvents(response, events);
  await vi.waitFor(() => expect(events.length).toBeGreaterThan(0));
  return { events, ended };
}

async function createRunning(): Promise<string> {
  const { id } = (await service.call('POST', '/v1/plans', { json: sampleRequest() })).body as Plan;
  await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
  return id;
}

test('more streams at once than are allowed are refused, until one of them closes', async () => {
  const narrow = await startTestService({ runner, eventStreams: 1 });
  const { id } = (await narrow.call('POST', '/v1/plans', { json: sampleRequest() })).body as Plan;
  const gone = new AbortController();
  const open = (signal?: AbortSignal) =>
    fetch(`${narrow.url}/v1/plans/${id}/events`, { signal: signal ?? null });
  const first = await open(gone.signal);
  expect(first.status).toBe(200);
  const second = await narrow.call('GET', `/v1/plans/${id}/events`);
  expect([second.status, second.headers.get('Retry-After')]).toEqual([429, '5']);
  expect(problemOf(second)).toEqual({
    type: '/problems/event-streams-busy',
    detail: 'At most 1 at the same time.',
  });
  gone.abort();
  await vi.waitFor(async () => {
    const third = await open(AbortSignal.timeout(1000));
    expect(third.status).toBe(200);
  });
  await narrow.close();
});

test('the stream tells the state, the progress and the end', async () => {
  const { events, ended } = await follow(await createRunning());
  runner.runs[0].progress({ stage: 'covering', percent: 40, incumbent: 17, bound: 16, gap: 1 / 17 });
  runner.runs[0].progress({ stage: 'rostering', percent: 70 });
  runner.runs[0].end(planned());
  await ended;
  expect(events.map(({ event, id }) => [event, id])).toEqual([
    ['state', '2'],
    ['progress', '2.1'],
    ['progress', '2.2'],
    ['state', '3'],
  ]);
  expect(Plan.parse(events[0].data).state).toBe('running');
  expect(Progress.parse(events[1].data)).toEqual({
    stage: 'covering',
    percent: 40,
    incumbent: 17,
    bound: 16,
    gap: 1 / 17,
  });
  expect(Plan.parse(events[3].data)).toMatchObject({ state: 'completed', outcome: { headcount: 2 } });
});

test('the stream of a finished plan is one event; a client that comes back is told there is no more', async () => {
  const id = await createRunning();
  runner.runs[0].end(planned());
  await service.plans.finished(id, new AbortController().signal);
  const { events, ended } = await follow(id);
  await ended;
  expect(events).toMatchObject([{ event: 'state', id: '3', data: { state: 'completed' } }]);
  const headers = { 'Last-Event-ID': '3' };
  expect((await service.call('GET', `/v1/plans/${id}/events`, { headers })).status).toBe(204);
});

test('the stream of a removed plan says so and ends', async () => {
  const id = await createRunning();
  const { events, ended } = await follow(id);
  await service.call('DELETE', `/v1/plans/${id}`);
  await ended;
  expect(events.at(-1)).toEqual({ event: 'removed', id: '2.1', data: null });
});

test('streams end when the service shuts down, and closing does not wait for them', async () => {
  const { ended } = await follow(await createRunning());
  await service.close();
  await ended;
});

test('many can follow one plan, and one who leaves disturbs nobody', async () => {
  const id = await createRunning();
  const leaving = new AbortController();
  const left = await fetch(`${service.url}/v1/plans/${id}/events`, { signal: leaving.signal });
  const followers = await Promise.all([follow(id), follow(id), follow(id)]);
  leaving.abort();
  await left.text().catch(() => undefined);
  runner.runs[0].progress({ stage: 'audit', percent: 90 });
  runner.runs[0].end(planned());
  for (const { events, ended } of followers) {
    await ended;
    expect(events.map(({ event }) => event)).toEqual(['state', 'progress', 'state']);
  }
});

test('who was cut off goes on where the stream ended: no state is lost, and none comes twice', async () => {
  await createRunning();
  const { id } = (await service.call('POST', '/v1/plans', { json: sampleRequest() })).body as Plan;
  const cut = new AbortController();
  const response = await fetch(`${service.url}/v1/plans/${id}/events`, { signal: cut.signal });
  const events: ServerEvent[] = [];
  const broken = readEvents(response, events).catch(() => undefined);
  await vi.waitFor(() => expect(events.map((one) => one.id)).toEqual(['1']));
  cut.abort();
  await broken;
  runner.runs[0].end(planned());
  await vi.waitFor(() => expect(runner.runs).toHaveLength(2));
  runner.runs[1].end(planned());
  await service.plans.finished(id, new AbortController().signal);

  const back = await follow(id, { 'Last-Event-ID': events[0].id });
  await back.ended;
  const states = [...events, ...back.events].map(({ id: number, data }) => [number, Plan.parse(data).state]);
  expect(states).toEqual([
    ['1', 'queued'],
    ['2', 'running'],
    ['3', 'completed'],
  ]);
  expect(back.events[0].data).toMatchObject({ finishedAt: null, outcome: null, certificate: null });
  const again = await follow(id, { 'Last-Event-ID': '2.7' });
  await again.ended;
  expect(again.events.map((one) => one.id)).toEqual(['3']);
});

test('who comes back while the same state lasts hears only what is new', async () => {
  const id = await createRunning();
  const back = fetch(`${service.url}/v1/plans/${id}/events`, { headers: { 'Last-Event-ID': '2.4' } });
  const events: ServerEvent[] = [];
  const ended = readEvents(await back, events);
  runner.runs[0].progress({ stage: 'audit', percent: 90 });
  await vi.waitFor(() => expect(events).toHaveLength(1));
  runner.runs[0].end(planned());
  await ended;
  expect(events.map((one) => [one.event, one.id])).toEqual([
    ['progress', '2.5'],
    ['state', '3'],
  ]);
});

test.each(['end', '-1', '2.', '1e9', '2.5.1', '12345678901'])('the event id %s is refused', async (given) => {
  const id = await createRunning();
  const headers = { 'Last-Event-ID': given };
  const answer = await service.call('GET', `/v1/plans/${id}/events`, { headers });
  expect(answer.status).toBe(422);
  expect(problemOf(answer).errors).toEqual([
    { path: 'headers["Last-Event-ID"]', message: 'expected the id of an event, such as 2 or 2.5' },
  ]);
});

test('an id beyond what is known of a plan begins anew', async () => {
  const id = await createRunning();
  const { events, ended } = await follow(id, { 'Last-Event-ID': '9' });
  runner.runs[0].end(planned());
  await ended;
  expect(events.map((one) => one.id)).toEqual(['2', '3']);
});

test('asking for the head of a stream does not wait for the plan', async () => {
  const id = await createRunning();
  const head = await fetch(`${service.url}/v1/plans/${id}/events`, { method: 'HEAD' });
  expect(head.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
});
