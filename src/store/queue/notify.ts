import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { NOTICE_CHANNEL } from './notices.ts';
import type { Notice } from './notices.ts';

/** Sends a notice to every process, when the transaction has been stored. */
export async function notify(database: Kysely<Database>, notice: Notice): Promise<void> {
  await sql`select pg_notify(${NOTICE_CHANNEL}, ${JSON.stringify(notice)})`.execute(database);
}
