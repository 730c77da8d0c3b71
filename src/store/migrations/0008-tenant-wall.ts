import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Rows are shown only to who says whose they are about, whatever a query asks for; also to the owner of the tables. */
export const tenantWall: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await raiseWall(database, 'tenants', 'id');
    for (const table of await tablesOfTenants(database)) await raiseWall(database, table);
  },
  async down(database: Kysely<unknown>): Promise<void> {
    for (const table of ['tenants', ...(await tablesOfTenants(database))]) {
      await sql`drop policy tenant_wall on ${sql.table(table)}`.execute(database);
      await sql`alter table ${sql.table(table)} no force row level security, disable row level security`.execute(
        database,
      );
    }
  },
};

async function tablesOfTenants(database: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name
      from pg_class join pg_attribute on attrelid = pg_class.oid
     where attname = 'tenant_id' and relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
     order by name`.execute(database);
  return rows.map(({ name }) => name);
}

/** Puts a table behind the wall, as a migration does with every table that has rows of tenants. */
export async function raiseWall(
  database: Kysely<unknown>,
  table: string,
  column = 'tenant_id',
): Promise<void> {
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(
    database,
  );
  await sql`
    create policy tenant_wall on ${sql.table(table)}
    using (current_setting('paiban.tenant', true) in (${sql.ref(column)}, '*'))`.execute(database);
}
