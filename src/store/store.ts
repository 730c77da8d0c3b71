import type { KeyStore } from './key-store.ts';
import type { PlanStore } from './plan-store.ts';
import type { RateStore } from './rate-store.ts';
import type { TenantStore } from './tenant-store.ts';
import type { Upkeep } from './upkeep.ts';

/** What a process can do with its database, by subject. Every argument and value can pass between threads. */
export interface StoreParts {
  readonly plans: PlanStore;
  readonly upkeep: Upkeep;
  readonly tenants: TenantStore;
  readonly keys: KeyStore;
  readonly rates: RateStore;
}

/** An open database. */
export interface Store extends StoreParts {
  close(): Promise<void>;
}

/** The store has been lost or closed. */
export class StoreUnavailableError extends Error {}
