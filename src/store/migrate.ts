import { Migrator } from 'kysely';
import type { Kysely } from 'kysely';
import { StartupError } from '../startup-error.ts';
import type { Database } from './database.ts';
import { plans } from './migrations/0001-plans.ts';

const migrations = { '0001-plans': plans };

/**
 * Brings the tables up to date and returns the names of the migrations that were missing. What a failed migration had
 * begun is rolled back.
 *
 * @throws StartupError when a newer version of this program made the tables.
 */
export async function migrate(database: Kysely<Database>): Promise<readonly string[]> {
  const { error, results = [] } = await migratorOf(database).migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StartupError(`The store was made by another version of paiban: ${error.message}.`);
  }
  if (error !== undefined) throw new Error('The store could not be brought up to date.', { cause: error });
  return results.map(({ migrationName }) => migrationName);
}

/** The migrations that a database has not had yet. */
export async function missingMigrations(database: Kysely<Database>): Promise<readonly string[]> {
  const known = await migratorOf(database).getMigrations();
  return known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

function migratorOf(database: Kysely<Database>): Migrator {
  return new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve(migrations) } });
}
