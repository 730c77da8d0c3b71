import type { Kysely } from 'kysely';
import type { TenantId } from '../domain/tenant.ts';
import type { Database } from './database.ts';
import type { GzipJson } from './packed-plan.ts';
import type { DocumentKind } from './plan-store.ts';

/** Stores documents of a plan, as part of the transaction that gives it them. */
export async function insertDocuments(
  transaction: Kysely<Database>,
  tenant: TenantId,
  planId: string,
  documents: Partial<Record<DocumentKind, GzipJson>>,
): Promise<void> {
  const rows = Object.entries(documents).map(([kind, body]) => ({
    tenant_id: tenant,
    plan_id: planId,
    kind: kind as DocumentKind,
    body,
  }));
  await transaction.insertInto('plan_documents').values(rows).execute();
}
