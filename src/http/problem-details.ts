import type { Request, Response } from 'express';
import { z } from 'zod';
import type { FieldError } from '../domain/problem.ts';

/** Everything that can be wrong, by the last part of its type. */
export const PROBLEMS = {
  'invalid-request': { status: 422, title: 'The request is not valid; every failing field is listed.' },
  'broken-json': { status: 400, title: 'The body is not JSON.' },
  'bad-request': { status: 400, title: 'The request cannot be read.' },
  'not-authenticated': { status: 401, title: 'The caller is not known: a key is missing or not good.' },
  forbidden: { status: 403, title: 'The caller may not do this.' },
  'unknown-path': { status: 404, title: 'There is nothing at this path.' },
  'unknown-webhook': { status: 404, title: 'There is no such webhook.' },
  'too-many-webhooks': { status: 409, title: 'There are as many webhooks as there may be.' },
  'unknown-plan': { status: 404, title: 'There is no such plan.' },
  'unknown-key': { status: 404, title: 'There is no such key.' },
  'unknown-example': { status: 404, title: 'There is no example of this name.' },
  'unknown-problem': { status: 404, title: 'There is no problem of this name.' },
  'method-not-allowed': { status: 405, title: 'This path does not take this method.' },
  'not-acceptable': { status: 406, title: 'None of the media types asked for is offered here.' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time.' },
  'plan-not-finished': { status: 409, title: 'The plan is not finished yet.' },
  'plan-without-roster': { status: 409, title: 'The plan ended without a roster.' },
  'roster-breaks-rules': { status: 409, title: 'The roster breaks required rules.' },
  'idempotency-key-busy': {
    status: 409,
    title: 'A request under this idempotency key is still being admitted.',
    retryAfterSeconds: 1,
  },
  'plan-already-final': { status: 409, title: 'The plan has ended and cannot be cancelled any more.' },
  'plan-removed': { status: 410, title: 'The plan that this request created at first has been removed.' },
  'body-too-large': { status: 413, title: 'The body is too large.' },
  'unsupported-media-type': { status: 415, title: 'The body has to be application/json in UTF-8.' },
  'idempotency-key-reused': {
    status: 422,
    title: 'Another request has been sent under this idempotency key.',
  },
  'too-many-requests': { status: 429, title: 'This client makes too many calls.' },
  'queue-full': { status: 429, title: 'Too many plans are waiting.', retryAfterSeconds: 10 },
  'calculations-busy': { status: 429, title: 'Too many calculations are waiting.', retryAfterSeconds: 5 },
  'event-streams-busy': { status: 429, title: 'Too many event streams are open.', retryAfterSeconds: 5 },
  'headers-too-large': { status: 431, title: 'The headers are too large.' },
  'internal-error': { status: 500, title: 'The service failed; the log tells more.' },
  'service-unavailable': {
    status: 503,
    title: 'The service cannot work at the moment.',
    retryAfterSeconds: 5,
  },
  'store-full': {
    status: 503,
    title: 'The service has no space left to keep what was sent; what is kept can be read.',
    retryAfterSeconds: 60,
  },
} as const satisfies Record<string, ProblemKind>;

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** When it is worth trying again, for what passes by itself. */
  readonly retryAfterSeconds?: number;
}

export type ProblemName = keyof typeof PROBLEMS;

/** Problem details, RFC 9457. */
export const ProblemDetails = z
  .strictObject({
    type: z.string().meta({
      description: 'Identifies the kind of problem; stable, and a path of this service that describes it.',
      examples: ['/problems/invalid-request'],
    }),
    title: z.string().meta({ description: 'The kind of problem in one sentence.' }),
    status: z.int().meta({ description: 'The HTTP status.', examples: [422] }),
    detail: z.string().optional().meta({ description: 'What was wrong this time.' }),
    instance: z
      .string()
      .optional()
      .meta({
        description: 'Path of the request; left out where the request could not be read.',
        examples: ['/v1/plans'],
      }),
    requestId: z
      .string()
      .optional()
      .meta({
        description:
          'Id of the request in the log, as in `X-Request-Id`; left out where the request could not be read.',
        examples: ['8a6e0804-2bd0-4672-b79d-d97027f9071a'],
      }),
    errors: z
      .array(
        z.strictObject({
          path: z.string().meta({
            description: 'JSON path of the field; empty for the whole body.',
            examples: ['queues[1].handling.concurrency'],
          }),
          message: z.string().meta({ description: 'What is wrong and what would be accepted.' }),
        }),
      )
      .optional()
      .meta({ description: 'Every failing field.' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' });
export type ProblemDetails = z.infer<typeof ProblemDetails>;

export interface ProblemOptions {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that cannot be fulfilled; thrown by whoever notices, answered in one place. */
export class ProblemError extends Error {
  readonly problem: ProblemName;
  readonly options: ProblemOptions;

  constructor(problem: ProblemName, options: ProblemOptions = {}) {
    super(options.detail ?? PROBLEMS[problem].title);
    this.problem = problem;
    this.options = options;
  }
}

/** Path that describes a kind of problem. */
export function problemType(problem: ProblemName): string {
  return `/problems/${problem}`;
}

/** Answers with a problem document. */
export function sendProblem(request: Request, response: Response, error: ProblemError): void {
  const { status, title, retryAfterSeconds }: ProblemKind = PROBLEMS[error.problem];
  const { detail, errors, headers } = error.options;
  const body: ProblemDetails = {
    type: problemType(error.problem),
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    instance: request.originalUrl.split('?')[0],
    requestId: response.get('X-Request-Id') ?? '',
    ...(errors === undefined ? {} : { errors: errors.map(({ path, message }) => ({ path, message })) }),
  };
  // Express would send an ETag of what differs every time.
  response
    .status(status)
    .set({
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      ...headers,
      'Content-Type': 'application/problem+json',
    })
    .end(JSON.stringify(body));
}
