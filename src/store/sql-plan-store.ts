import type { Kysely, Selectable } from 'kysely';
import type { Plan, PlanSummary } from '../domain/plan.ts';
import type { TenantId } from '../domain/tenant.ts';
import type { Database, PlanTable } from './database.ts';
import type { KeyUse } from './key-use.ts';
import type { GzipJson } from './packed-plan.ts';
import { selectKeyUse } from './sql-key-use.ts';
import { asTenant } from './tenant-wall.ts';
import type { DocumentKind, PageQuery, PlanPage, PlanStore, TracedPlan } from './plan-store.ts';

const summaryColumns = [
  'id',
  'state',
  'created_at',
  'finished_at',
  'published_at',
  'shop',
  'first_day',
  'days',
] as const;
const planColumns = [...summaryColumns, 'progress', 'reason', 'outcome', 'certificate'] as const;

/** Plans in PostgreSQL, embedded or not. */
export class SqlPlanStore implements PlanStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
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

  async publish(tenant: TenantId, id: string, at: string): Promise<boolean> {
    const published = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .updateTable('plans')
        .set({ published_at: at })
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .where('outcome', 'is not', null)
        .where('published_at', 'is', null)
        .executeTakeFirst(),
    );
    return published.numUpdatedRows > 0n;
  }
}

function summaryOf(row: Pick<Selectable<PlanTable>, (typeof summaryColumns)[number]>): PlanSummary {
  return {
    id: row.id,
    state: row.state,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    publishedAt: row.published_at,
    shop: row.shop,
    firstDay: row.first_day,
    days: row.days,
  };
}
