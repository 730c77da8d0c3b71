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
  const errors = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: jsonPath(['query', key]), message: 'unknown parameter' }))
      : [{ path: jsonPath(['query', ...issue.path]), message: issueMessage(issue) }],
  );
  throw new ProblemError('invalid-request', { errors });
}

/** Seconds a client wants to wait (`Prefer: wait=N`, RFC 7240), at most `limit`; undefined when it does not. */
export function preferredWait(request: Request, limit: number): number | undefined {
  const match = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:$|[,;])/i.exec(request.get('Prefer') ?? '');
  return match === null ? undefined : Math.min(Number(match[1]), limit);
}
