import { z } from 'zod';
import { unlimitedProblemAnswers } from '../documented.ts';
import type { Endpoint, ServiceContext } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';

export const getMetrics: Endpoint<Pick<ServiceContext, 'metrics'>> = {
  method: 'get',
  path: '/metrics',
  scope: 'none',
  budget: 'none',
  document: {
    operationId: 'getMetrics',
    tags: ['operations'],
    summary: 'Figures for Prometheus',
    description:
      'Plans by state and stage, queue, seconds of plans and stages, proven gaps, problems by type, requests by route, and memory, processor time and event loop of the process. No figure names a plan, a shop or a person. 404 unless the service offers them (`PAIBAN_METRICS`).',
    responses: {
      200: {
        description: 'The figures, in the text format of Prometheus.',
        content: {
          'text/plain': {
            schema: z.string().meta({ examples: ['paiban_plans_waiting 0\n'] }),
          },
        },
      },
      ...unlimitedProblemAnswers('unknown-path'),
    },
  },
  handle: async ({ metrics }, _request, response) => {
    if (metrics === undefined) {
      throw new ProblemError('unknown-path', { detail: 'This service offers no figures (PAIBAN_METRICS).' });
    }
    response.set('Content-Type', metrics.contentType).set('Cache-Control', 'no-store');
    response.send(await metrics.text());
  },
};
