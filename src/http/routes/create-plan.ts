import { z } from 'zod';
import { PlanRequest } from '../../domain/plan-request.ts';
import { Plan } from '../../domain/plan.ts';
import { clientGone } from '../client-gone.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Examples } from '../examples.ts';
import { ProblemError } from '../problem-details.ts';
import { preferredWait } from '../read-request.ts';
import { refusalOf } from '../refusal.ts';

const LONGEST_WAIT_SECONDS = 120;
const RETRY_AFTER_SECONDS = 10;

const location = z.string().meta({ description: 'Path of the plan.', examples: ['/v1/plans/latest'] });

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
      header: z.object({
        Prefer: z
          .string()
          .optional()
          .meta({
            description: `\`wait=N\` waits up to N seconds (at most ${LONGEST_WAIT_SECONDS}) and answers 201 with the finished plan, if it is done by then.`,
            param: { example: 'wait=30' },
          }),
      }),
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
      201: jsonAnswer('The plan has ended within the time waited.', Plan, z.object({ Location: location })),
      202: jsonAnswer('The plan is queued.', Plan, z.object({ Location: location })),
      ...problemAnswers(
        'invalid-request',
        'broken-json',
        'body-too-large',
        'unsupported-media-type',
        'queue-full',
      ),
    },
  },
  handle: async ({ plans, admitter, closing }, request, response) => {
    const admission = await admitter.admit(request.body as Buffer);
    if (admission.status !== 'accepted') throw refusalOf(admission);
    const creation = await plans.create(admission.value);
    if (creation.status === 'queue-full') {
      throw new ProblemError('queue-full', { headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } });
    }
    const { plan } = creation;
    response.location(`/v1/plans/${plan.id}`);
    const seconds = preferredWait(request, LONGEST_WAIT_SECONDS);
    if (seconds === undefined) return void response.status(202).json(plan);
    response.set('Preference-Applied', `wait=${seconds}`);
    const enough = AbortSignal.any([AbortSignal.timeout(seconds * 1000), closing, clientGone(response)]);
    const finished = await plans.finished(plan.id, enough);
    if (finished === undefined) response.status(202).json((await plans.find(plan.id)) ?? plan);
    else response.status(201).json(finished);
  },
});
