import type { RequestHandler } from 'express';
import type { Traces } from '../tracing/traces.ts';
import { clientGone } from './client-gone.ts';
import { routeOf } from './measure-requests.ts';

/** Probes and figures are asked for all the time, and say nothing. */
const UNTRACED: readonly string[] = ['/healthz', '/readyz', '/metrics'];

/** Puts a span around every request until its answer is out or its client gone; it goes on the trace of a client that has one. */
export function traceRequests(traces: Traces): RequestHandler {
  return (request, response, next) => {
    if (UNTRACED.includes(request.path)) return next();
    const { method } = request;
    const attributes = { 'http.request.method': method };
    const traceparent = request.get('traceparent');
    void traces.within({ name: method, kind: 'server', attributes, traceparent }, async (span) => {
      const gone = clientGone(response);
      next();
      await new Promise((resolve) => gone.addEventListener('abort', resolve));
      const route = routeOf(request);
      if (route !== undefined) {
        span.rename(`${method} ${route}`);
        span.note({ 'http.route': route });
      }
      if (!response.headersSent) return;
      span.note({ 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500) span.fail();
    });
  };
}
