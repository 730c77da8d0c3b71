import type { TenantId } from '../domain/tenant.ts';
import type { Webhook, WebhookDelivery } from '../domain/webhook.ts';

/** Keeps who is told what of a tenant, and what is still to be told. What a plan's end has to tell is noted by the database. */
export interface WebhookStore {
  /** Adds a webhook, unless its tenant has `limit` of them. */
  add(tenant: TenantId, webhook: SecretWebhook, limit: number): Promise<'added' | 'too-many'>;
  /** Oldest first. */
  list(tenant: TenantId): Promise<readonly Webhook[]>;
  /** Removes a webhook with all that was to be told; false when there is none. */
  remove(tenant: TenantId, id: string): Promise<boolean>;
  /** Adds something to tell to one webhook; false when there is none. */
  tell(tenant: TenantId, id: string, message: WebhookMessage): Promise<boolean>;
  /** Newest first; undefined when there is no such webhook. */
  deliveries(tenant: TenantId, id: string, limit: number): Promise<readonly WebhookDelivery[] | undefined>;
  /** Takes what is due of all tenants, for so many seconds: nobody else is given it until then. */
  takeDue(limit: number, seconds: number): Promise<readonly DueDelivery[]>;
  /** Says what came of an attempt; without effect when its webhook is gone. */
  settle(id: string, outcome: DeliveryOutcome): Promise<void>;
  /** Forgets what was delivered or given up and is older than so many days. */
  forget(days: number): Promise<void>;
}

export interface SecretWebhook extends Webhook {
  readonly secret: string;
}

export interface WebhookMessage {
  readonly id: string;
  readonly event: string;
  /** JSON. */
  readonly body: string;
}

export interface DueDelivery {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly body: string;
  /** This one included. */
  readonly attempts: number;
}

export type DeliveryOutcome =
  | { readonly kind: 'delivered'; readonly status: number }
  /** Tried again in so many seconds, or not at all. */
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly error: string;
      readonly againInSeconds: number | undefined;
    };
