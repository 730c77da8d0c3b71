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

/** The store has been lost or closed, or cannot work at the moment; the message says so in plain words. */
export class StoreUnavailableError extends Error {}

/** There is no space left to write to. What is kept can be read, and writing goes on once there is space. */
export class StoreFullError extends StoreUnavailableError {}
