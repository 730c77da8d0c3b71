import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database, PlanTable } from '../database.ts';
import { seeEverybody } from '../tenant-wall.ts';
import type { StoredPlan } from './stored-plan.ts';

const PLANS_AT_ONCE = 100;

/** All plans with their documents, oldest first, as they were at one moment; what a service does meanwhile is left out. */
export async function* dumpPlans(database: Kysely<Database>): AsyncGenerator<StoredPlan, void, void> {
  const snapshot = await database
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    await seeEverybody(snapshot);
    let last = 0;
    for (;;) {
      const rows = await snapshot
        .selectFrom('plans')
        .selectAll()
        .where('position', '>', last)
        .orderBy('position')
        .limit(PLANS_AT_ONCE)
        .execute();
      for (const row of rows) yield storedPlan(row, await documentsOf(snapshot, row.id));
      if (rows.length < PLANS_AT_ONCE) return;
      last = rows[rows.length - 1].position;
    }
  } finally {
    await snapshot.rollback().execute();
  }
}

async function documentsOf(snapshot: Transaction<Database>, id: string): Promise<StoredPlan['documents']> {
  const rows = await snapshot
    .selectFrom('plan_documents')
    .select(['kind', 'body'])
    .where('plan_id', '=', id)
    .execute();
  return Object.fromEntries(rows.map(({ kind, body }) => [kind, Buffer.from(body).toString('base64')]));
}

function storedPlan(row: Selectable<PlanTable>, documents: StoredPlan['documents']): StoredPlan {
  const { id, state, states, shop, days, reason, progress, outcome, certificate } = row;
  return {
    id,
    tenant: row.tenant_id,
    state,
    states,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    publishedAt: row.published_at,
    shop,
    firstDay: row.first_day,
    priority: row.priority,
    days,
    reason,
    progress,
    outcome,
    certificate,
    documents,
  };
}
