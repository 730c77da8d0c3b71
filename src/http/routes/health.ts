import { z } from 'zod';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';

export const Health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' });

export const getHealth: Endpoint = {
  method: 'get',
  path: '/healthz',
  document: {
    operationId: 'getHealth',
    tags: ['operations'],
    summary: 'Whether the process lives',
    responses: { 200: jsonAnswer('It does.', Health), ...problemAnswers() },
  },
  handle: (_service, _request, response) => {
    response.json({ status: 'ok' });
  },
};

export const getReadiness: Endpoint = {
  method: 'get',
  path: '/readyz',
  document: {
    operationId: 'getReadiness',
    tags: ['operations'],
    summary: 'Whether requests should be sent here',
    description: 'Asks the store; 503 when it does not answer, or while the service shuts down.',
    responses: { 200: jsonAnswer('They should.', Health), ...problemAnswers() },
  },
  handle: async ({ plans, closing }, _request, response) => {
    if (closing.aborted) throw new ProblemError('service-unavailable', { detail: 'It is shutting down.' });
    await plans.newest();
    response.json({ status: 'ok' });
  },
};
