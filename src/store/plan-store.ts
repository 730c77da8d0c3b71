import type { Plan, PlanPriority, PlanState, PlanSummary, Progress } from '../domain/plan.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { IdempotencyKey, KeyUse } from './key-use.ts';
import type { GzipJson, PackedPlan } from './packed-plan.ts';

/**
 * The plans of tenants, to be read; what belongs to another one is as if it were not there. State changes happen elsewhere,
 * only along queued → running → completed | cancelled | failed (and back to queued when its process ends), each in one
 * transaction, so that nothing half-written is ever read.
 */
export interface PlanStore {
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
  /** Marks the roster of a plan as published; false when it has none, or is published already. */
  publish(tenant: TenantId, id: string, at: string): Promise<boolean>;
}

/** `request` as it was sent, `resolved` as planning saw it, the others of the result. */
export type DocumentKind = 'request' | 'resolved' | 'roster' | 'coverage' | 'explanation';

export interface NewPlan {
  readonly id: string;
  readonly createdAt: string;
  readonly shop: string;
  readonly firstDay: string;
  readonly days: number;
  readonly priority: PlanPriority;
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
