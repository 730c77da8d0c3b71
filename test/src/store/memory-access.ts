import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { KeyInfo, KeyRecord, KeyStore } from '../../../src/store/key-store.ts';
import type { RateStore } from '../../../src/store/rate-store.ts';
import type { TenantStore } from '../../../src/store/tenant-store.ts';

export interface MemoryAccess {
  readonly tenants: TenantStore;
  readonly keys: KeyStore;
  readonly rates: RateStore;
}

/** Tenants, keys and counts that are forgotten with the process. */
export function memoryAccess(): MemoryAccess {
  const tenants = new Set<string>([DEFAULT_TENANT]);
  const keys = new Map<string, KeyRecord>();
  const counts = new Map<string, number>();
  const infoOf = ({ hash: _hash, ...info }: KeyRecord): KeyInfo => info;
  return {
    tenants: {
      add: (tenant) => Promise.resolve(!tenants.has(tenant) && tenants.add(tenant) !== undefined),
      has: (tenant) => Promise.resolve(tenants.has(tenant)),
      list: () => Promise.resolve([...tenants].sort().map((id) => ({ id, plans: 0, keys: 0 }))),
      remove: (tenant) => Promise.resolve(tenants.delete(tenant)),
    },
    keys: {
      add: (key) => {
        if (!tenants.has(key.tenant)) return Promise.resolve(false);
        keys.set(key.id, { ...key, lastUsedAt: null, revokedAt: null });
        return Promise.resolve(true);
      },
      lookUp: (id) => Promise.resolve(keys.get(id)),
      list: (tenant) =>
        Promise.resolve(
          [...keys.values()].filter((key) => tenant === undefined || key.tenant === tenant).map(infoOf),
        ),
      revoke: (id, at, tenant) => {
        const key = keys.get(id);
        if (key === undefined || (tenant !== undefined && key.tenant !== tenant))
          return Promise.resolve(undefined);
        const revoked = { ...key, revokedAt: key.revokedAt ?? at };
        keys.set(id, revoked);
        return Promise.resolve(infoOf(revoked));
      },
      noteUse: (id, at) => {
        const key = keys.get(id);
        if (key !== undefined) keys.set(id, { ...key, lastUsedAt: at });
        return Promise.resolve();
      },
    },
    rates: {
      take: (client, calls) => {
        const total = (counts.get(client) ?? 0) + calls;
        counts.set(client, total);
        return Promise.resolve({ total, secondsLeft: 30 });
      },
      forgetOld: () => Promise.resolve(counts.clear()),
    },
  };
}
