import { z } from 'zod';
import { CellExplanation } from '../../domain/cell.ts';
import { inflateJson } from '../../store/packed-plan.ts';
import { calculated } from '../answer-calculation.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { PlanPath, readPlanId, readQuery } from '../read-request.ts';
import { resultDocument } from '../result-document.ts';
import { answeredUnchanged, unchanged, withETag } from '../revalidation.ts';

const Query = z.strictObject({
  agent: z
    .string()
    .min(1)
    .meta({ description: 'Agent id, as in the roster.', param: { example: 'a01' } }),
  date: z.iso.date().meta({ description: 'Date in the shop’s time zone.', param: { example: '2026-11-23' } }),
});

export const getCellExplanation: Endpoint = {
  method: 'get',
  path: '/v1/plans/{id}/explanations',
  scope: 'read',
  budget: 'heavy',
  document: {
    operationId: 'getCellExplanation',
    tags: ['results'],
    summary: 'Why one person works, or is off, on one date',
    description:
      'What would be missing without the shift, and the best alternatives: other shifts, a day off, an exchange with a colleague, each with who would be missing, which rules the audit finds broken, and what it would cost. Why the plan as a whole needs what it needs stands at `/explanation`.',
    requestParams: { path: PlanPath, query: Query },
    responses: {
      200: jsonAnswer('The cell of the roster, explained.', CellExplanation, withETag),
      304: unchanged,
      ...problemAnswers(
        'unknown-plan',
        'plan-not-finished',
        'plan-without-roster',
        'invalid-request',
        'calculations-busy',
      ),
    },
  },
  handle: async ({ plans, calculator }, request, response) => {
    const question = readQuery(Query, request);
    const id = await readPlanId(plans, request);
    const packed = await resultDocument(plans, id, 'roster');
    if (answeredUnchanged(request, response, id)) return;
    const resolved = await plans.document(id, 'resolved');
    if (resolved === undefined) throw new ProblemError('unknown-plan');
    const [asked, roster] = await Promise.all([inflateJson(resolved), inflateJson(packed)]);
    // Both are JSON already, and reading megabytes of it would hold up this thread.
    const body = Buffer.concat([
      Buffer.from(JSON.stringify(question).slice(0, -1)),
      Buffer.from(',"request":'),
      asked,
      Buffer.from(',"roster":'),
      roster,
      Buffer.from('}'),
    ]);
    response.type('application/json').send(await calculated(calculator, 'cell', body));
  },
};
