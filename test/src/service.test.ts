import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Plan } from '../../src/domain/plan.ts';
import { Roster } from '../../src/domain/roster.ts';
import { packageFile } from '../../src/package-files.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { addressOf, runProgram, startProgram, untilSays } from './program.ts';
import { sampleRequest } from './samples.ts';

let folder: string;
const services: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paiban-service-'));
});
afterAll(async () => {
  services.forEach((service) => service.kill('SIGKILL'));
  await rm(folder, { recursive: true, force: true });
});

const embedded = { PORT: '0', PAIBAN_DATA: 'data', PAIBAN_THREADS: '1' };

async function serve(
  environment: NodeJS.ProcessEnv = embedded,
  place = folder,
  flags: readonly string[] = [],
): Promise<{ service: ChildProcess; url: string }> {
  const service = startProgram(['serve', '--development', ...flags], { folder: place, environment });
  services.push(service);
  return { service, url: await addressOf(service) };
}

async function end(service: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const ended = once(service, 'exit') as Promise<[number | null]>;
  service.kill(signal);
  return (await ended)[0];
}

const read = async (url: string, id: string): Promise<Plan> =>
  Plan.parse(await (await fetch(`${url}/v1/plans/${id}`)).json());

async function post(url: string, body: string): Promise<Plan> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${url}/v1/plans`, { method: 'POST', body, headers });
  expect(response.status).toBe(202);
  return Plan.parse(await response.json());
}

const untilState = (url: string, id: string, state: string): Promise<void> =>
  vi.waitFor(async () => expect((await read(url, id)).state).toBe(state), { timeout: 50_000, interval: 100 });

test('plans survive a kill and a shutdown, and a second service is kept away', async () => {
  const week = await readFile(packageFile('examples/ka-shop-week.json'), 'utf8');
  const first = await serve();
  const running = await post(first.url, week);
  const waiting = await post(first.url, week);
  await untilState(first.url, running.id, 'running');

  const second = await runProgram(['serve', '--development'], { folder, environment: embedded });
  expect([second.code, second.output]).toEqual([1, '']);
  expect(second.errors).toMatch(/^paiban cannot start\.\n.*data is in use by process \d+ .*PAIBAN_DATA/);

  await end(first.service, 'SIGKILL');
  const restarted = await serve();
  await untilState(restarted.url, running.id, 'running');
  expect((await read(restarted.url, waiting.id)).state).toBe('queued');
  const again = await fetch(`${restarted.url}/v1/plans/${running.id}/request`);
  expect(await again.text()).toBe(week);
  expect((await fetch(`${restarted.url}/v1/plans/${running.id}`, { method: 'DELETE' })).status).toBe(204);
  await untilState(restarted.url, waiting.id, 'running');

  expect(await end(restarted.service, 'SIGTERM')).toBe(0);
  const last = await serve();
  await untilState(last.url, waiting.id, 'running');
  const cancelled = await fetch(`${last.url}/v1/plans/${waiting.id}/cancel`, { method: 'POST' });
  expect(cancelled.status).toBe(202);
  await untilState(last.url, waiting.id, 'cancelled');
  const small = await post(last.url, JSON.stringify(sampleRequest()));
  await untilState(last.url, small.id, 'completed');
  const roster = await fetch(`${last.url}/v1/plans/${small.id}/roster`);
  expect(Roster.parse(await roster.json())).toMatchObject({ shop: 'Corner Shop' });
  expect(await end(last.service, 'SIGTERM')).toBe(0);
}, 180_000);

test('a shutdown ends event streams and waiting; told twice, the process ends at once', async () => {
  const { service, url } = await serve({ ...embedded, PAIBAN_DATA: 'shutdown' });
  const { id } = await post(url, await readFile(packageFile('examples/ka-shop-week.json'), 'utf8'));
  await untilState(url, id, 'running');
  const stream = await fetch(`${url}/v1/plans/${id}/events`);
  // A request that never comes to its end holds the shutdown up until its grace is over.
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`POST /v1/plans HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n`);
  socket.write('Content-Length: 999\r\n\r\n{');

  const ended = once(service, 'exit') as Promise<[number | null, string | null]>;
  service.kill('SIGTERM');
  expect(await stream.text()).toContain('event:state');
  const impatient = setInterval(() => service.kill('SIGTERM'), 200);
  expect(await ended).toEqual([null, 'SIGTERM']);
  clearInterval(impatient);
  socket.destroy();
}, 120_000);

test('a port in use ends the start with a message', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const taken = { ...embedded, PORT: String(port), PAIBAN_DATA: 'other' };
  const { code, errors } = await runProgram(['serve', '--development'], { folder, environment: taken });
  other.close();
  expect([code, errors]).toEqual([
    1,
    `paiban cannot start.\nPort ${port} on 127.0.0.1 is in use: choose another one with PORT.\n`,
  ]);
});

test('a worker has no embedded store to share, and a service that runs nothing needs one that does', async () => {
  for (const command of [['worker'], ['serve', '--development', '--no-worker']]) {
    const { code, errors } = await runProgram(command, { folder, environment: embedded });
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^paiban cannot start\.\n.*needs DATABASE_URL: /),
    ]);
  }
  const { code, errors } = await runProgram(['worker', '--concurrency', '0'], { folder, environment: {} });
  expect([code, errors]).toEqual([2, 'paiban: --concurrency 0: expected a whole number from 1 to 256\n']);
});

describePostgres('services and workers on a PostgreSQL server', (makeDatabase) => {
  async function work(environment: NodeJS.ProcessEnv, place: string): Promise<ChildProcess> {
    const worker = startProgram(['worker', '--concurrency', '1'], { folder: place, environment });
    services.push(worker);
    await untilSays(worker, /runs 1 plan at once for \S+ on \S+\n/);
    return worker;
  }

  test('what one service takes in, workers run; killed, another goes on; all of it is in the database', async () => {
    const place = await mkdtemp(join(folder, 'server-'));
    const environment = { PORT: '0', PAIBAN_THREADS: '1', DATABASE_URL: await makeDatabase() };
    const week = await readFile(packageFile('examples/ka-shop-week.json'), 'utf8');
    const [one, other] = await Promise.all([
      serve(environment, place, ['--no-worker']),
      serve(environment, place, ['--no-worker']),
    ]);
    const plan = await post(one.url, week);
    const heard: string[] = [];
    const followed = (async () => {
      const stream = await fetch(`${other.url}/v1/plans/${plan.id}/events`);
      for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) heard.push(chunk);
    })();
    const states = (): string[] =>
      [...heard.join('').matchAll(/^event:state\n.*?"state":"(\w+)"/gms)].map(([, state]) => state);
    const untilHeard = (...expected: string[]): Promise<void> =>
      vi.waitFor(() => expect(states()).toEqual(expected), { timeout: 60_000, interval: 100 });

    const first = await work(environment, place);
    await untilHeard('queued', 'running');
    await end(first, 'SIGKILL');
    await end(one.service, 'SIGKILL');
    const second = await work(environment, place);
    await untilHeard('queued', 'running', 'queued', 'running');
    const answer = await fetch(`${other.url}/v1/plans/${plan.id}/cancel`, { method: 'POST' });
    expect(Plan.parse(await answer.json()).state).toBe('running');
    await followed;
    expect(states()).toEqual(['queued', 'running', 'queued', 'running', 'cancelled']);
    expect(heard.join('')).toContain('event:progress');

    const small = await post(other.url, JSON.stringify(sampleRequest()));
    await untilState(other.url, small.id, 'completed');
    const roster = await fetch(`${other.url}/v1/plans/${small.id}/roster`);
    expect(Roster.parse(await roster.json())).toMatchObject({ shop: 'Corner Shop' });
    expect(await Promise.all([end(second, 'SIGTERM'), end(other.service, 'SIGTERM')])).toEqual([0, 0]);
    expect(await readdir(place)).toEqual([]);
  }, 180_000);
});
