import type { Kysely, Transaction } from 'kysely';
import type { PlanPriority } from '../../domain/plan.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { Database } from '../database.ts';
import type { Addition } from '../key-use.ts';
import { insertDocuments } from '../plan-documents.ts';
import type { NewPlan } from '../plan-store.ts';
import { enter } from '../plan-states.ts';
import { selectKeyUse, useKey } from '../sql-key-use.ts';
import { acrossTenants } from '../tenant-wall.ts';
import { notify } from './notify.ts';
import type { CancelOutcome, PlanQueue, WaitingPlans } from './plan-queue.ts';
import type { TenantChanges } from './tenant-changes.ts';

/** What of a priority is stored, to be sorted by. */
const RANKS: Readonly<Record<PlanPriority, number>> = { low: -1, normal: 0, high: 1 };

/** The queue of plans in PostgreSQL, embedded or not. */
export class SqlPlanQueue implements PlanQueue {
  readonly #database: Kysely<Database>;
  readonly #changes: TenantChanges;

  constructor(database: Kysely<Database>, changes: TenantChanges) {
    this.#database = database;
    this.#changes = changes;
  }

  add(tenant: TenantId, plan: NewPlan, waitingLimit: number): Promise<Addition> {
    return this.#changes.make(tenant, async (transaction) => {
      if ((await countWaiting(transaction, tenant)) >= waitingLimit) {
        const { idempotency, createdAt } = plan;
        const use = idempotency && (await selectKeyUse(transaction, tenant, idempotency.key, createdAt));
        return use === undefined ? { status: 'queue-full' } : { status: 'key-used', use };
      }
      const use = await useKey(transaction, tenant, plan);
      if (use !== undefined) return { status: 'key-used', use };
      await transaction
        .insertInto('plans')
        .values({
          id: plan.id,
          tenant_id: tenant,
          state: 'queued',
          created_at: plan.createdAt,
          shop: plan.shop,
          first_day: plan.firstDay,
          days: plan.days,
          priority: RANKS[plan.priority],
        })
        .execute();
      await insertDocuments(transaction, tenant, plan.id, plan.documents);
      return { status: 'added' };
    });
  }

  cancel(tenant: TenantId, id: string, at: string): Promise<CancelOutcome> {
    return this.#changes.make(tenant, async (transaction) => {
      const plan = await transaction
        .selectFrom('plans')
        .select(['id', 'state', 'ticket'])
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (plan === undefined) return 'unknown';
      const change = transaction.updateTable('plans').where('id', '=', id);
      if (plan.state === 'queued') {
        await this.#changes.withdraw(transaction, plan);
        await change
          .set({ ...enter('cancelled'), finished_at: at, reason: 'Cancelled before it began.' })
          .execute();
        await notify(transaction, { kind: 'state', planId: id });
        return 'cancelled';
      }
      if (plan.state !== 'running') return 'already-final';
      await change.set({ cancel_requested_at: at }).where('cancel_requested_at', 'is', null).execute();
      await notify(transaction, { kind: 'stop', planId: id });
      return 'stopping';
    });
  }

  remove(tenant: TenantId, id: string): Promise<boolean> {
    return this.#changes.make(tenant, async (transaction) => {
      const removed = await transaction
        .deleteFrom('plans')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .returning(['id', 'ticket'])
        .executeTakeFirst();
      if (removed === undefined) return false;
      await this.#changes.withdraw(transaction, removed);
      await notify(transaction, { kind: 'removed', planId: id });
      return true;
    });
  }

  async waiting(): Promise<WaitingPlans> {
    const counts = await acrossTenants(this.#database, (transaction) =>
      transaction
        .selectFrom('plans')
        .select(({ fn }) => fn.countAll<number>().as('waiting'))
        .where('state', '=', 'queued')
        .groupBy('tenant_id')
        .execute(),
    );
    const waiting = counts.map((one) => one.waiting);
    return { all: waiting.reduce((sum, one) => sum + one, 0), most: Math.max(0, ...waiting) };
  }
}

async function countWaiting(transaction: Transaction<Database>, tenant: TenantId): Promise<number> {
  const { waiting } = await transaction
    .selectFrom('plans')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow();
  return waiting;
}
