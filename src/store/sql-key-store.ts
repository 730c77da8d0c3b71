import { sql } from 'kysely';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { TenantId } from '../domain/tenant.ts';
import type { Database, KeyTable } from './database.ts';
import type { KeyInfo, KeyRecord, KeyStore, NewKey } from './key-store.ts';
import { acrossTenants, asTenant } from './tenant-wall.ts';

const FOREIGN_KEY_VIOLATION = '23503';

const infoColumns = [
  'id',
  'tenant_id',
  'name',
  'scope',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const;

/** Keys in PostgreSQL, embedded or not. */
export class SqlKeyStore implements KeyStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async add({ tenant, id, hash, name, scope, createdAt, expiresAt }: NewKey): Promise<boolean> {
    const row = { tenant_id: tenant, id, hash, name, scope, created_at: createdAt, expires_at: expiresAt };
    try {
      await asTenant(this.#database, tenant, (transaction) =>
        transaction.insertInto('api_keys').values(row).execute(),
      );
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) return false;
      throw error;
    }
  }

  lookUp(id: string): Promise<KeyRecord | undefined> {
    return acrossTenants(this.#database, async (transaction) => {
      const row = await transaction
        .selectFrom('api_keys')
        .select([...infoColumns, 'hash'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { ...infoOf(row), hash: row.hash };
    });
  }

  list(tenant?: TenantId): Promise<readonly KeyInfo[]> {
    return this.#of(tenant, async (transaction) => {
      const rows = await transaction
        .selectFrom('api_keys')
        .select(infoColumns)
        .$if(tenant !== undefined, (query) => query.where('tenant_id', '=', tenant!))
        .orderBy('tenant_id')
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(infoOf);
    });
  }

  revoke(id: string, at: string, tenant?: TenantId): Promise<KeyInfo | undefined> {
    return this.#of(tenant, async (transaction) => {
      const row = await transaction
        .updateTable('api_keys')
        // Revoked again, a key keeps the moment since which it is.
        .set({ revoked_at: sql<string>`coalesce(revoked_at, ${at})` })
        .where('id', '=', id)
        .$if(tenant !== undefined, (query) => query.where('tenant_id', '=', tenant!))
        .returning(infoColumns)
        .executeTakeFirst();
      return row && infoOf(row);
    });
  }

  async noteUse(id: string, at: string): Promise<void> {
    await acrossTenants(this.#database, (transaction) =>
      transaction.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute(),
    );
  }

  #of<Result>(
    tenant: TenantId | undefined,
    work: (transaction: Transaction<Database>) => Promise<Result>,
  ): Promise<Result> {
    return tenant === undefined
      ? acrossTenants(this.#database, work)
      : asTenant(this.#database, tenant, work);
  }
}

function infoOf(row: Pick<Selectable<KeyTable>, (typeof infoColumns)[number]>): KeyInfo {
  return {
    id: row.id,
    tenant: row.tenant_id,
    name: row.name,
    scope: row.scope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
