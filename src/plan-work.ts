import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { cached } from './jobs/cached.ts';
import type { PlanLoad } from './jobs/plan-observer.ts';
import { PoolRunner } from './jobs/pool-runner.ts';
import { QueueWorker } from './jobs/queue-worker.ts';
import { startTidying } from './jobs/tidying.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { PlanQueue } from './store/queue/plan-queue.ts';
import type { Store } from './store/store.ts';
import { tracedRunner, withSpans } from './tracing/traced.ts';
import type { Traces } from './tracing/traces.ts';

export interface PlanWorkOptions {
  readonly store: Pick<Store, 'claims' | 'notices'>;
  readonly config: Pick<Config, 'threads' | 'heapMegabytesPerThread'>;
  readonly log: Logger;
  readonly metrics: Metrics | undefined;
  readonly traces: Traces | undefined;
}

/** What a process does of the queue. */
export interface PlanWork {
  /** Runs plans; undefined in a process that leaves that to others. */
  readonly worker: QueueWorker | undefined;
  /** Puts running plans back into the queue for others. */
  stop(): Promise<void>;
}

/** Begins to look after the queue, and to run plans where `runsPlans` says so. */
export function startPlanWork(
  { store, config, log, metrics, traces }: PlanWorkOptions,
  runsPlans: 'runs-plans' | 'leaves-plans',
): PlanWork {
  const { claims } = store;
  const observer = metrics?.plans;
  const onOutage = (cause: unknown): void => log.error({ err: cause }, 'the database is out of reach');
  const tidying = startTidying({
    claims,
    onOutage,
    onLost: ({ planId, state }) => {
      log.warn({ planId, state }, 'the process that ran this plan has ended');
      if (state !== 'queued') observer?.ended({ state, seconds: undefined, certificate: undefined });
    },
  });
  if (runsPlans === 'leaves-plans') return { worker: undefined, stop: () => tidying.stop() };
  const runner = withSpans(new PoolRunner(config), tracedRunner, traces);
  const worker = new QueueWorker({
    claims,
    notices: store.notices,
    runner,
    concurrency: config.threads,
    observer,
    onOutage,
    onError: (message, planId, cause) => log.error({ planId, err: cause }, message),
  });
  worker.start();
  return {
    worker,
    stop: async () => {
      await tidying.stop();
      await worker.close();
      await runner.close();
    },
  };
}

/** Counting what waits takes a query, however many ask. */
const LOAD_MILLISECONDS = 1000;

/** What there is to do for this process and all others on its database. */
export function loadOf(
  { worker }: PlanWork,
  queue: Pick<PlanQueue, 'waiting'>,
  waitingLimit: number,
): PlanLoad {
  const waiting = cached(LOAD_MILLISECONDS, () => queue.waiting());
  return { waiting, waitingLimit, running: () => worker?.stages ?? [] };
}
