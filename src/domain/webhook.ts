import { z } from 'zod';

export const WEBHOOK_EVENTS = [
  'plan.completed',
  'plan.failed',
  'plan.cancelled',
  'roster.published',
] as const;

const WebhookEvent = z.enum(WEBHOOK_EVENTS).meta({
  id: 'WebhookEvent',
  description:
    'A plan has ended: with a roster, without one, or because it was stopped; or its roster was published.',
});

export type WebhookEvent = z.infer<typeof WebhookEvent>;

const url = z
  .url({ protocol: /^https?$/, error: 'expected https://…' })
  .max(2000)
  .meta({ description: 'Where events are sent, by https.', examples: ['https://shop.example/paiban'] });

/** Who is to be told what. */
export const WebhookRequest = z
  .strictObject({
    url,
    events: z
      .array(WebhookEvent)
      .min(1)
      .max(WEBHOOK_EVENTS.length)
      .default([...WEBHOOK_EVENTS])
      .meta({ description: 'What is told; all of it by default.' }),
  })
  .meta({ id: 'WebhookRequest' });

export const Webhook = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    events: z.array(WebhookEvent),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;

/** A webhook that has just been made. */
export const NewWebhook = Webhook.extend({
  secret: z.string().meta({
    description:
      'What deliveries are signed with, by HMAC-SHA256 (Standard Webhooks). It is shown this once.',
    examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  }),
}).meta({ id: 'NewWebhook' });

/** One event on its way to one receiver. */
export const WebhookDelivery = z
  .strictObject({
    id: z
      .string()
      .meta({ description: 'The `webhook-id` that the receiver sees, the same on each attempt.' }),
    event: z.string().meta({ description: 'A WebhookEvent, or `test`.' }),
    createdAt: z.iso.datetime(),
    state: z
      .enum(['waiting', 'delivered', 'given-up'])
      .meta({ description: 'waiting → delivered | given-up, after attempts for a day.' }),
    attempts: z.int(),
    nextAttemptAt: z.iso.datetime().nullable(),
    status: z.int().nullable().meta({ description: 'HTTP status of the last answer; null without one.' }),
    error: z.string().nullable().meta({ description: 'Why the last attempt failed.' }),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
