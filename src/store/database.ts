import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { Certificate } from '../domain/certificate.ts';
import type { Plan, PlanState, Progress } from '../domain/plan.ts';
import type { DocumentKind } from './plan-store.ts';

/** The tables as queries see them; `migrations/` makes them. */
export interface Database {
  plans: PlanTable;
  plan_documents: PlanDocumentTable;
  idempotency_keys: IdempotencyKeyTable;
}

export interface PlanTable {
  /** Order of arrival, for pages. */
  position: Generated<number>;
  id: string;
  state: PlanState;
  /** Every state so far, in order; the last one is `state`. */
  states: Generated<PlanState[]>;
  /** Moments are kept in UTC and read as ISO 8601. */
  created_at: string;
  finished_at: string | null;
  shop: string;
  first_day: string;
  days: number;
  reason: string | null;
  progress: JSONColumnType<Progress> | null;
  outcome: JSONColumnType<NonNullable<Plan['outcome']>> | null;
  certificate: JSONColumnType<Certificate> | null;
}

export interface PlanDocumentTable {
  plan_id: string;
  kind: DocumentKind;
  /** JSON in UTF-8, compressed with gzip. */
  body: Uint8Array;
}

export interface IdempotencyKeyTable {
  key: string;
  fingerprint: string;
  plan_id: string;
  expires_at: string;
}

/** A database that is open until it is closed. */
export interface OpenDatabase {
  readonly database: Kysely<Database>;
  readonly close: () => Promise<void>;
}
