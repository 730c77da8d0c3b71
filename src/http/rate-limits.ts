import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RateStore } from '../store/rate-store.ts';
import { recognized } from './caller.ts';
import type { Budget } from './endpoint.ts';
import { ProblemError } from './problem-details.ts';
import { SharedCounts } from './shared-counts.ts';

const MINUTE_MILLISECONDS = 60_000;

/** An owner of IPv6 addresses has at least so many bits of them in common. */
const OWNER_BITS = 56;

/** Calls a minute for each client; 0 sets no limit. */
export interface RateLimits {
  readonly callsPerMinute: number;
  /** Calls that admit a plan or calculate. */
  readonly heavyCallsPerMinute: number;
}

/**
 * What counts and limits the calls of each budget: by the caller where it was recognized, else by the client's address.
 *
 * @param rates where processes count together; without it this one counts for itself
 */
export function limitersOf(
  limits: RateLimits,
  rates: RateStore | undefined,
): Readonly<Record<Budget, readonly RequestHandler[]>> {
  return {
    calls: limiter('calls', limits.callsPerMinute, rates),
    heavy: limiter('heavy-calls', limits.heavyCallsPerMinute, rates),
    none: [],
  };
}

function limiter(identifier: string, perMinute: number, rates: RateStore | undefined): RequestHandler[] {
  if (perMinute === 0) return [];
  return [
    rateLimit({
      windowMs: MINUTE_MILLISECONDS,
      limit: perMinute,
      identifier,
      ...(rates === undefined ? {} : { store: new SharedCounts({ budget: identifier, perMinute, rates }) }),
      keyGenerator: clientOf,
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

function clientOf(request: Request): string {
  return recognized(request)?.name ?? ipKeyGenerator(request.ip ?? '', OWNER_BITS);
}
