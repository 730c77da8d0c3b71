import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { RateStore, Taken } from './rate-store.ts';

/** Counts in PostgreSQL, whose clock is the same for every process. */
export class SqlRateStore implements RateStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async take(client: string, calls: number): Promise<Taken> {
    const { rows } = await sql<Taken>`
      insert into call_counts as counted (client, minute, taken)
      values (${client}, date_trunc('minute', clock_timestamp()), ${calls})
      on conflict (client) do update set
        minute = excluded.minute,
        taken = excluded.taken + case when counted.minute = excluded.minute then counted.taken else 0 end
      returning
        taken as total,
        60 - extract(epoch from clock_timestamp() - minute)::double precision as "secondsLeft"
    `.execute(this.#database);
    return rows[0];
  }

  async forgetOld(): Promise<void> {
    await sql`
      delete from call_counts where client in (
        select client from call_counts
        where minute < clock_timestamp() - interval '1 hour'
        for update skip locked
      )`.execute(this.#database);
  }
}
