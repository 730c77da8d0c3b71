import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { NewWebhook, Webhook, WebhookDelivery, WebhookRequest } from '../../domain/webhook.ts';
import { assertReachable } from '../../webhooks/send.ts';
import type { Reach } from '../../webhooks/send.ts';
import { newSecret } from '../../webhooks/signature.ts';
import { callerOf } from '../caller.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { readSmallJson } from '../read-request.ts';

const MOST_WEBHOOKS = 20;
const SHOWN_DELIVERIES = 100;

const WebhookList = z
  .strictObject({ webhooks: z.array(Webhook).meta({ description: 'Oldest first.' }) })
  .meta({ id: 'WebhookList' });

const DeliveryList = z
  .strictObject({
    deliveries: z
      .array(WebhookDelivery)
      .meta({ description: `Newest first, at most ${SHOWN_DELIVERIES}; those of the last seven days.` }),
  })
  .meta({ id: 'WebhookDeliveryList' });

const WebhookPath = z.strictObject({
  id: z.string().meta({
    description: 'Id of the webhook.',
    param: { example: '4be0643f-1d98-473b-97cd-ca98a65347dd' },
  }),
});

export const createWebhook: Endpoint = {
  method: 'post',
  path: '/v1/webhooks',
  scope: 'admin',
  document: {
    operationId: 'createWebhook',
    tags: ['webhooks'],
    summary: 'Have events sent to an address',
    description: `Each event is sent by POST, signed (Standard Webhooks: \`webhook-id\`, \`webhook-timestamp\`, \`webhook-signature\`), and counts as delivered when it is answered with 2xx within ten seconds; otherwise it is tried again for about a day. It may come twice, then under the same \`webhook-id\`, and not in order. At most ${MOST_WEBHOOKS} webhooks.`,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: WebhookRequest,
          examples: {
            completed: { value: { url: 'https://shop.example/paiban', events: ['plan.completed'] } },
          },
        },
      },
    },
    responses: {
      201: jsonAnswer('The webhook, with the secret that is shown this once.', NewWebhook),
      ...problemAnswers(
        'invalid-request',
        'broken-json',
        'body-too-large',
        'unsupported-media-type',
        'too-many-webhooks',
      ),
    },
  },
  handle: async ({ webhooks, webhookReach }, request, response) => {
    const { url, events } = readSmallJson(WebhookRequest, request);
    checkUrl(url, webhookReach);
    const webhook = {
      id: randomUUID(),
      url,
      events: [...new Set(events)],
      createdAt: new Date().toISOString(),
    };
    const created = { ...webhook, secret: newSecret() };
    const addition = await webhooks.add(callerOf(request).tenant, created, MOST_WEBHOOKS);
    if (addition === 'too-many') throw new ProblemError('too-many-webhooks');
    response.set('Cache-Control', 'no-store').status(201);
    response.json(created satisfies z.input<typeof NewWebhook>);
  },
};

function checkUrl(url: string, reach: Reach): void {
  try {
    assertReachable(new URL(url), reach);
  } catch (error) {
    const { message } = error as Error;
    throw new ProblemError('invalid-request', { errors: [{ path: 'url', message }] });
  }
}

export const listWebhooks: Endpoint = {
  method: 'get',
  path: '/v1/webhooks',
  scope: 'admin',
  document: {
    operationId: 'listWebhooks',
    tags: ['webhooks'],
    summary: 'List webhooks',
    responses: { 200: jsonAnswer('All of them, without their secrets.', WebhookList), ...problemAnswers() },
  },
  handle: async ({ webhooks }, request, response) => {
    const list = await webhooks.list(callerOf(request).tenant);
    response.json({ webhooks: [...list] } satisfies z.input<typeof WebhookList>);
  },
};

export const deleteWebhook: Endpoint = {
  method: 'delete',
  path: '/v1/webhooks/{id}',
  scope: 'admin',
  document: {
    operationId: 'deleteWebhook',
    tags: ['webhooks'],
    summary: 'Send no more events to an address',
    requestParams: { path: WebhookPath },
    responses: {
      204: { description: 'It is gone, with what was still to be sent.' },
      ...problemAnswers('unknown-webhook'),
    },
  },
  handle: async ({ webhooks }, request, response) => {
    if (!(await webhooks.remove(callerOf(request).tenant, idOf(request))))
      throw new ProblemError('unknown-webhook');
    response.status(204).end();
  },
};

export const testWebhook: Endpoint = {
  method: 'post',
  path: '/v1/webhooks/{id}/test',
  scope: 'admin',
  document: {
    operationId: 'testWebhook',
    tags: ['webhooks'],
    summary: 'Send an event `test`',
    requestParams: { path: WebhookPath },
    responses: {
      202: jsonAnswer(
        'It will be sent within seconds; the list of deliveries tells what came of it.',
        z.strictObject({ id: z.string() }),
      ),
      ...problemAnswers('unknown-webhook'),
    },
  },
  handle: async ({ webhooks }, request, response) => {
    const id = randomUUID();
    const body = JSON.stringify({ type: 'test', timestamp: new Date().toISOString(), data: {} });
    const told = await webhooks.tell(callerOf(request).tenant, idOf(request), { id, event: 'test', body });
    if (!told) throw new ProblemError('unknown-webhook');
    response.status(202).json({ id });
  },
};

export const listDeliveries: Endpoint = {
  method: 'get',
  path: '/v1/webhooks/{id}/deliveries',
  scope: 'admin',
  document: {
    operationId: 'listWebhookDeliveries',
    tags: ['webhooks'],
    summary: 'What came of the last events',
    requestParams: { path: WebhookPath },
    responses: { 200: jsonAnswer('The deliveries.', DeliveryList), ...problemAnswers('unknown-webhook') },
  },
  handle: async ({ webhooks }, request, response) => {
    const deliveries = await webhooks.deliveries(callerOf(request).tenant, idOf(request), SHOWN_DELIVERIES);
    if (deliveries === undefined) throw new ProblemError('unknown-webhook');
    response.json({ deliveries: [...deliveries] } satisfies z.input<typeof DeliveryList>);
  },
};

const WEBHOOK_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws ProblemError when the id cannot be one. */
function idOf({ params }: Request): string {
  const id = String(params.id);
  if (!WEBHOOK_ID.test(id)) throw new ProblemError('unknown-webhook');
  return id;
}
