import type { Request } from 'express';
import { ReplanRequest } from '../../domain/replan-request.ts';
import type { ReplanRequestInput } from '../../domain/replan-request.ts';
import type { AdmittedPlan } from '../../jobs/admission.ts';
import type { JudgedBody } from '../../jobs/judged-body.ts';
import {
  CREATION_PROBLEMS,
  CreationQuery,
  answerWithPlan,
  creationHeaders,
  planAnswers,
} from '../answer-with-plan.ts';
import { problemAnswers } from '../documented.ts';
import type { Endpoint, CallContext } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId } from '../read-request.ts';
import { resultDocument } from '../result-document.ts';

/** Nothing is different; what is missing already is closed where it can be. */
const unchanged: ReplanRequestInput = { absences: [] };

export const createReplan: Endpoint = {
  method: 'post',
  path: '/v1/plans/{id}/replans',
  scope: 'plan',
  budget: 'heavy',
  document: {
    operationId: 'createReplan',
    tags: ['plans'],
    summary: 'Change a finished plan as little as possible',
    description:
      'What is different since the roster was published in (absences, moved live streams, other demand); a new plan out whose roster keeps that of this plan but for what closes gaps: first buffer staff in calling order, then other times or days, then further shifts, then overtime. `replan` in its roster says what was done for each gap. Its request can be read, changed and sent again like any other.',
    requestParams: { path: PlanPath, query: CreationQuery, header: creationHeaders },
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: ReplanRequest, examples: { unchanged: { value: unchanged } } },
      },
    },
    responses: {
      ...planAnswers,
      ...problemAnswers('unknown-plan', 'plan-not-finished', 'plan-without-roster', ...CREATION_PROBLEMS),
    },
  },
  handle: (context, request, response) =>
    answerWithPlan(context, () => admitReplan(context, request), request, response),
};

/** Looks for the plan only when asked: what `latest` says is another plan when a request is repeated. */
async function admitReplan(
  { plans, admitter }: CallContext,
  request: Request,
): Promise<JudgedBody<AdmittedPlan>> {
  const id = await readPlanId(plans, request);
  const roster = await resultDocument(plans, id, 'roster');
  const sent = await plans.document(id, 'request');
  if (sent === undefined) throw new ProblemError('unknown-plan');
  return admitter.admitReplan(request.body as Buffer, { id, request: sent, roster });
}
