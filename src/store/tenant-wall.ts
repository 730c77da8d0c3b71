import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { TenantId } from '../domain/tenant.ts';
import type { Database } from './database.ts';

type Work<Result> = (transaction: Transaction<Database>) => Promise<Result>;

/** Stands for all tenants together; none can have this name. */
const EVERYBODY = '*';

/** Whom the database lets see nothing of other tenants even where its user could: superusers pass every policy. */
export const WALLED_ROLE = 'paiban_tenant';

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
            and walled.rolname = ${WALLED_ROLE} and pg_has_role(own.oid, walled.oid, 'member'))
    `.execute(transaction);
    return work(transaction);
  });
}

/** Work about the rows of all tenants, in one transaction: the service's own, and never a client's. */
export function acrossTenants<Result>(database: Kysely<Database>, work: Work<Result>): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await sql`select set_config('paiban.tenant', ${EVERYBODY}, true)`.execute(transaction);
    return work(transaction);
  });
}
