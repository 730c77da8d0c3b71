import { z } from 'zod';
import { jsonAnswer, unlimitedProblemAnswers } from '../documented.ts';
import type { Endpoint, ServiceContext } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';

export const Health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' });

export const getHealth: Endpoint<object> = {
  method: 'get',
  path: '/healthz',
  scope: 'none',
  budget: 'none',
  document: {
    operationId: 'getHealth',
    tags: ['operations'],
    summary: 'Whether the process lives',
    responses: { 200: jsonAnswer('It does.', Health), ...unlimitedProblemAnswers() },
  },
  handle: (_service, _request, response) => {
    response.json({ status: 'ok' });
  },
};

export const getReadiness: Endpoint<Pick<ServiceContext, 'readiness' | 'closing'>> = {
  method: 'get',
  path: '/readyz',
  scope: 'none',
  budget: 'none',
  document: {
    operationId: 'getReadiness',
    tags: ['operations'],
    summary: 'Whether requests should be sent here',
    description:
      'They should when the store answers with the tables of this version, the engines solved small models of known optimum when the service began, and it is not shutting down; otherwise 503, and `detail` names all that is wrong.',
    responses: { 200: jsonAnswer('They should.', Health), ...unlimitedProblemAnswers() },
  },
  handle: async ({ readiness, closing }, _request, response) => {
    const obstacles = closing.aborted ? ['It is shutting down.'] : await readiness.obstacles();
    if (obstacles.length > 0) throw new ProblemError('service-unavailable', { detail: obstacles.join(' ') });
    response.json({ status: 'ok' });
  },
};
