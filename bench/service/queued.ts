import type { Figure } from '../figure.ts';
import { Client } from './client.ts';
import type { BenchDatabase } from './databases.ts';
import type { PartContext } from './part.ts';
import { pause } from './part.ts';
import { endings, rateOf, untilEnded } from './queue/finished.ts';
import { serve, startWorker } from './served.ts';
import { SMALL_PLAN } from './small-plan.ts';
import { makeTenant } from './tenants.ts';

const PLANS = 1000;
const POSTS_AT_ONCE = 8;

/** How often the neighbour sends its single plan while the thousand wait. */
const SINGLE_PLANS = 5;

/**
 * A thousand small plans of one tenant through one worker, then through two; while the first is at it, another tenant sends
 * single plans and waits for each.
 */
export async function queued({ makeDatabase, rounds, log, figure }: PartContext): Promise<Figure[]> {
  const plans = rounds ?? PLANS;
  const alone = await runQueue(await makeDatabase(), { workers: 1, plans, singlePlans: SINGLE_PLANS, log });
  const both = await runQueue(await makeDatabase(), { workers: 2, plans, singlePlans: 0, log });
  log(`single plans took ${alone.single.map(({ seconds }) => seconds.toFixed(2)).join(', ')} s`);
  return [
    figure('plans', plans, 'plans'),
    figure('plans a second with one worker', alone.rate, '1/s'),
    figure('plans a second with two workers', both.rate, '1/s'),
    figure('speed-up by the second worker', both.rate / alone.rate, 'ratio'),
    figure('plans that were not completed', alone.failed + both.failed, 'plans', '= 0'),
    figure(
      'plans of a thousand that another tenant’s single plan waits for',
      Math.max(...alone.single.map(({ before }) => before)),
      'plans',
      '<= 2',
    ),
    figure(
      'such a plan from its arrival to its end',
      Math.max(...alone.single.map(({ seconds }) => seconds)) * alone.rate,
      'plan durations',
    ),
  ];
}

interface QueueRun {
  readonly rate: number;
  readonly failed: number;
  readonly single: readonly SinglePlan[];
}

/** A plan of the tenant that has no other. */
interface SinglePlan {
  /** From its arrival to its end. */
  readonly seconds: number;
  /** Plans of the other tenant that ended in between, the one that ran when it came included. */
  readonly before: number;
}

interface QueueOptions {
  readonly workers: number;
  readonly plans: number;
  readonly singlePlans: number;
  readonly log: (line: string) => void;
}

async function runQueue(
  database: BenchDatabase,
  { workers, plans, singlePlans, log }: QueueOptions,
): Promise<QueueRun> {
  const url = database.environment.DATABASE_URL;
  const keys = [await makeTenant(database, 'many'), await makeTenant(database, 'single')];
  const service = await serve(database, { PAIBAN_QUEUE_LIMIT: '100000' }, ['serve', '--no-worker']);
  const [many, single] = keys.map((key) => new Client(service.url, { Authorization: `Bearer ${key}` }));
  await post(many, plans);
  log(`${plans} plans wait for ${workers} workers`);
  const running = await Promise.all(Array.from({ length: workers }, () => startWorker(database)));
  // The worker has to be warm, and most plans still waiting.
  if (singlePlans > 0) await untilEnded(url, Math.floor(plans / 10));
  const spans: Span[] = [];
  for (let count = 0; count < singlePlans; count++) {
    spans.push(await spanOf(single));
    await pause(0.5);
  }
  await untilEnded(url, plans + singlePlans);
  const ended = await endings(url);
  const failed = await notCompleted(many);
  for (const worker of running) await worker.end('SIGTERM');
  await service.end('SIGTERM');
  const ownSingle = spans.map(({ arrived, end }) => ({
    seconds: end - arrived,
    before: ended.filter((moment) => moment > arrived && moment < end).length,
  }));
  return { rate: rateOf(ended), failed, single: ownSingle };
}

async function post(client: Client, plans: number): Promise<void> {
  let left = plans;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const { status } = await client.post('/v1/plans', SMALL_PLAN);
      if (status !== 202) throw new Error(`A plan was answered with ${status}.`);
    }
  };
  await Promise.all(Array.from({ length: POSTS_AT_ONCE }, work));
}

/** When a plan arrived and ended, in seconds by the service's own clock. */
interface Span {
  readonly arrived: number;
  readonly end: number;
}

async function spanOf(client: Client): Promise<Span> {
  const id = await client.planned(SMALL_PLAN);
  const { body } = await client.get(`/v1/plans/${id}`);
  const { createdAt, finishedAt } = body as { readonly createdAt: string; readonly finishedAt: string };
  return { arrived: Date.parse(createdAt) / 1000, end: Date.parse(finishedAt) / 1000 };
}

async function notCompleted(client: Client): Promise<number> {
  let count = 0;
  for (let path: string | null = '/v1/plans?limit=100'; path !== null;) {
    const { plans, next } = (await client.get(path)).body as {
      readonly plans: readonly { readonly state: string }[];
      readonly next: string | null;
    };
    count += plans.filter(({ state }) => state !== 'completed').length;
    path = next === null ? null : `/v1/plans?limit=100&cursor=${next}`;
  }
  return count;
}
