import { problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId } from '../read-request.ts';

export const deletePlan: Endpoint = {
  method: 'delete',
  path: '/v1/plans/{id}',
  scope: 'plan',
  document: {
    operationId: 'deletePlan',
    tags: ['plans'],
    summary: 'Remove a plan with its request and roster',
    description: 'A plan that runs is ended at once.',
    requestParams: { path: PlanPath },
    responses: { 204: { description: 'Removed.' }, ...problemAnswers('unknown-plan') },
  },
  handle: async ({ plans }, request, response) => {
    if (!(await plans.remove(await readPlanId(plans, request)))) throw new ProblemError('unknown-plan');
    response.status(204).end();
  },
};
