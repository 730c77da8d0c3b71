import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { meaningOf } from './database-error.ts';
import { StoreUnavailableError } from './store.ts';

type Client = Awaited<ReturnType<PostgresPool['connect']>>;

export interface PoolGuard {
  /** Throws where a query would never be answered. */
  readonly beforeQuery?: () => void;
  /** Told of every error of a query, as the database gave it. */
  readonly onError?: (error: unknown) => void;
}

/** A pool of connections whose errors say what they mean to whoever asked. */
export function guardedPool(pool: pg.Pool, guard: PoolGuard = {}): PostgresPool {
  const query = async (client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<unknown> => {
    guard.beforeQuery?.();
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      guard.onError?.(error);
      throw meaningOf(error);
    }
  };
  return {
    connect: async () => {
      const client = await connection(pool);
      // A lost connection is an error of the query on its way; one that nobody hears of would end the process.
      const ignore = (): void => undefined;
      client.on('error', ignore);
      const guarded = {
        query: (text: string, values: readonly unknown[]) => query(client, text, values),
        release: () => {
          client.off('error', ignore);
          client.release();
        },
      };
      return guarded as Client;
    },
    end: () => pool.end(),
  };
}

async function connection(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning instanceof StoreUnavailableError) throw meaning;
    throw new StoreUnavailableError('The database is out of reach.', { cause: error });
  }
}
