import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { installTickets } from '../queue/tickets.ts';

/** Which plan is next, who runs which, and which processes run any. */
export const queue: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('workers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('pid', 'integer', (column) => column.notNull())
      .addColumn('concurrency', 'integer', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await database.schema
      .alterTable('plans')
      .addColumn('priority', 'smallint', (column) => column.notNull().defaultTo(0))
      .addColumn('attempt', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('losses', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('worker_id', 'text')
      .addColumn('cancel_requested_at', 'timestamptz')
      .addColumn('ticket', 'uuid')
      .addColumn('ticket_priority', 'integer')
      .execute();
    await database.schema
      .createIndex('plans_waiting')
      .on('plans')
      .columns(['tenant_id', 'priority desc', 'position'])
      .where(sql<boolean>`state = 'queued'`)
      .execute();
    await database.schema
      .createIndex('plans_with_ticket')
      .on('plans')
      .column('tenant_id')
      .where(sql<boolean>`ticket is not null`)
      .execute();
    await database.schema
      .createIndex('plans_running')
      .on('plans')
      .column('tenant_id')
      .where(sql<boolean>`state = 'running'`)
      .execute();
    await installTickets(database);
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await sql`drop schema paiban_jobs cascade`.execute(database);
    for (const index of ['plans_waiting', 'plans_with_ticket', 'plans_running']) {
      await database.schema.dropIndex(index).execute();
    }
    await database.schema
      .alterTable('plans')
      .dropColumn('priority')
      .dropColumn('attempt')
      .dropColumn('losses')
      .dropColumn('worker_id')
      .dropColumn('cancel_requested_at')
      .dropColumn('ticket')
      .dropColumn('ticket_priority')
      .execute();
    await database.schema.dropTable('workers').execute();
  },
};
