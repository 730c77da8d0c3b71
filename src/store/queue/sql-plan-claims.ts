import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Progress } from '../../domain/plan.ts';
import type { Database } from '../database.ts';
import { insertDocuments } from '../plan-documents.ts';
import { enter } from '../plan-states.ts';
import type { Ending } from '../plan-store.ts';
import { acrossTenants, asTenant } from '../tenant-wall.ts';
import { notify } from './notify.ts';
import type { Claim, ClaimedPlan, LostPlan, PlanClaims, Revocation, WorkerProfile } from './plan-claims.ts';
import { putBack } from './put-back.ts';
import type { PlanCondition } from './put-back.ts';
import { dropSilentWorkers, findOrphans, isOrphan, tenantsWithoutTicket } from './stray-plans.ts';
import type { TenantChanges } from './tenant-changes.ts';
import type { Ticket, Tickets } from './tickets.ts';

/** A plan that is just being changed is free again within milliseconds. */
const BUSY_MILLISECONDS = 20;
const BUSY_LOOKS = 25;

/** Claims on the plans in PostgreSQL, embedded or not. */
export class SqlPlanClaims implements PlanClaims {
  readonly #database: Kysely<Database>;
  readonly #tickets: Tickets;
  readonly #changes: TenantChanges;

  constructor(database: Kysely<Database>, tickets: Tickets, changes: TenantChanges) {
    this.#database = database;
    this.#tickets = tickets;
    this.#changes = changes;
  }

  async claim(worker: WorkerProfile): Promise<ClaimedPlan | undefined> {
    for (let look = 0; look < BUSY_LOOKS; look++) {
      const taken = await this.#take(worker).catch((error: unknown) => {
        if (error instanceof BusyError) return 'busy' as const;
        throw error;
      });
      if (taken === 'none') return undefined;
      if (typeof taken === 'object') {
        // The claim stands whatever becomes of this; `tidy` does what it could not.
        await this.#changes.settle(taken.claim.tenant).catch(() => undefined);
        return taken;
      }
      await wait(BUSY_MILLISECONDS);
    }
    return undefined;
  }

  async note(claim: Claim, progress: Progress): Promise<void> {
    await asTenant(this.#database, claim.tenant, async (transaction) => {
      const noted = await transaction
        .updateTable('plans')
        .set({ progress: JSON.stringify(progress) })
        .where(isHeld(claim))
        .executeTakeFirst();
      if (noted.numUpdatedRows === 0n) return;
      await notify(transaction, { kind: 'progress', planId: claim.planId, progress });
    });
  }

  finish(claim: Claim, { state, finishedAt, reason, progress, result }: Ending): Promise<boolean> {
    return this.#changes.make(claim.tenant, async (transaction) => {
      const finished = await transaction
        .updateTable('plans')
        .set({
          ...enter(state),
          finished_at: finishedAt,
          reason,
          worker_id: null,
          ...(progress === null ? {} : { progress: JSON.stringify(progress) }),
          ...(result === null
            ? {}
            : { outcome: JSON.stringify(result.outcome), certificate: JSON.stringify(result.certificate) }),
        })
        .where(isHeld(claim))
        .executeTakeFirst();
      if (finished.numUpdatedRows === 0n) return false;
      if (result !== null) {
        const { roster, coverage, explanation } = result;
        await insertDocuments(transaction, claim.tenant, claim.planId, { roster, coverage, explanation });
      }
      await notify(transaction, { kind: 'state', planId: claim.planId });
      return true;
    });
  }

  handBack(claim: Claim, at: string): Promise<boolean> {
    return this.#changes.make(claim.tenant, async (transaction) => {
      const state = await putBack(transaction, claim.planId, isHeld(claim), { isLoss: false, at });
      return state !== undefined;
    });
  }

  async revoked(claims: readonly Claim[]): Promise<Revocation[]> {
    if (claims.length === 0) return [];
    const ids = claims.map(({ planId }) => planId);
    const plans = await acrossTenants(this.#database, (transaction) =>
      transaction
        .selectFrom('plans')
        .select(['id', 'attempt', 'worker_id', 'cancel_requested_at'])
        .where('id', 'in', ids)
        .where('state', '=', 'running')
        .execute(),
    );
    return claims.flatMap((claim): Revocation[] => {
      const plan = plans.find(
        ({ id, attempt, worker_id: workerId }) =>
          id === claim.planId && attempt === claim.attempt && workerId === claim.workerId,
      );
      if (plan === undefined) return [{ claim, wish: 'lost' }];
      return plan.cancel_requested_at === null ? [] : [{ claim, wish: 'cancel' }];
    });
  }

  beat(worker: WorkerProfile): Promise<void> {
    return markAlive(this.#database, worker);
  }

  async leave(workerId: string): Promise<void> {
    await this.#database.deleteFrom('workers').where('id', '=', workerId).execute();
  }

  async tidy(silenceSeconds: number, at: string): Promise<LostPlan[]> {
    await dropSilentWorkers(this.#database, silenceSeconds);
    const lost: LostPlan[] = [];
    for (const { tenant, planId } of await findOrphans(this.#database)) {
      const state = await this.#changes.make(tenant, (transaction) =>
        putBack(transaction, planId, isOrphan, { isLoss: true, at }),
      );
      if (state !== undefined) lost.push({ planId, state });
    }
    for (const tenant of await tenantsWithoutTicket(this.#database)) await this.#changes.settle(tenant);
    return lost;
  }

  #take(worker: WorkerProfile): Promise<ClaimedPlan | 'none' | 'stale'> {
    return acrossTenants(this.#database, async (transaction) => {
      const ticket = await this.#tickets.take(transaction);
      if (ticket === undefined) return 'none';
      const plan = await transaction
        .selectFrom('plans')
        .select(['id', 'attempt', 'ticket'])
        .where('id', '=', ticket.planId)
        .where('ticket', '=', ticket.id)
        .where('state', '=', 'queued')
        .forUpdate()
        // Whoever holds it may be waiting for the ticket.
        .skipLocked()
        .executeTakeFirst();
      if (plan === undefined) {
        if (await isTicketOf(transaction, ticket)) throw new BusyError();
        return 'stale';
      }
      const attempt = plan.attempt + 1;
      // Beforehand, or a plan could be taken for one whose process is gone.
      await markAlive(transaction, worker);
      await transaction
        .updateTable('plans')
        .set({ ...enter('running'), attempt, worker_id: worker.id, ticket: null, ticket_priority: null })
        .where('id', '=', plan.id)
        .execute();
      await notify(transaction, { kind: 'state', planId: plan.id });
      const document = await transaction
        .selectFrom('plan_documents')
        .select('body')
        .where('plan_id', '=', plan.id)
        .where('kind', '=', 'resolved')
        .executeTakeFirst();
      const claim = { tenant: ticket.tenant, planId: plan.id, attempt, workerId: worker.id };
      return { claim, resolved: document?.body };
    });
  }
}

/** The plan of a ticket is just being changed by somebody else. */
class BusyError extends Error {}

async function isTicketOf(transaction: Transaction<Database>, { id, planId }: Ticket): Promise<boolean> {
  const plan = await transaction
    .selectFrom('plans')
    .select('id')
    .where('id', '=', planId)
    .where('ticket', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return plan !== undefined;
}

async function markAlive(database: Kysely<Database>, worker: WorkerProfile): Promise<void> {
  const alive = { ...worker, seen_at: sql<string>`now()` };
  await database
    .insertInto('workers')
    .values(alive)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(alive))
    .execute();
}

/** That a plan runs, and nobody has taken it since. */
function isHeld({ tenant, planId, attempt, workerId }: Claim): PlanCondition {
  return (plan) =>
    plan.and({ tenant_id: tenant, id: planId, state: 'running', attempt, worker_id: workerId });
}
