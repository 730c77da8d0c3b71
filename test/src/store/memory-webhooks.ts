import type { WebhookDelivery } from '../../../src/domain/webhook.ts';
import type { SecretWebhook, WebhookMessage, WebhookStore } from '../../../src/store/webhook-store.ts';

interface Row extends SecretWebhook {
  readonly tenant: string;
  readonly messages: WebhookMessage[];
}

/** Webhooks that are forgotten with the process; nothing is ever due. */
export function memoryWebhooks(): WebhookStore {
  const rows: Row[] = [];
  const find = (tenant: string, id: string): Row | undefined =>
    rows.find((row) => row.tenant === tenant && row.id === id);
  const waiting = ({ id, event }: WebhookMessage): WebhookDelivery => {
    const createdAt = new Date(0).toISOString();
    return {
      id,
      event,
      createdAt,
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: createdAt,
      status: null,
      error: null,
    };
  };
  return {
    add: (tenant, webhook, limit) => {
      if (rows.filter((row) => row.tenant === tenant).length >= limit) return Promise.resolve('too-many');
      rows.push({ ...webhook, tenant, messages: [] });
      return Promise.resolve('added');
    },
    list: (tenant) =>
      Promise.resolve(
        rows
          .filter((row) => row.tenant === tenant)
          .map(({ id, url, events, createdAt }) => ({ id, url, events, createdAt })),
      ),
    remove: (tenant, id) => {
      const row = find(tenant, id);
      if (row !== undefined) rows.splice(rows.indexOf(row), 1);
      return Promise.resolve(row !== undefined);
    },
    tell: (tenant, id, message) => Promise.resolve(find(tenant, id)?.messages.push(message) !== undefined),
    deliveries: (tenant, id) => Promise.resolve(find(tenant, id)?.messages.map(waiting)),
    takeDue: () => Promise.resolve([]),
    settle: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  };
}
