import type { Logger } from 'pino';
import { Authenticator } from './access/authenticator.ts';
import { KeyVerifier } from './access/key-verifier.ts';
import { TokenVerifier } from './access/token-verifier.ts';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import { readExamples } from './http/examples.ts';
import { OpenStreams } from './http/open-streams.ts';
import { listen } from './http/server.ts';
import { PlanService } from './jobs/plan-service.ts';
import { startRetention } from './jobs/retention.ts';
import { ServiceReadiness } from './jobs/readiness.ts';
import { ThreadedAdmitter } from './jobs/threaded-admitter.ts';
import { ThreadedCalculator } from './jobs/threaded-calculator.ts';
import { Metrics } from './metrics/metrics.ts';
import { loadOf, startPlanWork } from './plan-work.ts';
import { openStore } from './store/open-store.ts';
import { startDeliveries } from './webhooks/deliveries.ts';
import { openTraces } from './tracing/open-traces.ts';
import { tracedAdmitter, tracedCalculator, tracedStore, withSpans } from './tracing/traced.ts';
import type { Store } from './store/store.ts';

export interface RunningService {
  readonly url: string;
  /** Ends gracefully: streams end, requests get their answer, running plans go back to the queue. */
  close(): Promise<void>;
}

const GRACE_SECONDS = 5;

/**
 * Puts the service together and starts it.
 *
 * @param runsPlans whether plans run in this process too, or are left to workers
 * @throws StartupError when the store or the port cannot be had.
 */
export async function startService(
  config: Config,
  log: Logger,
  runsPlans: 'runs-plans' | 'leaves-plans' = 'runs-plans',
): Promise<RunningService> {
  const traces = config.traces ? await openTraces() : undefined;
  const store = withSpans(await openStore(config.store, config), tracedStore, traces);
  const metrics = config.metrics ? new Metrics() : undefined;
  const admitter = withSpans(new ThreadedAdmitter(), tracedAdmitter, traces);
  const calculator = withSpans(new ThreadedCalculator(config), tracedCalculator, traces);
  const { queueLimit } = config;
  const plans = new PlanService({ store, queueLimit, observer: metrics?.plans });
  const work = startPlanWork({ store, config, log, metrics, traces }, runsPlans);
  metrics?.showLoad(loadOf(work, store.queue, queueLimit));
  metrics?.showProcess();
  const closing = new AbortController();
  const readiness = new ServiceReadiness({
    upkeep: store.upkeep,
    calculator,
    onError: (message, cause) => log.error({ err: cause }, message),
  });
  const streams = new OpenStreams(config.eventStreams);
  const { keys, webhooks } = store;
  const { webhookReach } = config;
  const service = {
    plans,
    keys,
    webhooks,
    webhookReach,
    admitter,
    calculator,
    readiness,
    streams,
    metrics,
    closing: closing.signal,
  };
  const authenticator = config.development ? undefined : authenticatorOf(config, store, log);
  // A store with one process at a time has nobody to count with.
  const rates = config.store.kind === 'server' ? store.rates : undefined;
  const app = createApp({ ...config, authenticator, rates, service, traces, examples: readExamples(), log });
  let retention: ReturnType<typeof startRetention> | undefined;
  const deliveries = startDeliveries({
    webhooks,
    reach: webhookReach,
    onOutage: (cause) => log.error({ err: cause }, 'events cannot be sent while the store does not answer'),
  });
  const closeInside = async (): Promise<void> => {
    await deliveries.stop();
    await retention?.stop();
    await work.stop();
    await Promise.all([admitter.close(), calculator.close()]);
    await store.close();
    await traces?.close();
  };
  try {
    const { retentionDays: days } = config;
    if (days !== undefined) {
      retention = startRetention({
        upkeep: store.upkeep,
        days,
        onRemoved: (count) => log.info({ plans: count, days }, 'removed plans that ended long ago'),
        onError: (cause) => log.error({ err: cause }, 'old plans were not removed'),
      });
    }
    const server = await listen(app, config);
    void readiness.testSolver();
    if (!(await store.upkeep.hasWall())) {
      log.warn('the user of the database passes its row-level security: use one that is no superuser');
    }
    if (!config.development && config.tokens === undefined && (await keys.list()).length === 0) {
      log.warn(
        'there are no keys yet, so nobody can make a call; paiban key create makes one (docs/operations.md)',
      );
    }
    return {
      url: server.url,
      close: async () => {
        closing.abort();
        await server.close(GRACE_SECONDS);
        await closeInside();
      },
    };
  } catch (error) {
    await closeInside();
    throw error;
  }
}

function authenticatorOf({ tokens }: Config, { keys, tenants }: Store, log: Logger): Authenticator {
  const byKey = new KeyVerifier({
    keys,
    onError: (message, cause) => log.error({ err: cause }, message),
  });
  const byToken = tokens && new TokenVerifier(tokens, tenants);
  return new Authenticator({
    verifyKey: (key) => byKey.verify(key),
    verifyToken: byToken && ((token) => byToken.verify(token)),
  });
}
