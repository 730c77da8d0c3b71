import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Every state a plan has had, in order, so that whoever follows it can go on where it was cut off. */
export const planStates: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable('plans')
      .addColumn('states', sql`text[]`, (column) => column.notNull().defaultTo(sql`array['queued']`))
      .execute();
    // What came between is not known of plans that are older than this column.
    await sql`update plans set states = array['queued', state] where state <> 'queued'`.execute(database);
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('plans').dropColumn('states').execute();
  },
};
