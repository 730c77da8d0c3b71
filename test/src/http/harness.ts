import { pino } from 'pino';
import { expect } from 'vitest';
import type { z } from 'zod';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import { PlanRequest } from '../../../src/domain/plan-request.ts';
import { createApp } from '../../../src/http/app.ts';
import type { AppOptions } from '../../../src/http/app.ts';
import type { Endpoint } from '../../../src/http/endpoint.ts';
import { allEndpoints } from '../../../src/http/endpoints.ts';
import type { Examples } from '../../../src/http/examples.ts';
import { OpenStreams } from '../../../src/http/open-streams.ts';
import { ProblemDetails } from '../../../src/http/problem-details.ts';
import { listen } from '../../../src/http/server.ts';
import { admitBody } from '../../../src/jobs/admission.ts';
import type { Admitter } from '../../../src/jobs/admission.ts';
import { calculateBody } from '../../../src/jobs/calculations.ts';
import { createSolver } from '../../../src/solvers/choose.ts';
import type { Calculator } from '../../../src/jobs/calculator.ts';
import type { PlanRunner } from '../../../src/jobs/plan-runner.ts';
import { PlanService } from '../../../src/jobs/plan-service.ts';
import { QueueWorker } from '../../../src/jobs/queue-worker.ts';
import type { Readiness } from '../../../src/jobs/readiness.ts';
import { TenantPlans } from '../../../src/jobs/tenant-plans.ts';
import type { Metrics } from '../../../src/metrics/metrics.ts';
import type { WaitingPlans } from '../../../src/store/queue/plan-queue.ts';
import type { Store } from '../../../src/store/store.ts';
import { FakeRunner } from '../jobs/fake-runner.ts';
import { sampleRequest } from '../samples.ts';
import { memoryStore } from '../store/memory-store.ts';

export const sampleExamples: Examples = new Map([
  ['ka-shop-week', sampleRequest()],
  ['hiring-plan', { ...sampleRequest(), team: undefined }],
]);

export const endpoints = allEndpoints(sampleExamples);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface CallOptions {
  readonly json?: unknown;
  readonly body?: RequestInit['body'];
  readonly headers?: Record<string, string>;
}

export interface TestService {
  readonly url: string;
  readonly plans: TenantPlans;
  readonly runner: PlanRunner;
  /** Makes a call and holds its answer to what the document promises. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  startClosing(): void;
  close(): Promise<void>;
}

export interface TestServiceOptions {
  readonly runner?: PlanRunner;
  readonly store?: Store;
  readonly examples?: Examples;
  readonly calculator?: Calculator;
  readonly queueLimit?: number;
  readonly bodyLimitBytes?: number;
  readonly requestSeconds?: number;
  readonly readiness?: Readiness;
  readonly eventStreams?: number;
  readonly webhookReach?: 'public' | 'private';
  readonly metrics?: Metrics | undefined;
  readonly app?: Partial<AppOptions>;
}

/** The HTTP service on a free port, with a store in memory and a runner in the test's hands. */
export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const { runner = new FakeRunner(), store = memoryStore(), examples = sampleExamples } = options;
  const {
    calculator = calculatorHere,
    queueLimit = 5,
    bodyLimitBytes = 10_000_000,
    requestSeconds = 60,
  } = options;
  const observer = options.metrics?.plans;
  const ignore = (): void => undefined;
  const plans = new PlanService({ store, queueLimit, observer });
  const { claims, notices } = store;
  const worker = new QueueWorker({
    claims,
    notices,
    runner,
    concurrency: 1,
    observer,
    onError: ignore,
    onOutage: ignore,
  });
  worker.start();
  const waiting = (): Promise<WaitingPlans> => plans.waiting();
  options.metrics?.showLoad({ waiting, waitingLimit: queueLimit, running: () => worker.stages });
  const closing = new AbortController();
  const admitter: Admitter = {
    admit: (body) => Promise.resolve(admitBody({ body })),
    admitReplan: (body, plan) => Promise.resolve(admitBody({ body, plan })),
    close: () => Promise.resolve(),
  };
  const { metrics } = options;
  const { readiness = { obstacles: () => Promise.resolve([]) } } = options;
  const streams = new OpenStreams(options.eventStreams ?? 100);
  const service = {
    plans,
    keys: store.keys,
    admitter,
    calculator,
    readiness,
    streams,
    webhooks: store.webhooks,
    webhookReach: options.webhookReach ?? 'public',
    metrics,
    closing: closing.signal,
  };
  const app = createApp({
    service,
    examples,
    bodyLimitBytes,
    authenticator: undefined,
    rates: undefined,
    log: pino({ level: 'silent' }),
    rateLimits: { callsPerMinute: 0, heavyCallsPerMinute: 0 },
    corsOrigins: [],
    proxies: 0,
    ...options.app,
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0, requestSeconds });
  return {
    url: server.url,
    plans: new TenantPlans(plans, DEFAULT_TENANT),
    runner,
    call: async (method, path, { json, body, headers = {} } = {}) => {
      const content = json === undefined ? { body } : { body: JSON.stringify(json) };
      const type: Record<string, string> = json === undefined ? {} : { 'Content-Type': 'application/json' };
      // Without a word on caching, fetch asks for a fresh copy as soon as it sends an ETag.
      const caching = { 'Cache-Control': 'max-age=0' };
      const init: RequestInit = {
        method,
        headers: { ...caching, ...type, ...headers },
        redirect: 'manual',
        ...content,
      };
      const response = await fetch(server.url + path, init);
      return checked(method, path, response);
    },
    startClosing: () => closing.abort(),
    close: async () => {
      closing.abort();
      await server.close(0.5);
      await worker.close();
    },
  };
}

/** Calculates in this thread. */
const calculatorHere: Calculator = {
  calculate: (name, body) => createSolver().then((solver) => calculateBody({ name, body }, solver)),
  close: () => Promise.resolve(),
};

async function checked(method: string, path: string, response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const type = headers.get('Content-Type')?.split(';')[0];
  const body: unknown = type?.endsWith('json') && text !== '' ? JSON.parse(text) : text;
  const endpoint = endpoints.find((one) => one.method === method.toLowerCase() && matches(one, path));
  if (endpoint !== undefined) holdToDocument(endpoint, { status, headers, body }, type);
  if (status === 503) expect(headers.get('Retry-After')).toMatch(/^[1-9]\d*$/);
  if (status >= 400) {
    expect(type).toBe('application/problem+json');
    expect(ProblemDetails.required({ instance: true, requestId: true }).parse(body)).toMatchObject({
      status,
      instance: path.split('?')[0],
    });
    expect(text).not.toMatch(/node_modules|\bat .*:\d+:\d+/);
  }
  return { status, headers, body };
}

function matches(endpoint: Endpoint, path: string): boolean {
  const pattern = endpoint.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path.split('?')[0]);
}

function holdToDocument(endpoint: Endpoint, { status, body }: Answer, type: string | undefined): void {
  const answers: Record<string, { content?: Record<string, { schema?: unknown } | undefined> }> =
    endpoint.document.responses;
  const where = `${endpoint.method} ${endpoint.path} ${status}`;
  expect(Object.keys(answers), where).toContain(String(status));
  const content = answers[status].content ?? {};
  if (Object.keys(content).length === 0) return expect(body, where).toBe('');
  expect(Object.keys(content), where).toContain(type);
  const schema = content[type!]?.schema as z.ZodType | { $ref: string };
  if ('$ref' in schema) expect(PlanRequest.safeParse(body).error, where).toBeUndefined();
  else expect(schema.safeParse(body).error, where).toBeUndefined();
}

/** The problem a call answered with, without what every problem repeats. */
export function problemOf(answer: Answer): Pick<ProblemDetails, 'type' | 'detail' | 'errors'> {
  const { type, detail, errors } = ProblemDetails.parse(answer.body);
  return { type, ...(detail !== undefined && { detail }), ...(errors !== undefined && { errors }) };
}
