import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Budget } from './endpoint.ts';
import { ProblemError } from './problem-details.ts';

const MINUTE_MILLISECONDS = 60_000;

/** Calls a minute for each client; 0 sets no limit. */
export interface RateLimits {
  readonly callsPerMinute: number;
  /** Calls that admit a plan or calculate. */
  readonly heavyCallsPerMinute: number;
}

/** What counts and limits the calls of each budget, by the client's address (of IPv6 the first 56 bits). */
export function limitersOf(limits: RateLimits): Readonly<Record<Budget, readonly RequestHandler[]>> {
  return {
    calls: limiter('calls', limits.callsPerMinute),
    heavy: limiter('heavy-calls', limits.heavyCallsPerMinute),
    none: [],
  };
}

function limiter(identifier: string, perMinute: number): RequestHandler[] {
  if (perMinute === 0) return [];
  return [
    rateLimit({
      windowMs: MINUTE_MILLISECONDS,
      limit: perMinute,
      identifier,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      // A client may say what it likes of where it comes from: it is believed only behind a proxy that is set.
      validate: { xForwardedForHeader: false, forwardedHeader: false },
      handler: (_request, _response, next) => {
        next(new ProblemError('too-many-requests', { detail: `At most ${perMinute} a minute.` }));
      },
    }),
  ];
}
