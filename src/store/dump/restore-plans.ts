import type { Insertable, Kysely, Transaction } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Database, PlanTable } from '../database.ts';
import type { DocumentKind } from '../plan-store.ts';
import { acrossTenants } from '../tenant-wall.ts';
import type { StoredPlan } from './stored-plan.ts';

export type Restoration =
  | { readonly status: 'restored'; readonly added: number; readonly known: number }
  | { readonly status: 'not-empty' };

/**
 * Adds plans with their documents, all or none: where `plans` throws, nothing has changed. A plan whose id is there
 * already stays as it is.
 *
 * @param into whether only an `empty` store is to be filled, or `any`
 */
export function restorePlans(
  database: Kysely<Database>,
  plans: AsyncIterable<StoredPlan>,
  into: 'empty' | 'any',
): Promise<Restoration> {
  return acrossTenants(database, async (transaction) => {
    if (into === 'empty' && (await hasPlans(transaction))) return { status: 'not-empty' };
    const counts = { added: 0, known: 0 };
    const tenants = new Set<TenantId>();
    for await (const plan of plans) {
      if (!tenants.has(plan.tenant)) await addTenant(transaction, plan.tenant);
      tenants.add(plan.tenant);
      counts[(await add(transaction, plan)) ? 'added' : 'known']++;
    }
    return { status: 'restored', ...counts };
  });
}

async function hasPlans(transaction: Transaction<Database>): Promise<boolean> {
  return (await transaction.selectFrom('plans').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function addTenant(transaction: Transaction<Database>, id: TenantId): Promise<void> {
  await transaction
    .insertInto('tenants')
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function add(transaction: Transaction<Database>, plan: StoredPlan): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('plans')
    .values(rowOf(plan))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  for (const [kind, body] of Object.entries(plan.documents)) {
    const document = {
      tenant_id: plan.tenant,
      plan_id: plan.id,
      kind: kind as DocumentKind,
      body: Buffer.from(body, 'base64'),
    };
    await transaction.insertInto('plan_documents').values(document).execute();
  }
  return true;
}

function rowOf(plan: StoredPlan): Insertable<PlanTable> {
  const { id, state, shop, days, reason } = plan;
  const json = (part: object | null): string | null => (part === null ? null : JSON.stringify(part));
  return {
    id,
    tenant_id: plan.tenant,
    state,
    states: plan.states ?? (state === 'queued' ? [state] : ['queued', state]),
    created_at: plan.createdAt,
    finished_at: plan.finishedAt,
    published_at: plan.publishedAt,
    shop,
    first_day: plan.firstDay,
    priority: plan.priority ?? 0,
    days,
    reason,
    progress: json(plan.progress),
    outcome: json(plan.outcome),
    certificate: json(plan.certificate),
  };
}
