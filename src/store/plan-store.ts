import type { Plan, PlanState, PlanSummary, Progress } from '../domain/plan.ts';
import type { Addition, IdempotencyKey, KeyUse } from './key-use.ts';
import type { GzipJson, PackedPlan } from './packed-plan.ts';

/**
 * Keeps plans. State changes happen only along queued → running → completed | cancelled | failed (and back to queued
 * for a plan interrupted by a shutdown), each in one transaction, so that nothing half-written is ever read.
 */
export interface PlanStore {
  /** Adds a queued plan with the documents it starts from, unless its key has been used. */
  add(plan: NewPlan): Promise<Addition>;
  /** What a key has been used for, as long as it counts at the moment `at` (ISO 8601). */
  keyUse(key: string, at: string): Promise<KeyUse | undefined>;
  find(id: string): Promise<Plan | undefined>;
  /** A plan with the states it has had. */
  trace(id: string): Promise<TracedPlan | undefined>;
  newest(): Promise<string | undefined>;
  /** Newest first. */
  page(query: PageQuery): Promise<PlanPage>;
  /** A document, ready to be served. */
  document(id: string, kind: DocumentKind): Promise<GzipJson | undefined>;
  /** queued → running; false when the plan is no longer queued. */
  begin(id: string): Promise<boolean>;
  /** Notes the progress of a running plan; without effect on any other. */
  note(id: string, progress: Progress): Promise<void>;
  /** queued or running → a final state; false when the plan is gone or was final already. */
  finish(id: string, ending: Ending): Promise<boolean>;
  /** running → queued, for a plan that a shutdown interrupted. */
  requeue(id: string): Promise<boolean>;
  /** Plans that are not final, oldest first. */
  unfinished(): Promise<readonly UnfinishedPlan[]>;
  /** Deletes a plan with its documents; false when there is none. */
  remove(id: string): Promise<boolean>;
  /** Deletes the oldest of the plans that ended before a moment, at most `limit` of them; returns how many. */
  removeFinishedBefore(moment: string, limit: number): Promise<number>;
  /** Whether its tables are those of this version; asks the database every time. */
  tablesState(): Promise<TablesState>;
  close(): Promise<void>;
}

/** `older` lacks a migration of this version, `newer` has had one that this version does not know. */
export type TablesState = 'up-to-date' | 'older' | 'newer';

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

export interface UnfinishedPlan {
  readonly id: string;
  readonly state: 'queued' | 'running';
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

/** The store has been lost or closed. */
export class StoreUnavailableError extends Error {}
