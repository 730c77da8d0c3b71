import { problemAnswers, requestAnswer } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId } from '../read-request.ts';
import { answeredUnchanged, unchanged, withETag } from '../revalidation.ts';
import { sendPacked } from '../send-json.ts';

export const getRequest: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/request',
  scope: 'read',
  document: {
    operationId: 'getRequest',
    tags: ['plans'],
    summary: 'The request of a plan as it was sent',
    description: 'To send it again, as it is or changed.',
    requestParams: { path: PlanPath },
    responses: {
      200: requestAnswer(withETag),
      304: unchanged,
      ...problemAnswers('unknown-plan'),
    },
  },
  handle: async ({ plans }, request, response) => {
    const id = await readPlanId(plans, request);
    const sent = await plans.document(id, 'request');
    if (sent === undefined) throw new ProblemError('unknown-plan');
    if (!answeredUnchanged(request, response, id)) await sendPacked(request, response, sent);
  },
};
