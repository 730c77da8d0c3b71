import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { builtModule } from '../package-files.ts';
import { columnTypes } from './column-types.ts';
import { prepareDataDirectory } from './data-directory.ts';
import type { Database, OpenDatabase } from './database.ts';
import { isLastWord, meaningOf } from './database-error.ts';
import { lockDirectory } from './directory-lock.ts';
import type { DirectoryLock } from './directory-lock.ts';
import { guardedPool } from './guarded-pool.ts';
import { migrate } from './migrate.ts';
import { openingFailure } from './opening-failure.ts';
import { openPGlite } from './pglite.ts';
import { NOTICE_CHANNEL, NoticeBoard } from './queue/notices.ts';
import { sqlStore } from './sql-store.ts';
import { StoreUnavailableError } from './store.ts';
import type { Store, StoreOptions } from './store.ts';
import { prepareWall } from './tenant-wall.ts';

/**
 * Told once that the database has ended by itself and why: PostgreSQL ends where it can no longer write its log. What it has
 * acknowledged is there when it is opened again.
 */
export type OnEnd = (end: StoreUnavailableError) => void;

/** How an embedded store is opened. */
export interface EmbeddedStoreOptions extends StoreOptions {
  readonly onEnd?: OnEnd;
  /** Whether this process has had it open before, and may still run its plans. */
  readonly isReopened?: boolean;
}

/** An embedded database, which tells what is sent in it. */
interface EmbeddedDatabase extends OpenDatabase {
  readonly notices: NoticeBoard;
}

/**
 * Opens the store kept in a directory by PGlite, PostgreSQL inside this process, and brings it up to date.
 *
 * @throws DirectoryLockedError when another process uses the directory.
 */
export async function openEmbeddedStore(
  directory: string,
  { onEnd, isReopened = false, ...options }: EmbeddedStoreOptions = {},
): Promise<Store> {
  const open = await openEmbeddedDatabase(directory, onEnd);
  try {
    await migrate(open.database);
    await prepareWall(open.database);
    // Nobody else can have this directory open, so whoever is said to run a plan has ended.
    if (!isReopened) await open.database.deleteFrom('workers').execute();
    return sqlStore(open, open.notices, options);
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
export async function openEmbeddedDatabase(
  directory: string,
  onEnd: OnEnd = () => undefined,
): Promise<EmbeddedDatabase> {
  prepareDataDirectory(directory);
  const lock = await lockDirectory(directory);
  try {
    if (!existsSync(directory)) await makeDirectory(directory);
    const pglite = await openPGlite(directory);
    const notices = new NoticeBoard();
    await pglite.listen(NOTICE_CHANNEL, (payload) => notices.postText(payload));
    return { ...openPool(pglite, lock, onEnd), notices };
  } catch (error) {
    lock.release();
    throw openingFailure(directory, error);
  }
}

/** Queries of a database that has ended are refused: it would never answer them. */
function openPool(pglite: PGlite, lock: DirectoryLock, onEnd: OnEnd): OpenDatabase {
  let end: StoreUnavailableError | undefined;
  const pool = new pg.Pool({ ...createPgConfig(pglite), max: 1, types: columnTypes });
  const guarded = guardedPool(pool, {
    beforeQuery: () => {
      if (end !== undefined) throw end;
    },
    onError: (error) => {
      if (end !== undefined || !isLastWord(error)) return;
      end = endBy(error);
      onEnd(end);
    },
  });
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool: guarded }) });
  const close = async (): Promise<void> => {
    if (end === undefined) {
      await database.destroy();
      await pglite.close();
    }
    lock.release();
  };
  return { database, close };
}

function endBy(error: unknown): StoreUnavailableError {
  const meaning = meaningOf(error);
  if (meaning instanceof StoreUnavailableError) return meaning;
  return new StoreUnavailableError('The database has ended.', { cause: error });
}

/**
 * A directory appears under its name only when it is whole, so that a process killed meanwhile leaves none half-made. It
 * is made by a process of its own, whose 400 MB are given back for certain.
 */
async function makeDirectory(directory: string): Promise<void> {
  const unfinished = `${directory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    await promisify(execFile)(process.execPath, [builtModule('store/directory-worker'), unfinished]);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  renameSync(unfinished, directory);
}
