import { Plan } from '../../domain/plan.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId } from '../read-request.ts';

export const cancelPlan: Endpoint = {
  method: 'post',
  path: '/v1/plans/{id}/cancel',
  scope: 'plan',
  document: {
    operationId: 'cancelPlan',
    tags: ['plans'],
    summary: 'Stop a plan early and keep the best roster',
    description: 'A running plan ends within seconds as `cancelled`; the roster it had reached can be read.',
    requestParams: { path: PlanPath },
    responses: {
      202: jsonAnswer('The plan is stopping, or has been taken out of the queue.', Plan),
      ...problemAnswers('unknown-plan', 'plan-already-final'),
    },
  },
  handle: async ({ plans }, request, response) => {
    const cancellation = await plans.cancel(await readPlanId(plans, request));
    if (cancellation.status === 'unknown') throw new ProblemError('unknown-plan');
    if (cancellation.status === 'already-final') {
      throw new ProblemError('plan-already-final', { detail: `It is ${cancellation.plan.state}.` });
    }
    response.status(202).json(cancellation.plan);
  },
};
