import type { JudgedBody } from '../jobs/judged-body.ts';
import { ProblemError } from './problem-details.ts';

/** The problem a refused body is answered with. */
export function refusalOf(judged: Exclude<JudgedBody<unknown>, { status: 'accepted' }>): ProblemError {
  if (judged.status === 'broken-json') return new ProblemError('broken-json', { detail: judged.message });
  const { errors, total } = judged;
  const detail = total > errors.length ? { detail: `The first ${errors.length} of ${total} errors.` } : {};
  return new ProblemError('invalid-request', { errors, ...detail });
}
