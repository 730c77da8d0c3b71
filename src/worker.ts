import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { listen } from './http/server.ts';
import { createStatusApp } from './http/status-app.ts';
import { ServiceReadiness } from './jobs/readiness.ts';
import { Metrics } from './metrics/metrics.ts';
import { loadOf, startPlanWork } from './plan-work.ts';
import { StartupError } from './startup-error.ts';
import { openStore } from './store/open-store.ts';
import { openTraces } from './tracing/open-traces.ts';
import { tracedStore, withSpans } from './tracing/traced.ts';

export interface RunningWorker {
  /** Where it says how it is; undefined when it does not. */
  readonly statusUrl: string | undefined;
  /** Ends gracefully: running plans go back to the queue, for other workers. */
  close(): Promise<void>;
}

const GRACE_SECONDS = 5;

/**
 * Starts a process that only runs plans, beside those that serve.
 *
 * @throws StartupError when there is no database that processes can share, or it or the port cannot be had.
 */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  if (config.store.kind === 'embedded') {
    throw new StartupError('A worker needs DATABASE_URL: an embedded store is used by one process alone.');
  }
  const traces = config.traces ? await openTraces() : undefined;
  const store = withSpans(await openStore(config.store, config), tracedStore, traces);
  const metrics = config.metrics ? new Metrics() : undefined;
  const work = startPlanWork({ store, config, log, metrics, traces }, 'runs-plans');
  metrics?.showLoad(loadOf(work, store.queue, config.queueLimit));
  metrics?.showProcess();
  const closing = new AbortController();
  const closeInside = async (): Promise<void> => {
    await work.stop();
    await store.close();
    await traces?.close();
  };
  try {
    const readiness = new ServiceReadiness({
      upkeep: store.upkeep,
      onError: (message, cause) => log.error({ err: cause }, message),
    });
    const { workerPort: port } = config;
    const status = createStatusApp({ readiness, metrics, closing: closing.signal }, log);
    const server = port === undefined ? undefined : await listen(status, { ...config, port });
    return {
      statusUrl: server?.url,
      close: async () => {
        closing.abort();
        await closeInside();
        await server?.close(GRACE_SECONDS);
      },
    };
  } catch (error) {
    await closeInside();
    throw error;
  }
}
