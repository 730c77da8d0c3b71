import { z } from 'zod';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { PROBLEMS, ProblemError, problemType } from '../problem-details.ts';
import type { ProblemName } from '../problem-details.ts';
import { unchanged, withETag } from '../revalidation.ts';

export const ProblemKind = z
  .strictObject({ type: z.string(), title: z.string(), status: z.int() })
  .meta({ id: 'ProblemKind' });

export const getProblem: Endpoint = {
  method: 'get',
  path: '/problems/{name}',
  scope: 'none',
  document: {
    operationId: 'getProblem',
    tags: ['reference'],
    summary: 'What a problem’s type stands for',
    requestParams: {
      path: z.strictObject({
        name: z
          .string()
          .meta({ description: 'Last part of the type.', param: { example: 'invalid-request' } }),
      }),
    },
    responses: {
      200: jsonAnswer('The kind of problem.', ProblemKind, withETag),
      304: unchanged,
      ...problemAnswers('unknown-problem'),
    },
  },
  handle: (_service, request, response) => {
    const name = String(request.params.name);
    if (!Object.hasOwn(PROBLEMS, name)) throw new ProblemError('unknown-problem');
    const { title, status } = PROBLEMS[name as ProblemName];
    response.json({ type: problemType(name as ProblemName), title, status });
  },
};
