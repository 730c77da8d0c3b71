import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { Certificate } from '../domain/certificate.ts';
import type { Plan, PlanState, Progress } from '../domain/plan.ts';
import type { Scope } from '../domain/scope.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { WebhookEvent } from '../domain/webhook.ts';
import type { DocumentKind } from './plan-store.ts';

/** The tables as queries see them; `migrations/` makes them. */
export interface Database {
  tenants: TenantTable;
  workers: WorkerTable;
  plans: PlanTable;
  plan_documents: PlanDocumentTable;
  idempotency_keys: IdempotencyKeyTable;
  api_keys: KeyTable;
  webhooks: WebhookTable;
  webhook_deliveries: WebhookDeliveryTable;
}

export interface TenantTable {
  id: TenantId;
  created_at: Generated<string>;
}

export interface PlanTable {
  /** Order of arrival, for pages. */
  position: Generated<number>;
  tenant_id: TenantId;
  id: string;
  state: PlanState;
  /** Every state so far, in order; the last one is `state`. */
  states: Generated<PlanState[]>;
  /** Moments are kept in UTC and read as ISO 8601. */
  created_at: string;
  finished_at: string | null;
  published_at: string | null;
  shop: string;
  first_day: string;
  days: number;
  reason: string | null;
  progress: JSONColumnType<Progress> | null;
  outcome: JSONColumnType<NonNullable<Plan['outcome']>> | null;
  certificate: JSONColumnType<Certificate> | null;
  /** Of a tenant's waiting plans the highest goes first. */
  priority: Generated<number>;
  /** How often it has begun. */
  attempt: Generated<number>;
  /** How often the process that ran it was lost. */
  losses: Generated<number>;
  /** The process that runs it, if it runs. */
  worker_id: string | null;
  cancel_requested_at: string | null;
  /** The leave to begin, which one waiting plan of a tenant has, and how soon it is taken. */
  ticket: string | null;
  ticket_priority: number | null;
}

/** Processes that run plans, as long as they are heard of. */
export interface WorkerTable {
  id: string;
  host: string;
  pid: number;
  concurrency: number;
  seen_at: string;
}

export interface PlanDocumentTable {
  tenant_id: TenantId;
  plan_id: string;
  kind: DocumentKind;
  /** JSON in UTF-8, compressed with gzip. */
  body: Uint8Array;
}

export interface IdempotencyKeyTable {
  tenant_id: TenantId;
  key: string;
  fingerprint: string;
  plan_id: string;
  expires_at: string;
}

export interface KeyTable {
  tenant_id: TenantId;
  id: string;
  /** SHA-256 of the key, in hexadecimal digits. */
  hash: string;
  name: string;
  scope: Scope;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface WebhookTable {
  id: string;
  tenant_id: TenantId;
  url: string;
  events: WebhookEvent[];
  secret: string;
  created_at: string;
}

export interface WebhookDeliveryTable {
  id: string;
  tenant_id: TenantId;
  webhook_id: string;
  event: string;
  body: string;
  created_at: Generated<string>;
  attempts: Generated<number>;
  /** null when there is no more to do. */
  next_at: Generated<string | null>;
  delivered_at: string | null;
  status: number | null;
  error: string | null;
}

/** A database that is open until it is closed. */
export interface OpenDatabase {
  readonly database: Kysely<Database>;
  readonly close: () => Promise<void>;
}
