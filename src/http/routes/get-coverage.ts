import { Coverage } from '../../domain/roster.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { PlanPath, readPlanId } from '../read-request.ts';
import { resultDocument } from '../result-document.ts';
import { answeredUnchanged, unchanged, withETag } from '../revalidation.ts';
import { sendPacked } from '../send-json.ts';

export const getCoverage: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/coverage',
  scope: 'read',
  document: {
    operationId: 'getCoverage',
    tags: ['results'],
    summary: 'Demand, requirement and staff of every interval',
    requestParams: { path: PlanPath },
    responses: {
      200: jsonAnswer('Every open interval, per queue and over all queues.', Coverage, withETag),
      304: unchanged,
      ...problemAnswers('unknown-plan', 'plan-not-finished', 'plan-without-roster'),
    },
  },
  handle: async ({ plans }, request, response) => {
    const id = await readPlanId(plans, request);
    const coverage = await resultDocument(plans, id, 'coverage');
    if (!answeredUnchanged(request, response, id)) await sendPacked(request, response, coverage);
  },
};
