import type { z } from 'zod';
import { issueMessage, jsonPath } from '../../domain/problem.ts';
import type { FieldError } from '../../domain/problem.ts';

/** Everything wrong with the shape of a request, in the terms of its fields. */
export function shapeErrors({ issues }: z.ZodError): FieldError[] {
  return issues.flatMap(fieldErrors);
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
  return [{ path: jsonPath(issue.path), message: issueMessage(issue) }];
}

/** The union branch that came nearest: the one whose first complaint lies deepest, then the one with fewest complaints. */
function closestBranch<Inner extends { path: PropertyKey[] }>(branches: readonly Inner[][]): Inner[] {
  const depth = (branch: Inner[]): number => Math.max(...branch.map((issue) => issue.path.length));
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}
