import type { KeyStore } from './key-store.ts';
import type { PlanStore } from './plan-store.ts';
import type { NoticeBoard } from './queue/notices.ts';
import type { PlanClaims } from './queue/plan-claims.ts';
import type { PlanQueue } from './queue/plan-queue.ts';
import type { RateStore } from './rate-store.ts';
import type { TenantStore } from './tenant-store.ts';
import type { WebhookStore } from './webhook-store.ts';
import type { Upkeep } from './upkeep.ts';

/** What a process can do with its database, by subject. Every argument and value can pass between threads. */
export interface StoreParts {
  readonly plans: PlanStore;
  readonly queue: PlanQueue;
  readonly claims: PlanClaims;
  readonly upkeep: Upkeep;
  readonly tenants: TenantStore;
  readonly keys: KeyStore;
  readonly rates: RateStore;
  readonly webhooks: WebhookStore;
}

/** An open database. */
export interface Store extends StoreParts {
  /** What other processes tell, and what this one tells them. */
  readonly notices: NoticeBoard;
  close(): Promise<void>;
}

/** How a store is used. */
export interface StoreOptions {
  /** How many plans of one tenant may run at the same time; as many as there are threads without it. */
  readonly tenantPlans?: number | undefined;
}

/** The store has been lost or closed, or cannot work at the moment; the message says so in plain words. */
export class StoreUnavailableError extends Error {}

/** There is no space left to write to. What is kept can be read, and writing goes on once there is space. */
export class StoreFullError extends StoreUnavailableError {}
