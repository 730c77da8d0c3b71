import express from 'express';
import type { Express } from 'express';
import type { Logger } from 'pino';
import type { Traces } from '../tracing/traces.ts';
import { answerErrors } from './answer-errors.ts';
import { crossOrigin } from './cross-origin.ts';
import { docsRouter } from './docs.ts';
import type { ServiceContext } from './endpoint.ts';
import { allEndpoints } from './endpoints.ts';
import type { Examples } from './examples.ts';
import { measureRequests } from './measure-requests.ts';
import { ProblemError } from './problem-details.ts';
import { requestLog } from './request-log.ts';
import { apiRouter } from './router.ts';
import type { RouterOptions } from './router.ts';
import { securityHeaders } from './security-headers.ts';
import { traceRequests } from './trace-requests.ts';

export interface AppOptions extends RouterOptions {
  readonly service: ServiceContext;
  readonly examples: Examples;
  /** Pages of these origins may make calls. */
  readonly corsOrigins: readonly string[];
  /** Reverse proxies in front of the service, which say where a request came from. */
  readonly proxies: number;
  /** Told of every request, where somebody wants to know. */
  readonly traces?: Traces | undefined;
  readonly log: Logger;
}

/** The HTTP face of the service. */
export function createApp({ service, examples, log, ...options }: AppOptions): Express {
  const endpoints = allEndpoints(examples);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.proxies);
  if (options.traces !== undefined) app.use(traceRequests(options.traces));
  if (service.metrics !== undefined) app.use(measureRequests(service.metrics.requests));
  app.use(requestLog(log, service.closing));
  app.use(securityHeaders());
  if (options.corsOrigins.length > 0) app.use(crossOrigin(options.corsOrigins));
  app.use((request, _response, next) => {
    if (request.get('Host') === undefined && request.httpVersion === '1.1')
      throw new ProblemError('bad-request', { detail: 'There is no header Host.' });
    next();
  });
  app.use('/v1', (_request, response, next) => {
    response.set('Cache-Control', 'private, no-cache');
    next();
  });
  app.use(apiRouter(endpoints, service, options));
  app.use(docsRouter(endpoints));
  app.use(() => {
    throw new ProblemError('unknown-path');
  });
  app.use(answerErrors(service, log));
  return app;
}
