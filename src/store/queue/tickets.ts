import { CompiledQuery } from 'kysely';
import type { Kysely } from 'kysely';
import PgBoss from 'pg-boss';
import type { TenantId } from '../../domain/tenant.ts';
import type { Database } from '../database.ts';

/** Where pg-boss keeps its tables. */
const SCHEMA = 'paiban_jobs';
const QUEUE = 'plans';

/** Leave to begin a plan, which whoever is first takes. */
export interface Ticket {
  readonly id: string;
  readonly tenant: TenantId;
  readonly planId: string;
}

type TicketData = Omit<Ticket, 'id'>;

/**
 * Tickets are jobs of pg-boss. It hands each to one taker, the one of the highest priority first, and it works in the
 * transactions of the caller, so that a ticket and what is said of its plan are stored together. A ticket ends when it is
 * taken: nothing is left behind that would need its maintenance, so it has neither timers nor connections here.
 */
export class Tickets {
  readonly #boss = bossOn({ executeSql: () => Promise.reject(new Error('a call names no transaction')) });

  /** Issues a ticket and returns its id. Tickets of one priority are taken in the order in which they were issued. */
  async issue(transaction: Kysely<Database>, data: TicketData, priority: number): Promise<string> {
    const id = await this.#boss.send(QUEUE, data, { priority, db: within(transaction) });
    if (id === null) throw new Error('the queue of plans is missing');
    return id;
  }

  /** Takes the next ticket; undefined when there is none. */
  async take(transaction: Kysely<Database>): Promise<Ticket | undefined> {
    const errors: Error[] = [];
    const inner = within(transaction);
    // Its fetch says nothing of an error.
    const db: PgBoss.Db = {
      executeSql: (text, values) =>
        inner.executeSql(text, values).catch((error: Error) => {
          errors.push(error);
          throw error;
        }),
    };
    const [job] = (await this.#boss.fetch<TicketData>(QUEUE, { batchSize: 1, db })) as (
      PgBoss.Job<TicketData> | undefined
    )[];
    if (errors.length > 0) throw errors[0];
    if (job === undefined) return undefined;
    await this.withdraw(transaction, job.id);
    return { ...job.data, id: job.id };
  }

  /** Takes a ticket out of the queue, if it is there. */
  withdraw(transaction: Kysely<Database>, id: string): Promise<void> {
    return this.#boss.deleteJob(QUEUE, id, { db: within(transaction) });
  }
}

/** Makes the tables of the tickets, as part of a migration. */
export async function installTickets(transaction: Kysely<unknown>): Promise<void> {
  // It would end the transaction of the migration with its own.
  const statements = PgBoss.getConstructionPlans(SCHEMA)
    .replace(/^\s*BEGIN;/, '')
    .replaceAll(/SET LOCAL [^;]*;/g, '')
    .replace(/COMMIT;\s*$/, '');
  const database = within(transaction);
  await database.executeSql(statements, []);
  await bossOn(database).createQueue(QUEUE);
}

function bossOn(db: PgBoss.Db): PgBoss {
  return new PgBoss({ db, schema: SCHEMA, supervise: false, schedule: false, migrate: false });
}

function within<Tables>(transaction: Kysely<Tables>): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      const { rows } = await transaction.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}
