import pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { connect, placeOf } from './server-connection.ts';

/** Any number that no other program is likely to lock in the same database: “paiban” in ASCII. */
const LOCK_KEY = String(0x70616962616e);

/** PostgreSQL's code for a lock that was not had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

export interface MigrationLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one that changes the tables of a server's database; processes that start at the same time
 * take turns. The lock belongs to a connection: it ends with the process, however that ends.
 *
 * @throws StartupError when the server cannot be reached, or another process still holds the lock after `patienceSeconds`.
 */
export async function lockMigrations(url: string, patienceSeconds = 60): Promise<MigrationLock> {
  const client = await connect(url);
  try {
    await client.query(`set lock_timeout = ${patienceSeconds * 1000}`);
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
  } catch (error) {
    const isTaken = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
    const reason = isTaken ? await refusal(client) : undefined;
    await client.end();
    throw reason === undefined ? error : new StartupError(reason);
  }
  return { release: () => client.end() };
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
  return `The tables of the database ${placeOf(client)} are being changed by ${who}: wait for it to end.`;
}
