import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, OpenDatabase } from './database.ts';
import { guardedPool } from './guarded-pool.ts';
import { migrate } from './migrate.ts';
import { lockMigrations } from './migration-lock.ts';
import { NoticeBoard } from './queue/notices.ts';
import { hearServer } from './queue/server-notices.ts';
import { connect, connectionSettings, serviceSettings } from './server-connection.ts';
import { sqlStore } from './sql-store.ts';
import type { Store, StoreOptions } from './store.ts';
import { prepareWall } from './tenant-wall.ts';

/** Queries are short, and a service asks few at a time. */
const POOL_SIZE = 10;

/**
 * Opens the store kept by a PostgreSQL server, which any number of processes may use, and brings it up to date.
 *
 * @throws StartupError when the server cannot be reached.
 */
export async function openServerStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const migrating = await openServerDatabase(url, 'alone');
  await migrate(migrating.database)
    .then(() => prepareWall(migrating.database))
    .finally(migrating.close);
  const notices = new NoticeBoard();
  const hearing = await hearServer(url, notices);
  const { database, close } = openPool({ ...serviceSettings(url), max: POOL_SIZE });
  return sqlStore({ database, close: () => hearing.close().finally(close) }, notices, options);
}

/**
 * Opens a database of a PostgreSQL server as it is: `alone` to change its tables or fill them, which one process does at a
 * time, or `beside` all others. Services may use it meanwhile.
 *
 * @throws StartupError when the server cannot be reached, or another process keeps changing the tables.
 */
export async function openServerDatabase(url: string, use: 'alone' | 'beside'): Promise<OpenDatabase> {
  if (use === 'beside') {
    // A pool connects when it is first asked; whether it can at all is to be said before.
    await (await connect(url)).end();
    return openPool({ ...connectionSettings(url), max: 1 });
  }
  const lock = await lockMigrations(url);
  const { database, close } = openPool({ ...connectionSettings(url), max: 1 });
  return { database, close: () => close().finally(() => lock.release()) };
}

/** Connections that are made when they are needed. */
function openPool(settings: pg.PoolConfig): OpenDatabase {
  const pool = new pg.Pool(settings);
  // A connection lost while it rests is replaced when it is next needed.
  pool.on('error', () => undefined);
  const guarded = guardedPool(pool);
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool: guarded }) });
  return { database, close: () => database.destroy() };
}
