import type { TenantId } from '../domain/tenant.ts';

/** Whose plans and keys there are. */
export interface TenantStore {
  /** False when there is one of this name already. */
  add(tenant: TenantId): Promise<boolean>;
  has(tenant: TenantId): Promise<boolean>;
  /** By name, with how much each has. */
  list(): Promise<readonly TenantInfo[]>;
  /** Removes a tenant with all it has; false when there is none. */
  remove(tenant: TenantId): Promise<boolean>;
}

export interface TenantInfo {
  readonly id: TenantId;
  readonly plans: number;
  /** Keys that can be used. */
  readonly keys: number;
}
