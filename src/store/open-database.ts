import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** A database that is open until it is closed. */
export interface OpenDatabase {
  readonly database: Kysely<Database>;
  readonly close: () => Promise<void>;
}
