import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { startPlanWork } from './plan-work.ts';
import { StartupError } from './startup-error.ts';
import { openStore } from './store/open-store.ts';
import { openTraces } from './tracing/open-traces.ts';
import { tracedStore, withSpans } from './tracing/traced.ts';

export interface RunningWorker {
  /** Ends gracefully: running plans go back to the queue, for other workers. */
  close(): Promise<void>;
}

/**
 * Starts a process that only runs plans, beside those that serve.
 *
 * @throws StartupError when there is no database that processes can share, or it cannot be had.
 */
export async function startWorker(config: Config, log: Logger): Promise<RunningWorker> {
  if (config.store.kind === 'embedded') {
    throw new StartupError('A worker needs DATABASE_URL: an embedded store is used by one process alone.');
  }
  const traces = config.traces ? await openTraces() : undefined;
  const store = withSpans(await openStore(config.store, config), tracedStore, traces);
  const work = startPlanWork({ store, config, log, metrics: undefined, traces }, 'runs-plans');
  return {
    close: async () => {
      await work.stop();
      await store.close();
      await traces?.close();
    },
  };
}
