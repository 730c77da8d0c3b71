import { Registry, collectDefaultMetrics } from 'prom-client';
import type { PlanLoad } from '../jobs/plan-observer.ts';
import { PlanMetrics, showLoad } from './plan-metrics.ts';
import { RequestMetrics } from './request-metrics.ts';

/** The figures of one service, in the text format of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly plans = new PlanMetrics(this.#registry);
  readonly requests = new RequestMetrics(this.#registry);

  /** Adds what there is to do. To be called once. */
  showLoad(load: PlanLoad): void {
    showLoad(this.#registry, load);
  }

  /** Adds memory, processor time and the lag of the event loop of this process. To be called once. */
  showProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All figures as they are now. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
