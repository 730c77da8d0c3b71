import { z } from 'zod';
import { Roster } from '../../domain/roster.ts';
import { unpackJson } from '../../store/packed-plan.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId, readQuery } from '../read-request.ts';
import { resultDocument } from '../result-document.ts';
import { answeredUnchanged, unchanged, withETag } from '../revalidation.ts';
import { selectRoster } from '../select-roster.ts';
import { sendPacked } from '../send-json.ts';

const Query = z
  .strictObject({
    agent: z
      .preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.string()).optional())
      .meta({ description: 'Only these people, by agent id; may be given more than once.' }),
    from: z.iso
      .date()
      .optional()
      .meta({ description: 'Only from this date on.', param: { example: '2026-11-23' } }),
    to: z.iso
      .date()
      .optional()
      .meta({ description: 'Only to this date, included.', param: { example: '2026-11-29' } }),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'must not be before `from`',
  });

export const getRoster: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/roster',
  scope: 'read',
  document: {
    operationId: 'getRoster',
    tags: ['results'],
    summary: 'The roster',
    description:
      'Everybody over the whole horizon, or the people and dates asked for; the certificate is always that of the whole.',
    requestParams: { path: PlanPath, query: Query },
    responses: {
      200: jsonAnswer('The roster.', Roster, withETag),
      304: unchanged,
      ...problemAnswers('unknown-plan', 'plan-not-finished', 'plan-without-roster', 'invalid-request'),
    },
  },
  handle: async ({ plans }, request, response) => {
    const { agent: agents, from, to } = readQuery(Query, request);
    const id = await readPlanId(plans, request);
    const packed = await resultDocument(plans, id, 'roster');
    if (agents === undefined && from === undefined && to === undefined) {
      if (answeredUnchanged(request, response, id)) return;
      return sendPacked(request, response, packed);
    }
    const roster = (await unpackJson(packed)) as Roster;
    // Only what can be answered can be unchanged.
    refuseStrangers(roster, agents ?? []);
    if (answeredUnchanged(request, response, id)) return;
    response.json(selectRoster(roster, { agents, from, to }));
  },
};

function refuseStrangers(roster: Roster, agents: readonly string[]): void {
  const known = new Set(roster.people.map(({ id }) => id));
  const strangers = agents.filter((agent) => !known.has(agent));
  if (strangers.length === 0) return;
  const errors = strangers.map((agent) => ({
    path: 'query.agent',
    message: `nobody on this roster has the id ${JSON.stringify(agent)}`,
  }));
  throw new ProblemError('invalid-request', { errors });
}
