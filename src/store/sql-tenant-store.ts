import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { TenantId } from '../domain/tenant.ts';
import type { Database } from './database.ts';
import { acrossTenants } from './tenant-wall.ts';
import type { TenantInfo, TenantStore } from './tenant-store.ts';

/** Tenants in PostgreSQL, embedded or not. */
export class SqlTenantStore implements TenantStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async add(tenant: TenantId): Promise<boolean> {
    const added = await acrossTenants(this.#database, (transaction) =>
      transaction
        .insertInto('tenants')
        .values({ id: tenant })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst(),
    );
    return added.numInsertedOrUpdatedRows === 1n;
  }

  async has(tenant: TenantId): Promise<boolean> {
    const row = await acrossTenants(this.#database, (transaction) =>
      transaction.selectFrom('tenants').select('id').where('id', '=', tenant).executeTakeFirst(),
    );
    return row !== undefined;
  }

  async list(): Promise<readonly TenantInfo[]> {
    return acrossTenants(this.#database, (transaction) =>
      transaction
        .selectFrom('tenants')
        .select((query) => [
          'id',
          query
            .selectFrom('plans')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .whereRef('tenant_id', '=', 'tenants.id')
            .$asScalar()
            .$notNull()
            .as('plans'),
          query
            .selectFrom('api_keys')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .whereRef('tenant_id', '=', 'tenants.id')
            .where('revoked_at', 'is', null)
            .where((where) =>
              where.or([where('expires_at', 'is', null), where('expires_at', '>', sql<string>`now()`)]),
            )
            .$asScalar()
            .$notNull()
            .as('keys'),
        ])
        .orderBy('id')
        .execute(),
    );
  }

  async remove(tenant: TenantId): Promise<boolean> {
    const removed = await acrossTenants(this.#database, (transaction) =>
      transaction.deleteFrom('tenants').where('id', '=', tenant).executeTakeFirst(),
    );
    return removed.numDeletedRows === 1n;
  }
}
