import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { jsonPath } from '../domain/problem.ts';
import { KEY_LIFE_HOURS } from '../jobs/keyed-creations.ts';
import type { IdempotencyKey } from '../store/key-use.ts';
import { ProblemError } from './problem-details.ts';

const HEADER = 'Idempotency-Key';

/** Visible characters of ASCII. */
const PATTERN = /^[!-~]{1,255}$/;

/** How a client makes sure that a request which it repeats creates one plan. */
export const idempotencyHeader = {
  [HEADER]: z
    .string()
    .regex(PATTERN)
    .optional()
    .meta({
      description: `A value of your own for this request, such as a UUID: 1 to 255 visible characters of ASCII. The same request sent again under it within ${KEY_LIFE_HOURS} hours creates nothing and answers with the plan that it created at first, as that is now; another request under it is refused. A refused request does not use its key up.`,
    }),
};

/**
 * The key a client has given its request; undefined when it has given none. Requests are the same when method, path with
 * query and the bytes of the body are.
 *
 * @throws ProblemError when it is no key.
 */
export function readIdempotencyKey(request: Request): IdempotencyKey | undefined {
  const key = request.get(HEADER);
  if (key === undefined) return undefined;
  if (!PATTERN.test(key)) {
    const message = 'expected 1 to 255 visible characters of ASCII';
    throw new ProblemError('invalid-request', { errors: [{ path: jsonPath(['headers', HEADER]), message }] });
  }
  const fingerprint = createHash('sha256')
    .update(`${request.method} ${request.originalUrl}\n`)
    .update(request.body as Buffer)
    .digest('hex');
  return { key, fingerprint };
}
