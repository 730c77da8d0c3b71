import { isFinal } from '../jobs/plan-events.ts';
import type { TenantPlans } from '../jobs/tenant-plans.ts';
import type { GzipJson } from '../store/packed-plan.ts';
import { ProblemError } from './problem-details.ts';

/**
 * A document that a plan has once it ended well.
 *
 * @throws ProblemError when there is no such plan, or it has none (yet).
 */
export async function resultDocument(
  plans: TenantPlans,
  id: string,
  kind: 'roster' | 'coverage' | 'explanation',
): Promise<GzipJson> {
  const document = await plans.document(id, kind);
  if (document !== undefined) return document;
  const plan = await plans.find(id);
  if (plan === undefined) throw new ProblemError('unknown-plan');
  if (!isFinal(plan)) throw new ProblemError('plan-not-finished', { detail: `It is ${plan.state}.` });
  throw new ProblemError('plan-without-roster', { detail: plan.reason ?? `It is ${plan.state}.` });
}
