import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

/** An answered request. */
export interface MeasuredRequest {
  readonly method: string;
  /** The path as the API documents it, `/v1/plans/{id}`; undefined when it is none of the API's. */
  readonly route: string | undefined;
  /** undefined when the client left before an answer. */
  readonly status: number | undefined;
  readonly seconds: number;
}

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'];
const REQUEST_SECONDS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60];

/**
 * Measures requests and counts problems. Clients choose paths and methods, so whatever the API does not have counts as
 * `other`: nobody can make the figures grow.
 */
export class RequestMetrics {
  readonly #seconds: Histogram<'method' | 'route' | 'status'>;
  readonly #problems: Counter<'type'>;

  constructor(registry: Registry) {
    this.#seconds = new Histogram({
      name: 'paiban_http_request_duration_seconds',
      help: 'Seconds from a request to the end of its answer; an event stream lasts as long as it is followed.',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_SECONDS,
      registers: [registry],
    });
    this.#problems = new Counter({
      name: 'paiban_http_problems_total',
      help: 'Requests answered with a problem, by the last part of its type.',
      labelNames: ['type'],
      registers: [registry],
    });
  }

  answered({ method, route = 'other', status, seconds }: MeasuredRequest): void {
    const known = METHODS.includes(method) ? method : 'other';
    this.#seconds.observe({ method: known, route, status: status ?? 'none' }, seconds);
  }

  /** `type` must be the name of a problem, never what a client wrote. */
  refused(type: string): void {
    this.#problems.inc({ type });
  }
}
