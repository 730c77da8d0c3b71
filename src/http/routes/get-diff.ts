import type { Request } from 'express';
import { z } from 'zod';
import { RosterDiff } from '../../domain/roster-diff.ts';
import type { Roster } from '../../domain/roster.ts';
import type { TenantPlans } from '../../jobs/tenant-plans.ts';
import { diffRosters } from '../../planning/roster-diff.ts';
import { unpackJson } from '../../store/packed-plan.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId, readQuery } from '../read-request.ts';
import { resultDocument } from '../result-document.ts';

const Query = z.strictObject({
  to: z.string().meta({
    description: 'Id of the plan that comes after, or `latest`.',
    param: { example: 'latest' },
  }),
});

export const getDiff: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/diff',
  scope: 'read',
  document: {
    operationId: 'getDiff',
    tags: ['results'],
    summary: 'What differs between two rosters',
    description:
      'Every date on which somebody’s shift was kept, moved, added or removed from the roster of this plan to that of another, over the dates both have.',
    requestParams: { path: PlanPath, query: Query },
    responses: {
      200: jsonAnswer('The differences.', RosterDiff),
      ...problemAnswers('unknown-plan', 'plan-not-finished', 'plan-without-roster', 'invalid-request'),
    },
  },
  handle: async ({ plans }, request, response) => {
    const { to } = readQuery(Query, request);
    const before = await rosterOf(plans, request);
    const after = await rosterOf(plans, { params: { id: to } }).catch(aboutOther);
    const diff = diffRosters(before, after);
    if (diff !== undefined) return void response.json(diff);
    const message = 'the two rosters have no date in common';
    throw new ProblemError('invalid-request', { errors: [{ path: 'query.to', message }] });
  },
};

/** @throws ProblemError without such a plan or roster. */
async function rosterOf(plans: TenantPlans, request: Pick<Request, 'params'>): Promise<Roster> {
  const id = await readPlanId(plans, request);
  return (await unpackJson(await resultDocument(plans, id, 'roster'))) as Roster;
}

/** Says that a problem is about the plan to compare with. */
function aboutOther(error: unknown): never {
  if (!(error instanceof ProblemError)) throw error;
  const { problem, options } = error;
  const detail = ['It is the plan that `to` names.', options.detail].filter(Boolean).join(' ');
  throw new ProblemError(problem, { ...options, detail });
}
