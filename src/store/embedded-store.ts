import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { builtModule } from '../package-files.ts';
import { columnTypes } from './column-types.ts';
import { prepareDataDirectory } from './data-directory.ts';
import type { Database, OpenDatabase } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { migrate } from './migrate.ts';
import { openPGlite } from './pglite.ts';
import { sqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store kept in a directory by PGlite, PostgreSQL inside this process, and brings it up to date.
 *
 * @throws DirectoryLockedError when another process uses the directory.
 */
export async function openEmbeddedStore(directory: string): Promise<Store> {
  const open = await openEmbeddedDatabase(directory);
  try {
    await migrate(open.database);
    return sqlStore(open);
  } catch (error) {
    await open.close();
    throw error;
  }
}

/**
 * Opens the database in a directory as it is, and makes it on first use. PGlite works on the caller's thread: 50 ms for a
 * large document are nothing to a thread of its own, but much to a service.
 *
 * @throws DirectoryLockedError when another process uses the directory.
 */
export async function openEmbeddedDatabase(directory: string): Promise<OpenDatabase> {
  prepareDataDirectory(directory);
  const lock = await lockDirectory(directory);
  try {
    if (!existsSync(directory)) await makeDirectory(directory);
    const pglite = await openPGlite(directory);
    const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, types: columnTypes });
    const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    const close = async (): Promise<void> => {
      await database.destroy();
      await pglite.close();
      lock.release();
    };
    return { database, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * A directory appears under its name only when it is whole, so that a process killed meanwhile leaves none half-made. It
 * is made by a process of its own, whose 400 MB are given back for certain.
 */
async function makeDirectory(directory: string): Promise<void> {
  const unfinished = `${directory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [builtModule('store/directory-worker'), unfinished]);
  renameSync(unfinished, directory);
}
