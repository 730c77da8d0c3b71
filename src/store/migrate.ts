import { Migrator, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { StartupError } from '../startup-error.ts';
import type { Database } from './database.ts';
import { plans } from './migrations/0001-plans.ts';
import { idempotencyKeys } from './migrations/0002-idempotency-keys.ts';
import { planStates } from './migrations/0003-plan-states.ts';
import { tenants } from './migrations/0004-tenants.ts';
import { queue } from './migrations/0005-queue.ts';
import { apiKeys } from './migrations/0006-api-keys.ts';
import { webhooks } from './migrations/0007-webhooks.ts';
import { tenantWall } from './migrations/0008-tenant-wall.ts';
import { publishing } from './migrations/0009-publishing.ts';
import { seeEverybody } from './tenant-wall.ts';

/** Every change of the tables by its name, in the order in which they are made. */
export const migrations = {
  '0001-plans': plans,
  '0002-idempotency-keys': idempotencyKeys,
  '0003-plan-states': planStates,
  '0004-tenants': tenants,
  '0005-queue': queue,
  '0006-api-keys': apiKeys,
  '0007-webhooks': webhooks,
  '0008-tenant-wall': tenantWall,
  '0009-publishing': publishing,
};

/**
 * Brings the tables up to date and returns the names of the migrations that were missing. What a failed migration had
 * begun is rolled back.
 *
 * @throws StartupError when a newer version of this program made the tables.
 */
export async function migrate(database: Kysely<Database>): Promise<readonly string[]> {
  const { error, results = [] } = await migratorOf(database).migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StartupError(madeByAnother(error.message));
  }
  if (error !== undefined) throw new Error('The store could not be brought up to date.', { cause: error });
  return results.map(({ migrationName }) => migrationName);
}

/**
 * Makes sure that a database can be read as it is.
 *
 * @throws StartupError when its tables are those of an older or a newer version.
 */
export async function assertUpToDate(database: Kysely<Database>): Promise<void> {
  const known = await migratorOf(database).getMigrations();
  if (known.some(({ executedAt }) => executedAt === undefined)) {
    throw new StartupError('The tables of the store are not up to date: run paiban migrate first.');
  }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
  const unknown = rows.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined)
    throw new StartupError(madeByAnother(`previously executed migration ${unknown.name} is missing`));
}

function madeByAnother(detail: string): string {
  return `The store was made by another version of paiban than this one: ${detail}.`;
}

function migratorOf(database: Kysely<Database>): Migrator {
  const seeing = Object.entries(migrations).map(([name, migration]) => [name, seeingEverybody(migration)]);
  return new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(seeing) as typeof migrations) },
  });
}

/** A change of what is stored has to see it all, whosever it is. */
function seeingEverybody(migration: Migration): Migration {
  return {
    up: async (transaction) => {
      await seeEverybody(transaction);
      await migration.up(transaction);
    },
  };
}
