import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Database } from '../database.ts';
import { acrossTenants } from '../tenant-wall.ts';
import type { PlanCondition } from './put-back.ts';

/** Takes processes that have not been heard of for so long for ended; one that lives after all comes back by itself. */
export async function dropSilentWorkers(database: Kysely<Database>, silenceSeconds: number): Promise<void> {
  await database
    .deleteFrom('workers')
    .where('seen_at', '<', sql<string>`now() - make_interval(secs => ${silenceSeconds})`)
    .execute();
}

/** That a plan runs by what is said of it, but in no process that is known. */
export const isOrphan: PlanCondition = (plan) => {
  const known = plan
    .selectFrom('workers')
    .select('workers.id')
    .whereRef('workers.id', '=', 'plans.worker_id');
  return plan.and([plan('plans.state', '=', 'running'), plan.not(plan.exists(known))]);
};

export function findOrphans(
  database: Kysely<Database>,
): Promise<{ readonly tenant: TenantId; readonly planId: string }[]> {
  return acrossTenants(database, (transaction) =>
    transaction
      .selectFrom('plans')
      .select(['tenant_id as tenant', 'id as planId'])
      .where(isOrphan)
      .orderBy('position')
      .execute(),
  );
}

/**
 * Tenants of whose waiting plans none has a ticket: all that may run do, or a process died before it issued one, or their
 * plans came from a dump.
 */
export async function tenantsWithoutTicket(database: Kysely<Database>): Promise<TenantId[]> {
  const rows = await acrossTenants(database, (transaction) =>
    transaction
      .selectFrom('tenants')
      .select('id')
      .where((tenant) => {
        const plans = tenant.selectFrom('plans').select('plans.id').whereRef('tenant_id', '=', 'tenants.id');
        const waiting = tenant.exists(plans.where('state', '=', 'queued'));
        return tenant.and([waiting, tenant.not(tenant.exists(plans.where('ticket', 'is not', null)))]);
      })
      .execute(),
  );
  return rows.map(({ id }) => id);
}
