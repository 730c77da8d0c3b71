import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { connect, placeOf } from './server-connection.ts';
import { StoreUnavailableError } from './store.ts';

/** Any number that no other program is likely to lock in the same database: “paiban” in ASCII. */
const LOCK_KEY = String(0x70616962616e);

const RETRY_MILLISECONDS = 100;
const RETAKE_MILLISECONDS = 1000;

/**
 * Makes this process the only one that uses a database, as its queue of plans is its own. The lock belongs to a connection:
 * it ends with the process, however that ends. Where the connection is lost the lock is taken again as soon as
 * the server answers, and until then nothing may be asked of the database: another process may hold it.
 */
export class ServerLock {
  readonly #url: string;
  #client: pg.Client | undefined;
  #isReleased = false;

  private constructor(url: string) {
    this.#url = url;
  }

  /**
   * Takes the lock of a database.
   *
   * @throws StartupError when the server cannot be reached, or another process still holds the lock after
   * `patienceSeconds`.
   */
  static async take(url: string, patienceSeconds = 3): Promise<ServerLock> {
    const lock = new ServerLock(url);
    const deadline = performance.now() + patienceSeconds * 1000;
    const client = await connect(url);
    try {
      while (!(await tryToLock(client))) {
        if (performance.now() >= deadline) throw new StartupError(await refusal(client));
        await setTimeout(RETRY_MILLISECONDS);
      }
    } catch (error) {
      await client.end();
      throw error;
    }
    lock.#hold(client);
    return lock;
  }

  /** @throws StoreUnavailableError while the lock is not held. */
  assertHeld(): void {
    if (this.#client === undefined) throw new StoreUnavailableError('The database is out of reach.');
  }

  async release(): Promise<void> {
    this.#isReleased = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #hold(client: pg.Client): void {
    this.#client = client;
    client.once('end', () => {
      this.#client = undefined;
      void this.#retake();
    });
  }

  async #retake(): Promise<void> {
    while (!this.#isReleased) {
      const client = await connect(this.#url).catch(() => undefined);
      const isLocked = client !== undefined && (await tryToLock(client).catch(() => false));
      if (isLocked && !this.#isReleased) return this.#hold(client);
      await client?.end().catch(() => undefined);
      await setTimeout(RETAKE_MILLISECONDS, undefined, { ref: false });
    }
  }
}

/** A machine that vanishes says no goodbye: the server looks for it, so that its lock is free after a minute, not hours. */
const LOOK_FOR_CLIENT = `
  set tcp_keepalives_idle = 30;
  set tcp_keepalives_interval = 10;
  set tcp_keepalives_count = 3`;

async function tryToLock(client: pg.Client): Promise<boolean> {
  await client.query(LOOK_FOR_CLIENT);
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    LOCK_KEY,
  ]);
  return rows[0].locked;
}

async function refusal(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; since: string }>(
    `select application_name as name, backend_start as since
       from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32) + objid::bigint = $1`,
    [LOCK_KEY],
  );
  const who = rows.length === 0 ? 'another process' : `${rows[0].name}, since ${rows[0].since}`;
  return (
    `The database ${placeOf(client)} is in use by ${who}. One process at a time can use it so far: ` +
    'stop that process or choose another database (DATABASE_URL).'
  );
}
