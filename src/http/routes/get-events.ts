import { createSession } from 'better-sse';
import { z } from 'zod';
import type { PlanEvent } from '../../jobs/plan-events.ts';
import { isFinal } from '../../jobs/plan-events.ts';
import { clientGone } from '../client-gone.ts';
import { problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId } from '../read-request.ts';

/** Id of the last event. A browser sends it when it comes back, and is told that there is no more. */
const END = 'end';

export const getEvents: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/events',
  document: {
    operationId: 'getEvents',
    tags: ['plans'],
    summary: 'Progress of a plan as server-sent events',
    description:
      'Begins with an event `state` that holds the plan as it is now. `progress` brings stage, percent, incumbent, bound and gap; `state` brings the plan whenever its state changes; `removed` says it was deleted. The stream ends with the plan.',
    requestParams: { path: PlanPath },
    responses: {
      200: {
        description: 'The stream.',
        content: {
          'text/event-stream': {
            schema: z.string().meta({
              description: 'Events `state` (data: a Plan), `progress` (data: a Progress) and `removed`.',
            }),
          },
        },
      },
      204: { description: 'The stream has been read to its end (`Last-Event-ID: end`).' },
      ...problemAnswers('unknown-plan'),
    },
  },
  handle: async ({ plans, closing }, request, response) => {
    const id = await readPlanId(plans, request);
    if ((await plans.find(id)) === undefined) throw new ProblemError('unknown-plan');
    if (request.get('Last-Event-ID') === END) return void response.status(204).end();
    const session = await createSession(request, response);
    let count = 0;
    for await (const event of plans.follow(id, AbortSignal.any([closing, clientGone(response)]))) {
      session.push(dataOf(event), event.kind, endsStream(event) ? END : String(++count));
    }
    response.end();
  },
};

function dataOf(event: PlanEvent): unknown {
  if (event.kind === 'removed') return null;
  return event.kind === 'state' ? event.plan : event.progress;
}

function endsStream(event: PlanEvent): boolean {
  return event.kind === 'removed' || (event.kind === 'state' && isFinal(event.plan));
}
