import { z } from 'zod';
import { isFinal } from '../../jobs/plan-events.ts';
import { Plan } from '../../domain/plan.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId, readQuery } from '../read-request.ts';

const Query = z.strictObject({
  despiteViolations: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether a roster is published although it breaks required rules.' }),
});

export const publishPlan: Endpoint = {
  method: 'post',
  path: '/v1/plans/{id}/publish',
  scope: 'plan',
  document: {
    operationId: 'publishPlan',
    tags: ['plans'],
    summary: 'Say that people may rely on the roster',
    description:
      'Notes the moment in the plan and tells webhooks (`roster.published`). A roster is published once and stays so: publishing it again answers the same. What changes later is planned as a replan, whose roster is published by itself.',
    requestParams: { path: PlanPath, query: Query },
    responses: {
      200: jsonAnswer('The plan with `publishedAt`.', Plan),
      ...problemAnswers(
        'unknown-plan',
        'plan-not-finished',
        'plan-without-roster',
        'roster-breaks-rules',
        'invalid-request',
      ),
    },
  },
  handle: async ({ plans }, request, response) => {
    const { despiteViolations } = readQuery(Query, request);
    const id = await readPlanId(plans, request);
    const plan = await plans.find(id);
    if (plan === undefined) throw new ProblemError('unknown-plan');
    if (plan.publishedAt === null) assertPublishable(plan, despiteViolations === 'true');
    const published = await plans.publish(id);
    if (published === undefined) throw new ProblemError('unknown-plan');
    response.json(published);
  },
};

/** @throws ProblemError that says why a roster cannot be published, or should not. */
function assertPublishable(plan: Plan, despiteViolations: boolean): void {
  if (!isFinal(plan)) throw new ProblemError('plan-not-finished', { detail: `It is ${plan.state}.` });
  if (plan.outcome === null)
    throw new ProblemError('plan-without-roster', { detail: plan.reason ?? `It is ${plan.state}.` });
  const { requiredViolations } = plan.outcome;
  if (requiredViolations === 0 || despiteViolations) return;
  const detail = `Breaches of required rules: ${requiredViolations}. Add ?despiteViolations=true to publish it all the same.`;
  throw new ProblemError('roster-breaks-rules', { detail });
}
