import type { Scope } from '../domain/scope.ts';
import type { TenantId } from '../domain/tenant.ts';

/** Keys of tenants. Of a key itself the store has the hash only. */
export interface KeyStore {
  /** False when there is no such tenant. */
  add(key: NewKey): Promise<boolean>;
  /** The key of an id with its hash, whichever tenant's it is: that is what a caller is recognized by. */
  lookUp(id: string): Promise<KeyRecord | undefined>;
  /** Oldest first; of all tenants when none is named. */
  list(tenant?: TenantId): Promise<readonly KeyInfo[]>;
  /** Takes a key back from `at` on; of any tenant when none is named. What the key is after that, undefined when there is none. */
  revoke(id: string, at: string, tenant?: TenantId): Promise<KeyInfo | undefined>;
  /** Notes that a key was used, to the minute. */
  noteUse(id: string, at: string): Promise<void>;
}

export interface KeyInfo {
  readonly id: string;
  readonly tenant: TenantId;
  readonly name: string;
  readonly scope: Scope;
  /** Moments in ISO 8601. */
  readonly createdAt: string;
  /** null when it never expires. */
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export interface KeyRecord extends KeyInfo {
  /** SHA-256 of the key in hexadecimal digits. */
  readonly hash: string;
}

export type NewKey = Omit<KeyRecord, 'lastUsedAt' | 'revokedAt'>;
