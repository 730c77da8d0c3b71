import { Explanation } from '../../domain/explanation.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { PlanPath, readPlanId } from '../read-request.ts';
import { resultDocument } from '../result-document.ts';
import { answeredUnchanged, unchanged, withETag } from '../revalidation.ts';
import { sendPacked } from '../send-json.ts';

export const getExplanation: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/explanation',
  scope: 'read',
  document: {
    operationId: 'getExplanation',
    tags: ['results'],
    summary: 'Why the plan needs what it needs',
    requestParams: { path: PlanPath },
    responses: {
      200: jsonAnswer(
        'The hours and targets that drive the headcount, and who is there beyond what is asked for.',
        Explanation,
        withETag,
      ),
      304: unchanged,
      ...problemAnswers('unknown-plan', 'plan-not-finished', 'plan-without-roster'),
    },
  },
  handle: async ({ plans }, request, response) => {
    const id = await readPlanId(plans, request);
    const explanation = await resultDocument(plans, id, 'explanation');
    if (!answeredUnchanged(request, response, id)) await sendPacked(request, response, explanation);
  },
};
