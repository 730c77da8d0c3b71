import type { z } from 'zod';
import { PlanRequest } from '../domain/plan-request.ts';
import { jsonPath } from '../domain/problem.ts';
import type { FieldError } from '../domain/problem.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { crossChecks } from './admission/cross-checks.ts';
import { resolveRequest } from './admission/resolve.ts';

export type Admission =
  | { readonly status: 'admitted'; readonly request: ResolvedRequest }
  | { readonly status: 'refused'; readonly errors: readonly FieldError[] };

/**
 * Lets a request in or says everything that is wrong with it: first the shape of every field, then what only the whole
 * can tell (references, calendars, team, targets out of reach, size).
 */
export function admit(body: unknown): Admission {
  const parsed = PlanRequest.safeParse(body);
  if (!parsed.success) return { status: 'refused', errors: parsed.error.issues.flatMap(fieldErrors) };
  const request = resolveRequest(parsed.data);
  const errors = crossChecks(parsed.data, request);
  return errors.length === 0 ? { status: 'admitted', request } : { status: 'refused', errors };
}

type Issue = z.core.$ZodIssue;

function fieldErrors(issue: Issue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: jsonPath([...issue.path, key]), message: 'unknown field' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return closestBranch(issue.errors).flatMap((inner) =>
      fieldErrors({ ...inner, path: [...issue.path, ...inner.path] }),
    );
  }
  return [{ path: jsonPath(issue.path), message: issue.message }];
}

/** The union branch that came nearest: the one whose first complaint lies deepest, then the one with fewest complaints. */
function closestBranch<Inner extends { path: PropertyKey[] }>(branches: readonly Inner[][]): Inner[] {
  const depth = (branch: Inner[]): number => Math.max(...branch.map((issue) => issue.path.length));
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}
