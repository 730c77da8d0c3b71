import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Plans, and the documents they start from and end with. */
export const plans: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('plans')
      .addColumn('position', 'bigint', (column) => column.generatedAlwaysAsIdentity().unique())
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) =>
        column.notNull().check(sql`state in ('queued', 'running', 'completed', 'cancelled', 'failed')`),
      )
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addColumn('finished_at', 'timestamptz')
      .addColumn('shop', 'text', (column) => column.notNull())
      .addColumn('first_day', 'date', (column) => column.notNull())
      .addColumn('days', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('progress', 'json')
      .addColumn('outcome', 'json')
      .addColumn('certificate', 'json')
      .execute();
    await database.schema
      .createIndex('plans_unfinished')
      .on('plans')
      .column('position')
      .where(sql<boolean>`state in ('queued', 'running')`)
      .execute();
    await database.schema
      .createTable('plan_documents')
      .addColumn('plan_id', 'text', (column) => column.notNull().references('plans.id').onDelete('cascade'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('body', 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('plan_documents_key', ['plan_id', 'kind'])
      .execute();
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await database.schema.dropTable('plan_documents').execute();
    await database.schema.dropTable('plans').execute();
  },
};
