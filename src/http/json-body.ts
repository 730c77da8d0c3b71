import express from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemError } from './problem-details.ts';

/**
 * Reads a JSON body of at most `limitBytes` into `request.body` as bytes, or raises the problem that stands in the way.
 * Bytes, because reading a large one as JSON would hold up the service.
 */
export function jsonBody(limitBytes: number): RequestHandler {
  const read = express.raw({ limit: limitBytes, type: () => true });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!hasBody(request)) throw new ProblemError('broken-json', { detail: 'The body is empty.' });
    const type = request.get('Content-Type') ?? 'none';
    if (!request.is('application/json') || !/^[^;]*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
      throw new ProblemError('unsupported-media-type', { detail: `Content-Type: ${type}` });
    }
    read(request, response, (error?: unknown) => {
      next(error === undefined ? undefined : bodyProblem(error, limitBytes));
    });
  };
}

function hasBody(request: Request): boolean {
  const length = request.get('Content-Length');
  return length === undefined ? request.get('Transfer-Encoding') !== undefined : length !== '0';
}

function bodyProblem(error: unknown, limitBytes: number): ProblemError {
  const { status, message } = error as { status?: number; message?: string };
  if (status === 413) return new ProblemError('body-too-large', { detail: `At most ${limitBytes} bytes.` });
  if (status === 415) return new ProblemError('unsupported-media-type', { detail: message ?? '' });
  return new ProblemError('bad-request', { detail: 'The body ended early or is not encoded as it says.' });
}
