import { PlanRequest } from '../../domain/plan-request.ts';
import { answerWithPlan, planAnswers, preferHeader } from '../answer-with-plan.ts';
import { problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Examples } from '../examples.ts';
import { refusalOf } from '../refusal.ts';

export const createPlan = (examples: Examples): Endpoint => ({
  method: 'post',
  path: '/v1/plans',
  document: {
    operationId: 'createPlan',
    tags: ['plans'],
    summary: 'Plan a shop’s week',
    description:
      'Queues a plan: forecast, calendars, targets, team and rules in; a roster with its proof out. A request that contradicts itself is refused before it is queued, and the answer lists every failing field.',
    requestParams: {
      header: preferHeader,
    },
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
      ...problemAnswers(
        'invalid-request',
        'broken-json',
        'body-too-large',
        'unsupported-media-type',
        'queue-full',
      ),
    },
  },
  handle: async (context, request, response) => {
    const admission = await context.admitter.admit(request.body as Buffer);
    if (admission.status !== 'accepted') throw refusalOf(admission);
    await answerWithPlan(context, admission.value, request, response);
  },
});
