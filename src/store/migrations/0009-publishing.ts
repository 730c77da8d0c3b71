import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** When the roster of a plan was published, of which those are told who want to be. */
export const publishing: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('plans').addColumn('published_at', 'timestamptz').execute();
    await sql`
      create trigger roster_published after update of published_at on plans for each row
      when (old.published_at is null and new.published_at is not null)
      execute function note_event('roster.published')`.execute(database);
  },
  async down(database: Kysely<unknown>): Promise<void> {
    await sql`drop trigger roster_published on plans`.execute(database);
    await database.schema.alterTable('plans').dropColumn('published_at').execute();
  },
};
