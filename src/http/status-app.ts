import express from 'express';
import type { Express, Request, Response } from 'express';
import type { Logger } from 'pino';
import { answerErrors } from './answer-errors.ts';
import type { ServiceContext } from './endpoint.ts';
import { ProblemError } from './problem-details.ts';
import { requestLog } from './request-log.ts';
import { getMetrics } from './routes/get-metrics.ts';
import { getHealth, getReadiness } from './routes/health.ts';
import { securityHeaders } from './security-headers.ts';

export type StatusContext = Pick<ServiceContext, 'readiness' | 'metrics' | 'closing'>;

/** The HTTP face of a process that answers nobody but whoever runs it. */
export function createStatusApp(context: StatusContext, log: Logger): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(log, context.closing));
  app.use(securityHeaders());
  for (const { path, handle } of [getHealth, getReadiness, getMetrics]) {
    app.get(path, (request: Request, response: Response) => handle(context, request, response));
  }
  app.use(() => {
    throw new ProblemError('unknown-path');
  });
  app.use(answerErrors(context, log));
  return app;
}
