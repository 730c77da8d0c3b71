import type { Request, Response } from 'express';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { Scope } from '../domain/scope.ts';
import type { Admitter } from '../jobs/admission.ts';
import type { Calculator } from '../jobs/calculator.ts';
import type { PlanService } from '../jobs/plan-service.ts';
import type { Readiness } from '../jobs/readiness.ts';
import type { TenantPlans } from '../jobs/tenant-plans.ts';
import type { WebhookStore } from '../store/webhook-store.ts';
import type { Reach } from '../webhooks/send.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { KeyStore } from '../store/key-store.ts';

/** One call of the API: what the OpenAPI document says of it, and what it does with what it needs. */
export interface Endpoint<Needed = CallContext> {
  readonly method: 'get' | 'post' | 'delete';
  /** Path in the notation of OpenAPI, `/v1/plans/{id}`. */
  readonly path: string;
  /** What the caller has to be allowed; `none` for calls that are open to everybody. */
  readonly scope: Scope | 'none';
  /** The document also decides which media types are taken and offered. */
  readonly document: Omit<ZodOpenApiOperationObject, 'responses'> & { readonly responses: Answers };
  /** What the call is counted against when clients are limited; `calls` unless it says otherwise. */
  readonly budget?: Budget;
  readonly handle: (context: Needed, request: Request, response: Response) => Promise<void> | void;
}

/** Calls in general, calls that take work, and calls that are never limited. */
export type Budget = 'calls' | 'heavy' | 'none';

/** Answers by status. */
export type Answers = Readonly<Record<`${2 | 3 | 4 | 5}${string}`, ZodOpenApiResponseObject>>;

/** What one call works with: the plans are those of whoever makes it. */
export interface CallContext extends Omit<ServiceContext, 'plans'> {
  readonly plans: TenantPlans;
}

/** What all calls work with. */
export interface ServiceContext {
  readonly plans: PlanService;
  readonly keys: KeyStore;
  readonly admitter: Admitter;
  readonly calculator: Calculator;
  readonly readiness: Readiness;
  readonly streams: OpenStreams;
  readonly webhooks: WebhookStore;
  /** Where events may be sent. */
  readonly webhookReach: Reach;
  /** Aborts when the service begins to shut down, which ends event streams and waiting. */
  readonly closing: AbortSignal;
  /** undefined when the service offers no figures. */
  readonly metrics?: Metrics | undefined;
}

/** Media types a call offers when it succeeds; empty when it answers without a body. */
export function offeredTypes(endpoint: Endpoint): string[] {
  const answers = Object.entries(endpoint.document.responses).filter(([status]) => status.startsWith('2'));
  return [...new Set(answers.flatMap(([, answer]) => Object.keys(answer.content ?? {})))];
}
