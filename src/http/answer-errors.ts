import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { ThreadsClosedError } from '../jobs/threads-closed-error.ts';
import { StoreFullError, StoreUnavailableError } from '../store/store.ts';
import type { ServiceContext } from './endpoint.ts';
import { ProblemError, sendProblem } from './problem-details.ts';

/** Answers what was thrown with the problem that it is, and logs what nobody but an administrator can do anything about. */
export function answerErrors(
  { metrics, closing }: Pick<ServiceContext, 'metrics' | 'closing'>,
  log: Logger,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    const requestLog = request.log ?? log;
    if (problem.problem === 'internal-error') requestLog.error({ err: error }, 'a request failed');
    else if (error instanceof StoreUnavailableError && !closing.aborted) {
      requestLog.error({ err: error.cause }, error.message);
    }
    metrics?.requests.refused(problem.problem);
    sendProblem(request, response, problem);
  };
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreFullError) return new ProblemError('store-full');
  if (error instanceof StoreUnavailableError || error instanceof ThreadsClosedError)
    return new ProblemError('service-unavailable');
  if (error instanceof URIError)
    return new ProblemError('bad-request', { detail: 'The path is not encoded well.' });
  return new ProblemError('internal-error');
}
