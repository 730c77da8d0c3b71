import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { DEFAULT_TENANT } from '../../domain/tenant.ts';

/** Whose plans are whose. What there was before belongs to the default tenant. */
export const tenants: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('tenants')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
    await sql`insert into tenants (id) values (${DEFAULT_TENANT})`.execute(database);
    for (const table of ['plans', 'idempotency_keys']) {
      await database.schema
        .alterTable(table)
        .addColumn('tenant_id', 'text', (column) =>
          column.notNull().defaultTo(DEFAULT_TENANT).references('tenants.id').onDelete('cascade'),
        )
        .execute();
      await database.schema
        .alterTable(table)
        .alterColumn('tenant_id', (column) => column.dropDefault())
        .execute();
    }
    await database.schema.alterTable('plan_documents').addColumn('tenant_id', 'text').execute();
    await sql`update plan_documents set tenant_id = ${sql.lit(DEFAULT_TENANT)}`.execute(database);
    await database.schema
      .alterTable('plan_documents')
      .alterColumn('tenant_id', (column) => column.setNotNull())
      .execute();
    await database.schema
      .createIndex('plans_of_tenant')
      .on('plans')
      .columns(['tenant_id', 'position'])
      .execute();
    await database.schema.alterTable('idempotency_keys').dropConstraint('idempotency_keys_pkey').execute();
    await database.schema
      .alterTable('idempotency_keys')
      .addPrimaryKeyConstraint('idempotency_keys_pkey', ['tenant_id', 'key'])
      .execute();
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('idempotency_keys').dropConstraint('idempotency_keys_pkey').execute();
    await database.schema
      .alterTable('idempotency_keys')
      .addPrimaryKeyConstraint('idempotency_keys_pkey', ['key'])
      .execute();
    for (const table of ['idempotency_keys', 'plan_documents', 'plans']) {
      await database.schema.alterTable(table).dropColumn('tenant_id').execute();
    }
    await database.schema.dropTable('tenants').execute();
  },
};
