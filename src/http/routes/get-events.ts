import { createSession } from 'better-sse';
import { z } from 'zod';
import type { PlanEvent } from '../../jobs/plan-events.ts';
import { isFinal } from '../../jobs/plan-events.ts';
import { clientGone } from '../client-gone.ts';
import { problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { eventId, readEventPosition } from '../event-position.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId } from '../read-request.ts';

const LastEvent = z.object({
  'Last-Event-ID': z.string().optional().meta({
    description:
      'Id of the last event that was read, to go on after it. Browsers send it when they come back.',
  }),
});

export const getEvents: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/events',
  scope: 'read',
  document: {
    operationId: 'getEvents',
    tags: ['plans'],
    summary: 'Progress of a plan as server-sent events',
    description:
      'Begins with an event `state` that holds the plan as it is now, or goes on after `Last-Event-ID`, where each state that the plan has had since comes once and in order. `progress` brings stage, percent, incumbent, bound and gap; `state` brings the plan whenever its state changes; `removed` says it was deleted. The stream ends with the plan.',
    requestParams: { path: PlanPath, header: LastEvent },
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
      204: {
        description: 'The stream has been read to its end (`Last-Event-ID` is the id of its last event).',
      },
      ...problemAnswers('unknown-plan', 'invalid-request', 'event-streams-busy'),
    },
  },
  handle: async ({ plans, streams, closing }, request, response) => {
    const id = await readPlanId(plans, request);
    const traced = await plans.trace(id);
    if (traced === undefined) throw new ProblemError('unknown-plan');
    const given = readEventPosition(request);
    // A store that was restored from a dump knows less of the past than its clients.
    const after = given !== undefined && given.states > traced.states.length ? undefined : given;
    if (after?.states === traced.states.length && isFinal(traced.plan)) {
      return void response.status(204).end();
    }
    if (request.method === 'HEAD') return void response.type('text/event-stream').end();
    streams.enter(response);
    const session = await createSession(request, response);
    const signal = AbortSignal.any([closing, clientGone(response)]);
    for await (const { event, position } of plans.follow(id, signal, after)) {
      session.push(dataOf(event), event.kind, eventId(position));
    }
    response.end();
  },
};

function dataOf(event: PlanEvent): unknown {
  if (event.kind === 'removed') return null;
  return event.kind === 'state' ? event.plan : event.progress;
}
