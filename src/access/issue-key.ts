import type { Scope } from '../domain/scope.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { KeyInfo, KeyStore } from '../store/key-store.ts';
import { makeApiKey } from './api-key.ts';

const DAY_MILLISECONDS = 86_400_000;

export interface KeyWish {
  readonly tenant: TenantId;
  readonly name: string;
  readonly scope: Scope;
  /** Days until it expires; null for never. */
  readonly days: number | null;
}

/** A key with its secret, which is told once. */
export interface IssuedKey {
  readonly key: string;
  readonly info: KeyInfo;
}

/** Makes a key and stores its hash; undefined when there is no such tenant. */
export async function issueKey(
  keys: KeyStore,
  { tenant, name, scope, days }: KeyWish,
  now = new Date(),
): Promise<IssuedKey | undefined> {
  const { id, text, hash } = makeApiKey();
  const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MILLISECONDS).toISOString();
  const stored = { id, tenant, name, scope, createdAt: now.toISOString(), expiresAt };
  if (!(await keys.add({ ...stored, hash }))) return undefined;
  return { key: text, info: { ...stored, lastUsedAt: null, revokedAt: null } };
}
