import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, OpenDatabase } from './database.ts';
import { guardedPool } from './guarded-pool.ts';
import { migrate } from './migrate.ts';
import { connect, connectionSettings, serviceSettings } from './server-connection.ts';
import { ServerLock } from './server-lock.ts';
import { sqlStore } from './sql-store.ts';
import type { Store } from './store.ts';
import { prepareWall } from './tenant-wall.ts';

/** Queries are short, and a service asks few at a time. */
const POOL_SIZE = 10;

/**
 * Opens the store kept by a PostgreSQL server, for this process alone, and brings it up to date.
 *
 * @throws StartupError when the server cannot be reached or another process uses the database.
 */
export async function openServerStore(url: string): Promise<Store> {
  const lock = await ServerLock.take(url);
  try {
    const { database, close } = openPool({ ...connectionSettings(url), max: 1 });
    await migrate(database)
      .then(() => prepareWall(database))
      .finally(close);
    const service = openPool({ ...serviceSettings(url), max: POOL_SIZE }, () => lock.assertHeld());
    return sqlStore(andThenRelease(service, lock));
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Opens a database of a PostgreSQL server as it is: for this process alone, or `beside` a service that uses it.
 *
 * @throws StartupError when the server cannot be reached, or another process has the database for itself.
 */
export async function openServerDatabase(url: string, use: 'alone' | 'beside'): Promise<OpenDatabase> {
  if (use === 'beside') {
    // A pool connects when it is first asked; whether it can at all is to be said before.
    await (await connect(url)).end();
    return openPool({ ...connectionSettings(url), max: 1 });
  }
  const lock = await ServerLock.take(url);
  return andThenRelease(
    openPool({ ...connectionSettings(url), max: 1 }, () => lock.assertHeld()),
    lock,
  );
}

function andThenRelease({ database, close }: OpenDatabase, lock: ServerLock): OpenDatabase {
  return { database, close: () => close().finally(() => lock.release()) };
}

/** Connections that are made when they are needed, after `beforeConnection`, which throws where they must not. */
function openPool(settings: pg.PoolConfig, beforeConnection: () => void = () => undefined): OpenDatabase {
  const pool = new pg.Pool(settings);
  // A connection lost while it rests is replaced when it is next needed.
  pool.on('error', () => undefined);
  const guarded = guardedPool(pool, { beforeConnection });
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool: guarded }) });
  return { database, close: () => database.destroy() };
}
