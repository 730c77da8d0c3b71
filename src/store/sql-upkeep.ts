import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { acrossTenants, hasWall } from './tenant-wall.ts';
import { tablesState } from './tables-state.ts';
import type { TablesState, Upkeep } from './upkeep.ts';

/** The upkeep of PostgreSQL, embedded or not. */
export class SqlUpkeep implements Upkeep {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async removeFinishedBefore(moment: string, limit: number): Promise<number> {
    const result = await acrossTenants(this.#database, (transaction) =>
      transaction
        .deleteFrom('plans')
        .where('id', 'in', (query) =>
          query
            .selectFrom('plans')
            .select('id')
            .where('state', 'not in', ['queued', 'running'])
            .where('finished_at', '<', moment)
            .orderBy('position')
            .limit(limit),
        )
        .executeTakeFirst(),
    );
    return Number(result.numDeletedRows);
  }

  hasWall(): Promise<boolean> {
    return hasWall(this.#database);
  }

  tablesState(): Promise<TablesState> {
    return tablesState(this.#database);
  }
}
