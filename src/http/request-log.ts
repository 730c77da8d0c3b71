import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { recognized } from './caller.ts';

/**
 * Logs every request with an id, which is the client's own (`X-Request-Id`) when that is a short plain word, and without
 * headers, body and query, whose contents are nobody's business. What cannot be answered any more because the service
 * ends is no error.
 */
export function requestLog(log: Logger, closing: AbortSignal): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customProps: (request) => {
      const caller = recognized(request as Request);
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
