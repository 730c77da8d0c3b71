import type { Kysely } from 'kysely';
import type { TenantId } from '../domain/tenant.ts';
import type { Database } from './database.ts';
import type { KeyUse } from './key-use.ts';
import type { NewPlan } from './plan-store.ts';

/**
 * Notes that a plan is created under its key; what the key has been used for, if it has. Of transactions that note the same
 * key at once, the database lets one through and has the others wait for its end.
 */
export async function useKey(
  transaction: Kysely<Database>,
  tenant: TenantId,
  { id, createdAt, idempotency }: NewPlan,
): Promise<KeyUse | undefined> {
  if (idempotency === undefined) return undefined;
  const { key, fingerprint, expiresAt } = idempotency;
  await transaction
    .deleteFrom('idempotency_keys')
    .where('tenant_id', '=', tenant)
    .where('expires_at', '<=', createdAt)
    .execute();
  const noted = await transaction
    .insertInto('idempotency_keys')
    .values({ tenant_id: tenant, key, fingerprint, plan_id: id, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing())
    .executeTakeFirst();
  return noted.numInsertedOrUpdatedRows === 0n
    ? selectKeyUse(transaction, tenant, key, createdAt)
    : undefined;
}

/** What a key has been used for, as long as it counts at the moment `at`. */
export async function selectKeyUse(
  database: Kysely<Database>,
  tenant: TenantId,
  key: string,
  at: string,
): Promise<KeyUse | undefined> {
  return database
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'plan_id as planId'])
    .where('tenant_id', '=', tenant)
    .where('key', '=', key)
    .where('expires_at', '>', at)
    .executeTakeFirst();
}
