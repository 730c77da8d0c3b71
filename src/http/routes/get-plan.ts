import { Plan } from '../../domain/plan.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId } from '../read-request.ts';
import { unchanged, withETag } from '../revalidation.ts';

export const getPlan: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}',
  scope: 'read',
  document: {
    operationId: 'getPlan',
    tags: ['plans'],
    summary: 'State, progress and proof of a plan',
    requestParams: { path: PlanPath },
    responses: {
      200: jsonAnswer('The plan.', Plan, withETag),
      304: unchanged,
      ...problemAnswers('unknown-plan'),
    },
  },
  handle: async ({ plans }, request, response) => {
    const plan = await plans.find(await readPlanId(plans, request));
    if (plan === undefined) throw new ProblemError('unknown-plan');
    // Express derives the ETag from the body and answers 304 to a client that has it already.
    response.json(plan);
  },
};
