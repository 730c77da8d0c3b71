import { z } from 'zod';
import { PlanSummary } from '../../domain/plan.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { readQuery, wholeNumber } from '../read-request.ts';

const encode = (position: number): string => Buffer.from(String(position)).toString('base64url');
const decode = (cursor: string): number => Number(Buffer.from(cursor, 'base64url').toString());

const Query = z.strictObject({
  limit: wholeNumber(1, 100, 20).meta({ description: 'Plans on a page, 1–100.', param: { example: 20 } }),
  cursor: z
    .string()
    .max(40)
    .refine(
      (cursor) =>
        Number.isSafeInteger(decode(cursor)) && decode(cursor) > 0 && encode(decode(cursor)) === cursor,
      {
        error: 'expected the `next` of an earlier page',
      },
    )
    .transform(decode)
    .optional()
    .meta({ type: 'string', description: 'Where to go on: the `next` of the page before.' }),
});

export const PlanList = z
  .strictObject({
    plans: z.array(PlanSummary).meta({ description: 'Newest first.' }),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last.' }),
  })
  .meta({ id: 'PlanList' });
type PlanList = z.infer<typeof PlanList>;

export const listPlans: Endpoint = {
  method: 'get',
  path: '/v1/plans',
  scope: 'read',
  document: {
    operationId: 'listPlans',
    tags: ['plans'],
    summary: 'List plans, newest first',
    requestParams: { query: Query },
    responses: { 200: jsonAnswer('One page.', PlanList), ...problemAnswers('invalid-request') },
  },
  handle: async ({ plans }, request, response) => {
    const { limit, cursor } = readQuery(Query, request);
    const page = await plans.page({ limit, ...(cursor === undefined ? {} : { before: cursor }) });
    const list: PlanList = {
      plans: [...page.plans],
      next: page.next === undefined ? null : encode(page.next),
    };
    response.json(list);
  },
};
