import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Keys of tenants, and how many calls each client has made in the minute that runs. */
export const apiKeys: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('api_keys')
      .addColumn('tenant_id', 'text', (column) =>
        column.notNull().references('tenants.id').onDelete('cascade'),
      )
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('scope', 'text', (column) => column.notNull().check(sql`scope in ('read', 'plan', 'admin')`))
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addColumn('expires_at', 'timestamptz')
      .addColumn('last_used_at', 'timestamptz')
      .addColumn('revoked_at', 'timestamptz')
      .execute();
    await database.schema
      .createIndex('api_keys_of_tenant')
      .on('api_keys')
      .columns(['tenant_id', 'created_at'])
      .execute();
    // Not worth writing twice: after a crash of the server everybody begins a new minute.
    await sql`
      create unlogged table call_counts (
        client text primary key,
        minute timestamptz not null,
        taken integer not null
      )`.execute(database);
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await database.schema.dropTable('call_counts').execute();
    await database.schema.dropTable('api_keys').execute();
  },
};
