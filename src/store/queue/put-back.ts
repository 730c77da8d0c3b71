import type { Expression, ExpressionBuilder, SqlBool, Transaction } from 'kysely';
import type { Database } from '../database.ts';
import { enter } from '../plan-states.ts';
import { notify } from './notify.ts';
import type { LostPlan } from './plan-claims.ts';

/** What must be true of a plan. */
export type PlanCondition = (builder: ExpressionBuilder<Database, 'plans'>) => Expression<SqlBool>;

interface PutBackOptions {
  /** Whether its process is gone, instead of having given it back. */
  readonly isLoss: boolean;
  readonly at: string;
}

/** A plan on which so many processes have ended is likely to be what ends them. */
const MOST_LOSSES = 3;

/**
 * Puts a running plan that nobody runs any more back into the queue; one that was to stop ends as cancelled, and one that was
 * lost too often fails. Returns the state it has then, or undefined where the condition does not hold.
 */
export async function putBack(
  transaction: Transaction<Database>,
  planId: string,
  condition: PlanCondition,
  { isLoss, at }: PutBackOptions,
): Promise<LostPlan['state'] | undefined> {
  const plan = await transaction
    .selectFrom('plans')
    .select(['losses', 'cancel_requested_at'])
    .where('id', '=', planId)
    .where('state', '=', 'running')
    .where(condition)
    .forUpdate()
    .executeTakeFirst();
  if (plan === undefined) return undefined;
  const losses = plan.losses + (isLoss ? 1 : 0);
  const next = nextState(plan.cancel_requested_at !== null, losses);
  await transaction
    .updateTable('plans')
    .set({
      ...enter(next.state),
      losses,
      worker_id: null,
      ...(next.state === 'queued' ? { progress: null } : { finished_at: at, reason: next.reason }),
    })
    .where('id', '=', planId)
    .execute();
  await notify(transaction, { kind: 'state', planId });
  return next.state;
}

function nextState(
  isCancelled: boolean,
  losses: number,
): { state: 'queued' } | { state: 'cancelled' | 'failed'; reason: string } {
  if (isCancelled) return { state: 'cancelled', reason: 'Stopped on request before a roster was found.' };
  if (losses < MOST_LOSSES) return { state: 'queued' };
  const reason = 'Three processes ended while this plan ran, so it is not tried again by itself.';
  return { state: 'failed', reason };
}
