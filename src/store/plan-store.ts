import type { Plan, PlanState, PlanSummary, Progress } from '../domain/plan.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { Addition, IdempotencyKey, KeyUse } from './key-use.ts';
import type { GzipJson, PackedPlan } from './packed-plan.ts';

/**
 * Keeps the plans of tenants; what belongs to another one is as if it were not there. State changes happen only along
 * queued → running → completed | cancelled | failed (and back to queued for a plan interrupted by a shutdown), each in one
 * transaction, so that nothing half-written is ever read.
 */
export interface PlanStore {
  /** Adds a queued plan with the documents it starts from, unless its key has been used. */
  add(tenant: TenantId, plan: NewPlan): Promise<Addition>;
  /** What a key has been used for, as long as it counts at the moment `at` (ISO 8601). */
  keyUse(tenant: TenantId, key: string, at: string): Promise<KeyUse | undefined>;
  find(tenant: TenantId, id: string): Promise<Plan | undefined>;
  /** A plan with the states it has had. */
  trace(tenant: TenantId, id: string): Promise<TracedPlan | undefined>;
  newest(tenant: TenantId): Promise<string | undefined>;
  /** Newest first. */
  page(tenant: TenantId, query: PageQuery): Promise<PlanPage>;
  /** A document, ready to be served. */
  document(tenant: TenantId, id: string, kind: DocumentKind): Promise<GzipJson | undefined>;
  /** queued → running; false when the plan is no longer queued. */
  begin(tenant: TenantId, id: string): Promise<boolean>;
  /** Notes the progress of a running plan; without effect on any other. */
  note(tenant: TenantId, id: string, progress: Progress): Promise<void>;
  /** queued or running → a final state; false when the plan is gone or was final already. */
  finish(tenant: TenantId, id: string, ending: Ending): Promise<boolean>;
  /** running → queued, for a plan that a shutdown interrupted. */
  requeue(tenant: TenantId, id: string): Promise<boolean>;
  /** Deletes a plan with its documents; false when there is none. */
  remove(tenant: TenantId, id: string): Promise<boolean>;
}

/** `request` as it was sent, `resolved` as planning saw it, the others of the result. */
export type DocumentKind = 'request' | 'resolved' | 'roster' | 'coverage' | 'explanation';

export interface NewPlan {
  readonly id: string;
  readonly createdAt: string;
  readonly shop: string;
  readonly firstDay: string;
  readonly days: number;
  readonly documents: Readonly<Record<'request' | 'resolved', GzipJson>>;
  /** The key that the client gave its request, and the moment until which it counts (ISO 8601). */
  readonly idempotency?: IdempotencyKey & { readonly expiresAt: string };
}

export interface TracedPlan {
  readonly plan: Plan;
  /** In order; the last one is that of the plan. */
  readonly states: readonly PlanState[];
}

export interface Ending {
  readonly state: 'completed' | 'cancelled' | 'failed';
  readonly finishedAt: string;
  readonly reason: string | null;
  readonly progress: Progress | null;
  readonly result: PackedPlan | null;
}

export interface PageQuery {
  readonly limit: number;
  /** Only plans older than the one at this position. */
  readonly before?: number;
}

export interface PlanPage {
  readonly plans: readonly PlanSummary[];
  /** Where the next page starts; undefined on the last page. */
  readonly next: number | undefined;
}
