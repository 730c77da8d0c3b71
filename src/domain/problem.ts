import type { z } from 'zod';

/** One thing wrong with a request: where, what, and what would be accepted. */
export interface FieldError {
  /** JSON path from the request’s root, such as `queues[1].handling.concurrency`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** Joins path parts the way people write them: `team.agents[3].skills[0]`. */
export function jsonPath(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    const name = String(part);
    if (!/^[A-Za-z_]\w*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

/** What is wrong with a field in the words of its schema; of one that is not there, that it is not. */
export function issueMessage(issue: z.core.$ZodIssue): string {
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return isMissing ? `is missing; expected ${issue.expected}` : issue.message;
}
