import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Plan, Progress } from '../../../src/domain/plan.ts';
import { FakeRunner, planned } from '../jobs/fake-runner.ts';
import { sampleRequest } from '../samples.ts';
import { startTestService } from './harness.ts';
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

async function follow(id: string): Promise<{ events: ServerEvent[]; ended: Promise<void> }> {
  const response = await fetch(`${service.url}/v1/plans/${id}/events`);
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

test('the stream tells the state, the progress and the end', async () => {
  const { events, ended } = await follow(await createRunning());
  runner.runs[0].progress({ stage: 'covering', percent: 40, incumbent: 17, bound: 16, gap: 1 / 17 });
  runner.runs[0].progress({ stage: 'rostering', percent: 70 });
  runner.runs[0].end(planned());
  await ended;
  expect(events.map(({ event, id }) => [event, id])).toEqual([
    ['state', '1'],
    ['progress', '2'],
    ['progress', '3'],
    ['state', 'end'],
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
  expect(events).toMatchObject([{ event: 'state', id: 'end', data: { state: 'completed' } }]);
  const headers = { 'Last-Event-ID': 'end' };
  expect((await service.call('GET', `/v1/plans/${id}/events`, { headers })).status).toBe(204);
});

test('the stream of a removed plan says so and ends', async () => {
  const id = await createRunning();
  const { events, ended } = await follow(id);
  await service.call('DELETE', `/v1/plans/${id}`);
  await ended;
  expect(events.at(-1)).toEqual({ event: 'removed', id: 'end', data: null });
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
