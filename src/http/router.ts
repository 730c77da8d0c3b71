import { Router } from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { TenantPlans } from '../jobs/tenant-plans.ts';
import type { RateStore } from '../store/rate-store.ts';
import type { Authenticator } from '../access/authenticator.ts';
import { authenticate, recall } from './authenticate.ts';
import { callerOf } from './caller.ts';
import { offeredTypes } from './endpoint.ts';
import type { CallContext, Endpoint, ServiceContext } from './endpoint.ts';
import { jsonBody } from './json-body.ts';
import { limitersOf } from './rate-limits.ts';
import type { RateLimits } from './rate-limits.ts';
import { ProblemError } from './problem-details.ts';

export interface RouterOptions {
  readonly bodyLimitBytes: number;
  readonly rateLimits: RateLimits;
  /** Where processes on one database count calls together; undefined where this one counts for itself. */
  readonly rates: RateStore | undefined;
  /** undefined in a service that asks for no keys: everything belongs to the default tenant. */
  readonly authenticator: Authenticator | undefined;
}

/** Puts the calls of the API on their paths; another method on such a path is refused with those allowed. */
export function apiRouter(
  endpoints: readonly Endpoint[],
  service: ServiceContext,
  { bodyLimitBytes, rateLimits, rates, authenticator }: RouterOptions,
): Router {
  const limiters = limitersOf(rateLimits, rates);
  const router = Router({ caseSensitive: true });
  const parseBody = jsonBody(bodyLimitBytes);
  for (const endpoint of endpoints) {
    const { scope } = endpoint;
    router[endpoint.method](
      expressPath(endpoint.path),
      ...(authenticator === undefined || scope === 'none' ? [] : [recall(authenticator)]),
      ...limiters[endpoint.budget ?? 'calls'],
      ...(scope === 'none' ? [] : [authenticate(authenticator, scope)]),
      acceptable(offeredTypes(endpoint)),
      ...('304' in endpoint.document.responses ? [] : [alwaysAnswered]),
      ...(endpoint.document.requestBody === undefined ? [] : [parseBody]),
      (request: Request, response: Response) =>
        endpoint.handle(contextOf(service, request), request, response),
    );
  }
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    router.all(expressPath(path), onlyMethods(methodsOf(path, endpoints)));
  }
  return router;
}

function contextOf(service: ServiceContext, request: Request): CallContext {
  return {
    ...service,
    // Asked for only by calls that somebody has to be authenticated for.
    get plans() {
      return new TenantPlans(service.plans, callerOf(request).tenant);
    },
  };
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function methodsOf(path: string, endpoints: readonly Endpoint[]): string[] {
  const methods = endpoints
    .filter((endpoint) => endpoint.path === path)
    .map(({ method }) => method.toUpperCase());
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods;
}

function acceptable(types: readonly string[]): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    if (types.length > 0 && request.accepts([...types]) === false) {
      throw new ProblemError('not-acceptable', { detail: `Offered: ${types.join(', ')}.` });
    }
    next();
  };
}

/** Keeps Express from answering 304 where the document does not know it. */
const alwaysAnswered: RequestHandler = (request, _response, next) => {
  delete request.headers['if-none-match'];
  delete request.headers['if-modified-since'];
  next();
};

function onlyMethods(methods: readonly string[]): RequestHandler {
  const allow = methods.join(', ');
  return (request: Request, response: Response) => {
    if (request.method !== 'OPTIONS') {
      throw new ProblemError('method-not-allowed', {
        detail: `Allowed: ${allow}.`,
        headers: { Allow: allow },
      });
    }
    response.status(204).set('Allow', allow).end();
  };
}
