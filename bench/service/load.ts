import autocannon from 'autocannon';
import type { Request, Result } from 'autocannon';
import { readExamples } from '../../src/http/examples.ts';
import type { Figure } from '../figure.ts';
import { Client } from './client.ts';
import type { PartContext } from './part.ts';
import { pause } from './part.ts';
import { serve } from './served.ts';
import { SMALL_PLAN, SMALL_STAFFING } from './small-plan.ts';

const SECONDS = 30;

/** 200 clients, each of which asks again as soon as it is answered: four in five read, one in five has staffing worked out. */
const READERS = 160;
const STAFFERS = 40;

const TIMEOUT_SECONDS = 30;

/** Time that a plan needs at most to begin. */
const START_SECONDS = 2;

/** Two hundred clients at once, while two plans of a week are worked on. */
export async function load({ makeDatabase, seconds = SECONDS, log, figure }: PartContext): Promise<Figure[]> {
  const service = await serve(await makeDatabase(), { PAIBAN_THREADS: '2' });
  const client = new Client(service.url);
  const id = await client.planned(SMALL_PLAN);
  await client.post('/v1/staffing', SMALL_STAFFING);
  const reads = await readsOf(client, id);
  const week = readExamples().get('ka-shop-week');
  const begin = async (): Promise<string> =>
    ((await client.post('/v1/plans', week)).body as { id: string }).id;
  const plans = [await begin(), await begin()];
  await pause(START_SECONDS);
  // Reading the figures begins a new stretch of them.
  await client.get('/metrics');
  const [reading, staffing] = await Promise.all([
    cannon(service.url, READERS, seconds, reads),
    cannon(service.url, STAFFERS, seconds, [
      {
        method: 'POST',
        path: '/v1/staffing',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(SMALL_STAFFING),
      },
    ]),
  ]);
  const metrics = String((await client.get('/metrics')).body);
  const running = await Promise.all(plans.map(async (plan) => (await client.get(`/v1/plans/${plan}`)).body));
  const states = running.map((plan) => (plan as { state: string }).state);
  log(`reads ${countsOf(reading)}; staffing ${countsOf(staffing)}; the plans are ${states.join(', ')}`);
  await service.end('SIGKILL');
  const lag = Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(metrics)?.[1]) * 1000;
  return [
    figure('errors of 200 clients', errorsOf(reading) + errorsOf(staffing), 'answers', '= 0'),
    figure('reads a second', reading.requests.average, '1/s'),
    figure('a read, 50 of 100', reading.latency.p50, 'ms'),
    figure('a read, 99 of 100', reading.latency.p99, 'ms'),
    figure('staffing calls a second', staffing.requests.average, '1/s'),
    figure('a staffing call, 50 of 100', staffing.latency.p50, 'ms'),
    figure('a staffing call, 99 of 100', staffing.latency.p99, 'ms'),
    figure('lag of the event loop, 99 of 100, while two plans run', lag, 'ms', '< 50'),
  ];
}

/** A plan and its roster, each new to the client and known to it, and a page of the list. */
async function readsOf(client: Client, id: string): Promise<Request[]> {
  const paths = [`/v1/plans/${id}`, `/v1/plans/${id}/roster`];
  const tags = await Promise.all(paths.map(async (path) => (await client.get(path)).headers.get('ETag')!));
  const read = (path: string, headers: Record<string, string>): Request => ({ method: 'GET', path, headers });
  return [
    ...paths.map((path) => read(path, { 'Accept-Encoding': 'gzip' })),
    ...paths.map((path, index) => read(path, { 'If-None-Match': tags[index] })),
    read('/v1/plans', {}),
  ];
}

function cannon(url: string, connections: number, duration: number, requests: Request[]): Promise<Result> {
  return autocannon({ url, connections, duration, requests, timeout: TIMEOUT_SECONDS });
}

/** Answers that are neither what was asked for nor 304, and requests without an answer. */
function errorsOf({ errors, statusCodeStats = {} }: Result): number {
  const bad = Object.entries(statusCodeStats).filter(([status]) => status !== '200' && status !== '304');
  return errors + bad.reduce((sum, [, { count = 0 }]) => sum + count, 0);
}

function countsOf({ errors, timeouts, statusCodeStats = {} }: Result): string {
  const counts = Object.entries(statusCodeStats).map(([status, { count = 0 }]) => `${count} × ${status}`);
  return `${counts.join(', ')}, ${errors} without an answer, ${timeouts} of them in time`;
}
