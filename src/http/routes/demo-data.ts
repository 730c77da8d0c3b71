import { z } from 'zod';
import { jsonAnswer, requestAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Examples } from '../examples.ts';
import { ProblemError } from '../problem-details.ts';
import { unchanged, withETag } from '../revalidation.ts';

export const DemoData = z
  .strictObject({
    examples: z.array(
      z.strictObject({
        name: z.string().meta({ examples: ['ka-shop-week'] }),
        href: z.string().meta({ description: 'Where the request is.' }),
        shop: z.string(),
        days: z.int(),
        queues: z.int().meta({ description: 'Number of queues.' }),
        agents: z.int().nullable().meta({ description: 'Named agents; null for a hiring plan.' }),
      }),
    ),
  })
  .meta({ id: 'DemoData', description: 'Ready requests to try.' });
type DemoData = z.infer<typeof DemoData>;

const path = '/v1/demo-data';

export const listDemoData = (examples: Examples): Endpoint => ({
  method: 'get',
  path,
  scope: 'none',
  document: {
    operationId: 'listDemoData',
    tags: ['reference'],
    summary: 'Ready requests to try',
    responses: {
      200: jsonAnswer('What there is.', DemoData, withETag),
      304: unchanged,
      ...problemAnswers(),
    },
  },
  handle: (_service, _request, response) => {
    const list: DemoData = {
      examples: [...examples].map(([name, { shop, horizon, queues, team }]) => ({
        name,
        href: `${path}/${name}`,
        shop: shop?.name ?? name,
        days: horizon.days,
        queues: queues.length,
        agents: team?.agents.length ?? null,
      })),
    };
    response.json(list);
  },
});

export const getDemoData = (examples: Examples): Endpoint => ({
  method: 'get',
  path: `${path}/{name}`,
  scope: 'none',
  document: {
    operationId: 'getDemoData',
    tags: ['reference'],
    summary: 'A request to try, ready to be sent',
    requestParams: {
      path: z.strictObject({
        name: z.string().meta({ description: 'Its name.', param: { example: 'ka-shop-week' } }),
      }),
    },
    responses: {
      200: requestAnswer(withETag),
      304: unchanged,
      ...problemAnswers('unknown-example'),
    },
  },
  handle: (_service, request, response) => {
    const example = examples.get(String(request.params.name));
    if (example === undefined) {
      throw new ProblemError('unknown-example', { detail: `There are ${[...examples.keys()].join(', ')}.` });
    }
    response.json(example);
  },
});
