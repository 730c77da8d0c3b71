import type { Figure } from '../figure.ts';
import { Client } from './client.ts';
import type { PartContext } from './part.ts';
import { pause } from './part.ts';
import { residentMegabytes, serve } from './served.ts';
import { SMALL_PLAN, SMALL_STAFFING } from './small-plan.ts';
import { trendOf } from './trend.ts';

const SECONDS = 600;
const SAMPLE_SECONDS = 0.5;

/** The first part of the time, in which threads start and caches fill, says nothing of what follows. */
const WARM_UP_SHARE = 0.4;
const BLOCKS = 12;

/** Calls go out at this pace, so that the load is that of a busy day and not of a stress test. */
const READERS = 8;
const READER_PAUSE_SECONDS = 0.1;
const PLANNERS = 2;
const PLANNER_PAUSE_SECONDS = 1;

/** Each planner removes its plans beyond this number, so that the store stays as large as it is. */
const PLANS_KEPT = 10;

/**
 * Reads, staffing, plans, streams and removals for minutes, and what becomes of the memory. Its slope is noise when two
 * standard errors reach from it to nought.
 */
export async function soak({ makeDatabase, seconds = SECONDS, log, figure }: PartContext): Promise<Figure[]> {
  const service = await serve(await makeDatabase());
  const client = new Client(service.url);
  const first = await client.planned(SMALL_PLAN);
  const tally = { calls: 0, errors: 0 };
  const end = performance.now() + seconds * 1000;
  const isOver = (): boolean => performance.now() >= end;
  const note = (status: number): void => {
    tally.calls++;
    if (status >= 400) tally.errors++;
  };
  const reads = Array.from({ length: READERS }, () => read(client, first, { isOver, note }));
  const plans = Array.from({ length: PLANNERS }, () => planAndRemove(client, { isOver, note }));
  const memory: number[] = [];
  while (!isOver()) {
    await pause(SAMPLE_SECONDS);
    memory.push(residentMegabytes(service.process) ?? NaN);
    if (memory.length % 120 === 0) log(`${tally.calls} calls, ${memory.at(-1)?.toFixed(0)} MB`);
  }
  await Promise.all([...reads, ...plans]);
  await service.end('SIGTERM');
  const steady = memory.slice(Math.floor(memory.length * WARM_UP_SHARE));
  const { slope, standardError } = trendOf(steady, SAMPLE_SECONDS / 60, BLOCKS);
  log(`memory: ${slope.toFixed(2)} ± ${standardError.toFixed(2)} MB a minute (one standard error)`);
  return [
    figure('calls', tally.calls, 'calls'),
    figure('errors', tally.errors, 'answers', '= 0'),
    figure('memory at the end', memory.at(-1) ?? null, 'MB'),
    figure('slope of memory', slope, 'MB/min'),
    figure('standard error of the slope', standardError, 'MB/min'),
    figure('slope less two standard errors', slope - 2 * standardError, 'MB/min', '<= 0'),
  ];
}

interface Watch {
  readonly isOver: () => boolean;
  readonly note: (status: number) => void;
}

async function read(client: Client, id: string, { isOver, note }: Watch): Promise<void> {
  while (!isOver()) {
    for (const path of [
      `/v1/plans/${id}`,
      `/v1/plans/${id}/roster`,
      `/v1/plans/${id}/coverage`,
      '/v1/plans',
    ]) {
      note((await client.get(path)).status);
      await pause(READER_PAUSE_SECONDS);
    }
    note((await client.post('/v1/staffing', SMALL_STAFFING)).status);
  }
}

async function planAndRemove(client: Client, { isOver, note }: Watch): Promise<void> {
  const ids: string[] = [];
  while (!isOver()) {
    const created = await client.post('/v1/plans', SMALL_PLAN, { 'Idempotency-Key': crypto.randomUUID() });
    note(created.status);
    const { id } = created.body as { id: string };
    // The stream lasts as long as the plan.
    note((await client.get(`/v1/plans/${id}/events`)).status);
    ids.push(id);
    if (ids.length > PLANS_KEPT) note((await client.delete(`/v1/plans/${ids.shift()}`)).status);
    await pause(PLANNER_PAUSE_SECONDS);
  }
}
