import type { FieldError } from '../domain/problem.ts';

/** What became of a body that a client sent. */
export type JudgedBody<Value> =
  | { readonly status: 'accepted'; readonly value: Value }
  /** `total` counts all errors, of which only the first are listed when there are very many. */
  | { readonly status: 'refused'; readonly errors: readonly FieldError[]; readonly total: number }
  | { readonly status: 'broken-json'; readonly message: string };

/** What a judge makes of a body that is JSON. */
export type Verdict<Value> =
  | { readonly status: 'accepted'; readonly value: Value }
  | { readonly status: 'refused'; readonly errors: readonly FieldError[] };

/** An answer of more errors than this helps nobody. */
const MOST_ERRORS = 1000;

/** Reads a body (JSON in UTF-8) and judges it, in the caller's thread. */
export function judgeBody<Value>(
  body: Uint8Array,
  judge: (json: unknown) => Verdict<Value>,
): JudgedBody<Value> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return { status: 'broken-json', message: (error as Error).message };
  }
  const verdict = judge(json);
  if (verdict.status === 'accepted') return verdict;
  const { errors } = verdict;
  return { status: 'refused', errors: errors.slice(0, MOST_ERRORS), total: errors.length };
}
