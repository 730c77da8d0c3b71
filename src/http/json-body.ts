import express from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemError } from './problem-details.ts';

/** Reads a JSON body of at most `limitBytes` into `request.body`, or raises the problem that stands in the way. */
export function jsonBody(limitBytes: number): RequestHandler {
  const parse = express.json({ limit: limitBytes, strict: false, type: () => true });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!hasBody(request)) throw new ProblemError('broken-json', { detail: 'The body is empty.' });
    if (!request.is('application/json')) {
      const given = request.get('Content-Type') ?? 'none';
      throw discarding(
        request,
        new ProblemError('unsupported-media-type', { detail: `Content-Type: ${given}` }),
      );
    }
    parse(request, response, (error?: unknown) => {
      next(error === undefined ? undefined : discarding(request, bodyProblem(error, limitBytes)));
    });
  };
}

function hasBody(request: Request): boolean {
  const length = request.get('Content-Length');
  return length === undefined ? request.get('Transfer-Encoding') !== undefined : length !== '0';
}

/** Reads on and forgets, so that a client still sending gets to see the answer. */
function discarding(request: Request, problem: ProblemError): ProblemError {
  request.unpipe();
  request.resume();
  return problem;
}

function bodyProblem(error: unknown, limitBytes: number): ProblemError {
  const { type, status, message } = error as { type?: string; status?: number; message?: string };
  if (status === 413) return new ProblemError('body-too-large', { detail: `At most ${limitBytes} bytes.` });
  if (status === 415) return new ProblemError('unsupported-media-type', { detail: message ?? '' });
  if (type === 'entity.parse.failed') return new ProblemError('broken-json', { detail: message ?? '' });
  return new ProblemError('bad-request', { detail: 'The body ended early or is not encoded as it says.' });
}
