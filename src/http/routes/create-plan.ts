import { PlanRequest } from '../../domain/plan-request.ts';
import {
  CREATION_PROBLEMS,
  CreationQuery,
  answerWithPlan,
  creationHeaders,
  planAnswers,
} from '../answer-with-plan.ts';
import { problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Examples } from '../examples.ts';

export const createPlan = (examples: Examples): Endpoint => ({
  method: 'post',
  path: '/v1/plans',
  scope: 'plan',
  budget: 'heavy',
  document: {
    operationId: 'createPlan',
    tags: ['plans'],
    summary: 'Plan a shop’s week',
    description:
      'Queues a plan: forecast, calendars, targets, team and rules in; a roster with its proof out. A request that contradicts itself is refused before it is queued, and the answer lists every failing field.',
    requestParams: { query: CreationQuery, header: creationHeaders },
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: PlanRequest,
          examples: Object.fromEntries([...examples].map(([name, value]) => [name, { value }])),
        },
      },
    },
    responses: {
      ...planAnswers,
      ...problemAnswers(...CREATION_PROBLEMS),
    },
  },
  handle: (context, request, response) =>
    answerWithPlan(context, () => context.admitter.admit(request.body as Buffer), request, response),
});
