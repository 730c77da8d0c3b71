import { sql } from 'kysely';
import type { Kysely, RawBuilder, Selectable } from 'kysely';
import type { Plan, PlanState, PlanSummary, Progress } from '../domain/plan.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { Database, PlanTable } from './database.ts';
import type { Addition, KeyUse } from './key-use.ts';
import type { GzipJson } from './packed-plan.ts';
import { selectKeyUse, useKey } from './sql-key-use.ts';
import { asTenant } from './tenant-wall.ts';
import type {
  DocumentKind,
  Ending,
  NewPlan,
  PageQuery,
  PlanPage,
  PlanStore,
  TracedPlan,
} from './plan-store.ts';

const summaryColumns = ['id', 'state', 'created_at', 'finished_at', 'shop', 'first_day', 'days'] as const;
const planColumns = [...summaryColumns, 'progress', 'reason', 'outcome', 'certificate'] as const;

/** Plans in PostgreSQL, embedded or not. */
export class SqlPlanStore implements PlanStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async add(tenant: TenantId, plan: NewPlan): Promise<Addition> {
    return asTenant(this.#database, tenant, async (transaction) => {
      const use = await useKey(transaction, tenant, plan);
      if (use !== undefined) return { status: 'key-used', use };
      await transaction
        .insertInto('plans')
        .values({
          id: plan.id,
          tenant_id: tenant,
          state: 'queued',
          created_at: plan.createdAt,
          shop: plan.shop,
          first_day: plan.firstDay,
          days: plan.days,
        })
        .execute();
      await insertDocuments(transaction, tenant, plan.id, plan.documents);
      return { status: 'added' };
    });
  }

  keyUse(tenant: TenantId, key: string, at: string): Promise<KeyUse | undefined> {
    return asTenant(this.#database, tenant, (transaction) => selectKeyUse(transaction, tenant, key, at));
  }

  async find(tenant: TenantId, id: string): Promise<Plan | undefined> {
    return (await this.trace(tenant, id))?.plan;
  }

  async trace(tenant: TenantId, id: string): Promise<TracedPlan | undefined> {
    const row = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .selectFrom('plans')
        .select([...planColumns, 'states'])
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    if (row === undefined) return undefined;
    const { progress, reason, outcome, certificate, states } = row;
    return { plan: { ...summaryOf(row), progress, reason, outcome, certificate }, states };
  }

  async newest(tenant: TenantId): Promise<string | undefined> {
    const row = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .selectFrom('plans')
        .select('id')
        .where('tenant_id', '=', tenant)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.id;
  }

  async page(tenant: TenantId, { limit, before }: PageQuery): Promise<PlanPage> {
    const rows = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .selectFrom('plans')
        .select(['position', ...summaryColumns])
        .where('tenant_id', '=', tenant)
        .$if(before !== undefined, (query) => query.where('position', '<', before!))
        .orderBy('position', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    const shown = rows.slice(0, limit);
    return { plans: shown.map(summaryOf), next: rows.length > limit ? shown.at(-1)?.position : undefined };
  }

  async document(tenant: TenantId, id: string, kind: DocumentKind): Promise<GzipJson | undefined> {
    const row = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .selectFrom('plan_documents')
        .select('body')
        .where('tenant_id', '=', tenant)
        .where('plan_id', '=', id)
        .where('kind', '=', kind)
        .executeTakeFirst(),
    );
    return row?.body;
  }

  async begin(tenant: TenantId, id: string): Promise<boolean> {
    const result = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .updateTable('plans')
        .set(enter('running'))
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst(),
    );
    return result.numUpdatedRows > 0n;
  }

  async note(tenant: TenantId, id: string, progress: Progress): Promise<void> {
    await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .updateTable('plans')
        .set({ progress: JSON.stringify(progress) })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute(),
    );
  }

  async finish(tenant: TenantId, id: string, ending: Ending): Promise<boolean> {
    const { state, finishedAt, reason, progress, result } = ending;
    return asTenant(this.#database, tenant, async (transaction) => {
      const updated = await transaction
        .updateTable('plans')
        .set({
          ...enter(state),
          finished_at: finishedAt,
          reason,
          ...(progress === null ? {} : { progress: JSON.stringify(progress) }),
          ...(result === null
            ? {}
            : { outcome: JSON.stringify(result.outcome), certificate: JSON.stringify(result.certificate) }),
        })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('state', 'in', ['queued', 'running'])
        .executeTakeFirst();
      if (updated.numUpdatedRows === 0n) return false;
      if (result !== null) {
        await insertDocuments(transaction, tenant, id, {
          roster: result.roster,
          coverage: result.coverage,
          explanation: result.explanation,
        });
      }
      return true;
    });
  }

  async requeue(tenant: TenantId, id: string): Promise<boolean> {
    const result = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .updateTable('plans')
        .set({ ...enter('queued'), progress: null })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirst(),
    );
    return result.numUpdatedRows > 0n;
  }

  async remove(tenant: TenantId, id: string): Promise<boolean> {
    const result = await asTenant(this.#database, tenant, (transaction) =>
      transaction.deleteFrom('plans').where('tenant_id', '=', tenant).where('id', '=', id).executeTakeFirst(),
    );
    return result.numDeletedRows > 0n;
  }
}

/** The columns of a plan that enters a state. */
function enter(state: PlanState): { state: PlanState; states: RawBuilder<PlanState[]> } {
  return { state, states: sql`array_append(states, ${state}::text)` };
}

async function insertDocuments(
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

function summaryOf(row: Pick<Selectable<PlanTable>, (typeof summaryColumns)[number]>): PlanSummary {
  return {
    id: row.id,
    state: row.state,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    shop: row.shop,
    firstDay: row.first_day,
    days: row.days,
  };
}
