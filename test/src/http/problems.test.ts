import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sendRaw } from '../../../bench/service/api/raw-http.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { StoreFullError, StoreUnavailableError } from '../../../src/store/store.ts';
import { FakeRunner, instantRunner } from '../jobs/fake-runner.ts';
import { sampleRequest } from '../samples.ts';
import { memoryStore } from '../store/memory-store.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

const UNKNOWN_ID = '01234567-89ab-cdef-0123-456789abcdef';
const LIMIT = 10_000_000;

let service: TestService;
let runner: FakeRunner;
beforeAll(async () => {
  runner = new FakeRunner();
  service = await startTestService({ runner, bodyLimitBytes: LIMIT, queueLimit: 1 });
});
afterAll(() => service.close());

const json = { 'Content-Type': 'application/json' };
const type = (name: string): { type: string } => ({ type: `/problems/${name}` });

describe('a body that is not a request', () => {
  test('422 lists every failing field with its path', async () => {
    const request = sampleRequest();
    const bad = {
      ...request,
      horizon: { firstDay: '2026-02-30', days: 99 },
      queues: [{ ...request.queues[0], handling: { ...request.queues[0].handling, concurrency: -1 } }],
      surprise: true,
    };
    const answer = await service.call('POST', '/v1/plans', { json: bad });
    expect(answer.status).toBe(422);
    const { type, errors } = problemOf(answer);
    expect(type).toBe('/problems/invalid-request');
    expect(errors?.map(({ path }) => path).sort()).toEqual([
      'horizon.days',
      'horizon.firstDay',
      'queues[0].handling.concurrency',
      'surprise',
    ]);
    expect((await service.plans.page({ limit: 1 })).plans).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    ['a text', 'plan'],
    ['a list', []],
    ['an empty object', {}],
    ['a key named __proto__', JSON.parse('{"__proto__": {"horizon": 1}}')],
  ])('422 for %s', async (_name, body) => {
    const answer = await service.call('POST', '/v1/plans', { json: body });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors?.length).toBeGreaterThan(0);
  });

  test('422 for lists nested a hundred thousand deep', async () => {
    const body = '['.repeat(100_000) + ']'.repeat(100_000);
    expect((await service.call('POST', '/v1/plans', { body, headers: json })).status).toBe(422);
  });

  test.each(['{"shop": }', '{"shop": {}', 'shop', '{"days": NaN}', '\ufeff\u0000'])(
    '400 for broken JSON: %s',
    async (body) => {
      const answer = await service.call('POST', '/v1/plans', { body, headers: json });
      expect(answer.status).toBe(400);
      expect(problemOf(answer)).toMatchObject(type('broken-json'));
    },
  );

  test('400 for an empty body', async () => {
    const answer = await service.call('POST', '/v1/plans', { headers: json });
    expect(problemOf(answer)).toEqual({ ...type('broken-json'), detail: 'The body is empty.' });
  });

  test('400 for a body that is not compressed as it says', async () => {
    const headers = { ...json, 'Content-Encoding': 'gzip' };
    const answer = await service.call('POST', '/v1/plans', { body: 'no gzip', headers });
    expect(answer.status).toBe(400);
    expect(problemOf(answer)).toMatchObject(type('bad-request'));
  });

  test('a compressed body is read', async () => {
    const headers = { ...json, 'Content-Encoding': 'gzip' };
    const answer = await service.call('POST', '/v1/plans', { body: gzipSync('{"shop": 1}'), headers });
    expect(answer.status).toBe(422);
  });

  test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense'])(
    '415 for %s',
    async (contentType) => {
      const headers = { 'Content-Type': contentType };
      const answer = await service.call('POST', '/v1/plans', { body: '{}', headers });
      expect(answer.status).toBe(415);
      expect(problemOf(answer)).toEqual({
        ...type('unsupported-media-type'),
        detail: `Content-Type: ${contentType}`,
      });
    },
  );

  test.each([
    ['Content-Type', 'application/json; charset=utf-16x'],
    ['Content-Encoding', 'rot13'],
  ])('415 for %s: %s', async (name, value) => {
    const answer = await service.call('POST', '/v1/plans', {
      body: '{}',
      headers: { ...json, [name]: value },
    });
    expect(answer.status).toBe(415);
  });

  test('413 for 50 MB, and the client gets to read it', async () => {
    const body = Buffer.alloc(50_000_000, ' ');
    const answer = await service.call('POST', '/v1/plans', { body, headers: json });
    expect(answer.status).toBe(413);
    expect(problemOf(answer)).toEqual({ ...type('body-too-large'), detail: `At most ${LIMIT} bytes.` });
  });

  test('413 for a client that reads only once it has sent everything', async () => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const size = 50_000_000;
    socket.write(
      `POST /v1/plans HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`,
    );
    await new Promise((sent) => socket.write(Buffer.alloc(size, ' '), sent));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  test('413 for 50 MB of unknown length', async () => {
    const chunk = new Uint8Array(1_000_000).fill(32);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (sent++ < 50 ? controller.enqueue(chunk) : controller.close()),
    });
    const init = { method: 'POST', body, headers: json, duplex: 'half' } as RequestInit;
    const response = await fetch(`${service.url}/v1/plans`, init);
    expect(response.status).toBe(413);
  });

  test('413 for a small body that inflates to 50 MB', async () => {
    const body = gzipSync(Buffer.alloc(50_000_000, ' '));
    const headers = { ...json, 'Content-Encoding': 'gzip' };
    expect((await service.call('POST', '/v1/plans', { body, headers })).status).toBe(413);
  });

  test('a client that breaks off leaves nothing behind', async () => {
    const before = (await service.plans.page({ limit: 9 })).plans.length;
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /v1/plans HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{',
    );
    socket.destroy();
    expect((await service.call('GET', '/readyz')).status).toBe(200);
    expect((await service.plans.page({ limit: 9 })).plans.length).toBe(before);
  });
});

describe('a path or method that is not there', () => {
  test.each(['/v2/plans', '/v1', '/v1/plan', '/V1/plans', '/favicon.ico', '/v1/plans/latest/shifts'])(
    '404 for %s',
    async (path) => {
      const answer = await service.call('GET', path);
      expect(answer.status).toBe(404);
      expect(problemOf(answer)).toEqual(type('unknown-path'));
    },
  );

  test.each([
    ['PUT', '/v1/plans', 'POST, GET, HEAD'],
    ['PATCH', '/v1/plans/latest', 'GET, DELETE, HEAD'],
    ['GET', '/v1/plans/latest/cancel', 'POST'],
    ['DELETE', '/v1/plans/latest/roster', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('405 for %s %s, with the methods allowed', async (method, path, allowed) => {
    const response = await fetch(service.url + path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe(allowed);
    expect(await response.json()).toMatchObject({ ...type('method-not-allowed'), status: 405 });
  });

  test('400 for a path that is not encoded well', async () => {
    const answer = await service.call('GET', '/v1/plans/%ff');
    expect(answer.status).toBe(400);
    expect(problemOf(answer)).toMatchObject(type('bad-request'));
  });
});

describe('a plan that is not there', () => {
  test.each(['latest', UNKNOWN_ID, 'x', '%00', '..%2f..%2fetc', 'a'.repeat(5000)])(
    '404 for %s',
    async (id) => {
      for (const part of ['', '/roster', '/coverage', '/explanation', '/events', '/request']) {
        const answer = await service.call('GET', `/v1/plans/${id}${part}`);
        expect(problemOf(answer), part).toEqual(type('unknown-plan'));
      }
      expect(problemOf(await service.call('POST', `/v1/plans/${id}/cancel`))).toEqual(type('unknown-plan'));
      expect(problemOf(await service.call('DELETE', `/v1/plans/${id}`))).toEqual(type('unknown-plan'));
    },
  );

  test('404 for an example or a problem that is not there', async () => {
    expect(problemOf(await service.call('GET', '/v1/demo-data/..%2fpackage'))).toEqual({
      ...type('unknown-example'),
      detail: 'There are ka-shop-week, hiring-plan.',
    });
    expect(problemOf(await service.call('GET', '/problems/toString'))).toEqual(type('unknown-problem'));
  });
});

describe('a query that is not understood', () => {
  test.each([
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
    ['limit=many', 'query.limit'],
    ['limit=1e1', 'query.limit'],
    ['limit=0x10', 'query.limit'],
    ['limit=%205', 'query.limit'],
    ['limit=', 'query.limit'],
    ['limit=2.5', 'query.limit'],
    ['limit=1&limit=2', 'query.limit'],
    ['cursor=', 'query.cursor'],
    ['cursor=abc', 'query.cursor'],
    ['cursor=LTU', 'query.cursor'],
    ['cursor=MA', 'query.cursor'],
    ['cursor=MTIzNDU2Nzg5MDEyMzQ1Njc4OTA', 'query.cursor'],
    ['page=2', 'query.page'],
  ])('422 for a list with ?%s', async (query, path) => {
    const answer = await service.call('GET', `/v1/plans?${query}`);
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors?.map((error) => error.path)).toEqual([path]);
  });

  test.each([
    ['from=yesterday', 'query.from'],
    ['to=2026-02-30', 'query.to'],
    ['from=2026-11-24&to=2026-11-23', 'query.to'],
    ['agent[x]=1', 'query["agent[x]"]'],
    ['colour=red', 'query.colour'],
  ])('422 for a roster with ?%s', async (query, path) => {
    const answer = await service.call('GET', `/v1/plans/latest/roster?${query}`);
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors?.map((error) => error.path)).toEqual([path]);
  });
});

describe('a media type that is not offered', () => {
  test.each([
    ['/v1/plans', 'application/xml', 'application/json'],
    ['/v1/plans/latest/roster', 'text/csv', 'application/json'],
    ['/v1/plans/latest/events', 'application/json', 'text/event-stream'],
  ])('406 for %s as %s', async (path, wanted, offered) => {
    const answer = await service.call('GET', path, { headers: { Accept: wanted } });
    expect(answer.status).toBe(406);
    expect(problemOf(answer)).toEqual({ ...type('not-acceptable'), detail: `Offered: ${offered}.` });
  });
});

describe('a plan in the wrong state', () => {
  test('409 while a roster is not there yet, 429 when too many wait, 409 once it is too late', async () => {
    const { id } = (await service.call('POST', '/v1/plans', { json: sampleRequest() })).body as Plan;
    await vi.waitFor(() => expect(runner.runs).toHaveLength(1));
    for (const part of ['roster', 'coverage', 'explanation']) {
      const early = await service.call('GET', `/v1/plans/${id}/${part}`);
      expect(early.status).toBe(409);
      expect(problemOf(early)).toEqual({ ...type('plan-not-finished'), detail: 'It is running.' });
    }

    expect((await service.call('POST', '/v1/plans', { json: sampleRequest() })).status).toBe(202);
    const turnedAway = await service.call('POST', '/v1/plans', { json: sampleRequest() });
    expect(turnedAway.status).toBe(429);
    expect(turnedAway.headers.get('Retry-After')).toBe('10');
    expect((await service.plans.page({ limit: 9 })).plans).toHaveLength(2);

    runner.runs[0].end({ status: 'failed', reason: 'No memory.', cause: new Error('heap') });
    await service.plans.finished(id, new AbortController().signal);
    const without = await service.call('GET', `/v1/plans/${id}/roster`);
    expect(without.status).toBe(409);
    expect(problemOf(without)).toEqual({ ...type('plan-without-roster'), detail: 'No memory.' });

    const late = await service.call('POST', `/v1/plans/${id}/cancel`);
    expect(late.status).toBe(409);
    expect(problemOf(late)).toEqual({ ...type('plan-already-final'), detail: 'It is failed.' });
  });

  test('422 for people who are not on the roster', async () => {
    const finished = await startTestService({ runner: instantRunner() });
    const headers = { Prefer: 'wait=20' };
    await finished.call('POST', '/v1/plans', { json: sampleRequest(), headers });
    const answer = await finished.call('GET', '/v1/plans/latest/roster?agent=a01&agent=nobody', {
      headers: { 'If-None-Match': '*' },
    });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors).toEqual([
      { path: 'query.agent', message: 'nobody on this roster has the id "nobody"' },
    ]);
    await finished.close();
  });
});

describe('a service in trouble', () => {
  test('500 tells nothing of the inside, 503 when the store is gone or the service shuts down', async () => {
    let trouble: Error = new Error('select * from secrets');
    const memory = memoryStore();
    const plans = { ...memory.plans, newest: () => Promise.reject(trouble) };
    const store = { ...memory, plans };
    const troubled = await startTestService({ store });
    const failed = await troubled.call('GET', '/v1/plans/latest');
    expect(failed.status).toBe(500);
    expect(JSON.stringify(failed.body)).not.toContain('secrets');

    trouble = new StoreUnavailableError('gone');
    const gone = await troubled.call('GET', '/v1/plans/latest');
    expect(gone.headers.get('Retry-After')).toBe('5');
    expect(problemOf(gone)).toEqual(type('service-unavailable'));
    trouble = new StoreFullError('full');
    const full = await troubled.call('GET', '/v1/plans/latest');
    expect([full.status, full.headers.get('Retry-After')]).toEqual([503, '60']);
    expect(problemOf(full)).toEqual(type('store-full'));
    troubled.startClosing();
    expect(problemOf(await troubled.call('GET', '/readyz'))).toEqual({
      ...type('service-unavailable'),
      detail: 'It is shutting down.',
    });
    await troubled.close();
  });
});

test('400 for a request of HTTP/1.1 that names no host', async () => {
  const headers = [['Connection', 'close']] as const;
  const request = { method: 'GET', target: '/healthz', headers };
  const answer = await sendRaw(service.url, request, { seconds: 10, complete: false });
  expect(answer?.status).toBe(400);
  expect(JSON.parse(String(answer?.body))).toMatchObject({
    ...type('bad-request'),
    detail: 'There is no header Host.',
  });
});
