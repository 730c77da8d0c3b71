import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { migrations } from './migrate.ts';
import type { TablesState } from './upkeep.ts';

/** Whether the tables are those that this version of the program works with. */
export async function tablesState(database: Kysely<Database>): Promise<TablesState> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
  const applied = new Set(rows.map(({ name }) => name));
  const known = Object.keys(migrations);
  if (known.some((name) => !applied.has(name))) return 'older';
  return applied.size > known.length ? 'newer' : 'up-to-date';
}
