import type { Request } from 'express';
import { z } from 'zod';
import { issueMessage, jsonPath } from '../domain/problem.ts';
import type { TenantPlans } from '../jobs/tenant-plans.ts';
import { ProblemError } from './problem-details.ts';

/** The path parameter of calls about one plan. */
export const PlanPath = z.strictObject({
  id: z.string().meta({
    description: 'Id of the plan, or `latest` for the one created last.',
    param: { example: 'latest' },
  }),
});

const PLAN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The plan a path speaks of, with `latest` resolved.
 *
 * @throws ProblemError when the id cannot be one.
 */
export async function readPlanId(plans: TenantPlans, { params }: Pick<Request, 'params'>): Promise<string> {
  const { id } = params;
  const resolved = id === 'latest' ? await plans.newest() : id;
  if (typeof resolved !== 'string' || !PLAN_ID.test(resolved)) throw new ProblemError('unknown-plan');
  return resolved;
}

/**
 * The query of a request, by its schema.
 *
 * @throws ProblemError that lists every failing parameter.
 */
export function readQuery<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const parsed = schema.safeParse(request.query);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error, ['query'], 'unknown parameter');
}

function invalid({ issues }: z.ZodError, place: readonly string[], unknown: string): ProblemError {
  const errors = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: jsonPath([...place, ...issue.path, key]), message: unknown }))
      : [{ path: jsonPath([...place, ...issue.path]), message: issueMessage(issue) }],
  );
  return new ProblemError('invalid-request', { errors });
}

/** Reading a larger body as JSON would hold up the service. */
const SMALL_BYTES = 10_000;

/**
 * A short JSON body, by its schema.
 *
 * @throws ProblemError when it is not JSON or too large, and with every failing field.
 */
export function readSmallJson<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const body = request.body as Buffer;
  if (body.length > SMALL_BYTES)
    throw new ProblemError('body-too-large', { detail: `At most ${SMALL_BYTES} bytes.` });
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error, [], 'unknown field');
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new ProblemError('broken-json', { detail: (error as Error).message });
  }
}

/** A parameter that is a whole number in digits, from `least` to `most`. */
export function wholeNumber(least: number, most: number, whenAbsent: number): z.ZodType<number> {
  const error = `expected a whole number from ${least} to ${most}`;
  const number = z.int(error).min(least, error).max(most, error).default(whenAbsent);
  // Number() would take 1e1, 0x0A and a blank as well.
  return z.preprocess(
    (text) => (typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : text),
    number,
  );
}

/** Seconds a client wants to wait (`Prefer: wait=N`, RFC 7240), at most `limit`; undefined when it does not. */
export function preferredWait(request: Request, limit: number): number | undefined {
  const match = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:$|[,;])/i.exec(request.get('Prefer') ?? '');
  return match === null ? undefined : Math.min(Number(match[1]), limit);
}
