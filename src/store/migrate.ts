import { Migrator } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { plans } from './migrations/0001-plans.ts';

const migrations = { '0001-plans': plans };

/** Brings the tables up to date. Throws when a migration fails; what it had begun is rolled back. */
export async function migrate(database: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The store could not be brought up to date.', { cause: error });
}
