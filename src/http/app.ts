import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { ThreadsClosedError } from '../jobs/threads-closed-error.ts';
import { StoreFullError, StoreUnavailableError } from '../store/store.ts';
import { recognized } from './caller.ts';
import type { Traces } from '../tracing/traces.ts';
import { crossOrigin } from './cross-origin.ts';
import { docsRouter } from './docs.ts';
import type { ServiceContext } from './endpoint.ts';
import { allEndpoints } from './endpoints.ts';
import type { Examples } from './examples.ts';
import { measureRequests } from './measure-requests.ts';
import { ProblemError, sendProblem } from './problem-details.ts';
import { apiRouter } from './router.ts';
import type { RouterOptions } from './router.ts';
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

/**
 * Logs every request with an id, which is the client's own (`X-Request-Id`) when that is a short plain word, and without
 * headers, body and query, whose contents are nobody's business. What cannot be answered any more because the service
 * ends is no error.
 */
function requestLog(log: Logger, closing: AbortSignal): express.RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customProps: (request) => {
      const caller = recognized(request as express.Request);
      return caller === undefined ? {} : { tenant: caller.tenant, caller: caller.name };
    },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => {
        return { id, method, path: url.split('?')[0] };
      },
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel: (_request, response, error) => {
      if (response.statusCode === 503 && closing.aborted) return 'info';
      if (error !== undefined || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'info' : 'debug';
    },
  });
}

/** TLS ends in front of this service, so nothing here may tell a browser to insist on https. */
function securityHeaders(): express.RequestHandler {
  return helmet({
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    strictTransportSecurity: false,
  });
}

function answerErrors({ metrics, closing }: ServiceContext, log: Logger): ErrorRequestHandler {
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
