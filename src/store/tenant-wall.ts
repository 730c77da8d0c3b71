import { sql } from 'kysely';
import type { Kysely, QueryExecutorProvider, Transaction } from 'kysely';
import type { TenantId } from '../domain/tenant.ts';
import type { Database } from './database.ts';

type Work<Result> = (transaction: Transaction<Database>) => Promise<Result>;

/** Work about one tenant's rows, in one transaction: the database shows it no others, whatever its queries ask for. */
export function asTenant<Result>(
  database: Kysely<Database>,
  tenant: TenantId,
  work: Work<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await sql`
      select
        set_config('paiban.tenant', ${tenant}, true),
        (select set_config('role', walled.rolname, true)
           from pg_roles as own, pg_roles as walled
          where own.rolname = current_user and (own.rolsuper or own.rolbypassrls)
            and walled.rolname = 'paiban_tenant' and pg_has_role(own.oid, walled.oid, 'member'))
    `.execute(transaction);
    return work(transaction);
  });
}

/** Work about the rows of all tenants, in one transaction: the service's own, and never a client's. */
export function acrossTenants<Result>(database: Kysely<Database>, work: Work<Result>): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await seeEverybody(transaction);
    return work(transaction);
  });
}

/** Opens the wall to what follows in a transaction. `*` is no tenant's name. */
export async function seeEverybody(transaction: QueryExecutorProvider): Promise<void> {
  await sql`select set_config('paiban.tenant', '*', true)`.execute(transaction);
}

/**
 * Superusers pass every policy, so the database gets a role that does not, for work about one tenant. Made and given
 * its rights whenever a store is opened that lacks it; a user that may do neither stays without a wall.
 */
export async function prepareWall(database: Kysely<Database>): Promise<void> {
  await sql`
    do $$
    declare
      relation record;
      own record;
    begin
      select rolname, rolsuper, rolbypassrls into own from pg_roles where rolname = current_user;
      if not own.rolsuper and not own.rolbypassrls then return; end if;
      -- Stores that are opened at once would change the same rights.
      perform pg_advisory_xact_lock(${sql.lit(LOCK)});
      begin
        create role paiban_tenant nologin;
      exception when duplicate_object or unique_violation then null;
      end;
      if not own.rolsuper then execute format('grant paiban_tenant to %I', own.rolname); end if;
      for relation in
        select nspname, relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
         where relkind in ('r', 'p') and nspname in (current_schema(), 'paiban_jobs')
           and relname not like 'kysely%' and not has_table_privilege('paiban_tenant', pg_class.oid, 'delete')
      loop
        execute format('grant usage on schema %I to paiban_tenant', relation.nspname);
        execute format(
          'grant select, insert, update, delete on %I.%I to paiban_tenant', relation.nspname, relation.relname);
      end loop;
    exception when insufficient_privilege then null;
    end $$`.execute(database);
}

/** “wall” in ASCII. */
const LOCK = 0x77616c6c;

/** Whether work about a tenant sees nothing of others: tried out, with a tenant that has nothing. */
export function hasWall(database: Kysely<Database>): Promise<boolean> {
  return asTenant(database, '', async (transaction) => {
    const seen = await transaction.selectFrom('tenants').select('id').limit(1).executeTakeFirst();
    return seen === undefined;
  });
}
