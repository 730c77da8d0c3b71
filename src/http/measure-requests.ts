import type { Request, RequestHandler } from 'express';
import type { RequestMetrics } from '../metrics/request-metrics.ts';

/** Measures every request until its answer is out or its client gone. */
export function measureRequests(metrics: RequestMetrics): RequestHandler {
  return (request, response, next) => {
    const begin = performance.now();
    response.once('close', () => {
      metrics.answered({
        method: request.method,
        route: routeOf(request),
        status: response.headersSent ? response.statusCode : undefined,
        seconds: (performance.now() - begin) / 1000,
      });
    });
    next();
  };
}

/** The path that took a request, as the API documents it. */
export function routeOf(request: Request): string | undefined {
  const route = request.route as { readonly path: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path.replaceAll(/:(\w+)/g, '{$1}') : undefined;
}
