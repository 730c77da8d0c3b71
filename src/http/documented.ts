import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import type { Answers, Endpoint } from './endpoint.ts';
import { PROBLEMS, ProblemDetails } from './problem-details.ts';
import type { ProblemName } from './problem-details.ts';

/** A JSON answer, as the document states it. */
export function jsonAnswer(
  description: string,
  schema: z.ZodType,
  headers?: ZodOpenApiResponseObject['headers'],
): ZodOpenApiResponseObject {
  return { description, content: { 'application/json': { schema } }, ...(headers && { headers }) };
}

/** A request given back as it was sent: what a client writes, without the defaults that reading it fills in. */
export function requestAnswer(headers?: ZodOpenApiResponseObject['headers']): ZodOpenApiResponseObject {
  const schema = { $ref: '#/components/schemas/PlanRequest' };
  return {
    description: 'The request.',
    content: { 'application/json': { schema } },
    ...(headers && { headers }),
  };
}

/** What a problem that passes by itself says beside itself. */
const retryHeader = z.object({
  'Retry-After': z
    .string()
    .optional()
    .meta({
      description: 'Seconds after which it is worth trying again.',
      header: { id: 'RetryAfter' },
      examples: ['5'],
    }),
});

/** What any call may answer. */
const ANYWHERE: readonly ProblemName[] = [
  'bad-request',
  'not-acceptable',
  'request-timeout',
  'headers-too-large',
  'internal-error',
  'service-unavailable',
  'store-full',
];

/** The problems a call can answer with, as the document states them: one answer per status. */
export function problemAnswers(...problems: readonly ProblemName[]): Answers {
  return unlimitedProblemAnswers(...problems, 'too-many-requests');
}

/** Name of the way to authenticate, in the document. */
export const SECURITY = 'key';

const challenge = z.object({
  'WWW-Authenticate': z.string().meta({
    description: 'How to authenticate, and what was wrong with how it was tried (RFC 6750).',
    examples: ['Bearer realm="paiban", error="invalid_token"'],
  }),
});

/** A call with what the document says of who may make it. */
export function guarded(endpoint: Endpoint): Endpoint {
  const { scope, document } = endpoint;
  if (scope === 'none') return { ...endpoint, document: { ...document, security: [] } };
  const refusals = problemStatuses(['not-authenticated', 'forbidden']);
  for (const answer of Object.values(refusals)) Object.assign(answer, { headers: challenge });
  const responses = { ...document.responses, ...refusals };
  return { ...endpoint, document: { ...document, security: [{ [SECURITY]: [scope] }], responses } };
}

/** The same of a call that clients may make as often as they like. */
export function unlimitedProblemAnswers(...problems: readonly ProblemName[]): Answers {
  return problemStatuses([...problems, ...ANYWHERE]);
}

function problemStatuses(names: readonly ProblemName[]): Answers {
  const statuses = [...new Set(names.map((name) => PROBLEMS[name].status))];
  return Object.fromEntries(
    statuses.map((status): [string, ZodOpenApiResponseObject] => {
      const problems = names.filter((name) => PROBLEMS[name].status === status);
      const passes = problems.some(
        (name) => name === 'too-many-requests' || 'retryAfterSeconds' in PROBLEMS[name],
      );
      return [
        String(status),
        {
          description: problems.map((name) => PROBLEMS[name].title).join(' '),
          content: { 'application/problem+json': { schema: ProblemDetails } },
          ...(passes && { headers: retryHeader }),
        },
      ];
    }),
  );
}
