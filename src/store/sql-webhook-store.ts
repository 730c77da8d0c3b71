import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { TenantId } from '../domain/tenant.ts';
import type { Webhook, WebhookDelivery } from '../domain/webhook.ts';
import type { Database, WebhookDeliveryTable } from './database.ts';
import { acrossTenants, asTenant } from './tenant-wall.ts';
import type {
  DeliveryOutcome,
  DueDelivery,
  SecretWebhook,
  WebhookMessage,
  WebhookStore,
} from './webhook-store.ts';

const infoColumns = ['id', 'url', 'events', 'created_at as createdAt'] as const;

/** Webhooks in PostgreSQL, embedded or not. */
export class SqlWebhookStore implements WebhookStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  add(
    tenant: TenantId,
    { createdAt, ...webhook }: SecretWebhook,
    limit: number,
  ): Promise<'added' | 'too-many'> {
    return asTenant(this.#database, tenant, async (transaction) => {
      const { count } = await transaction
        .selectFrom('webhooks')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('tenant_id', '=', tenant)
        .executeTakeFirstOrThrow();
      if (count >= limit) return 'too-many';
      await transaction
        .insertInto('webhooks')
        .values({ ...webhook, tenant_id: tenant, created_at: createdAt })
        .execute();
      return 'added';
    });
  }

  list(tenant: TenantId): Promise<readonly Webhook[]> {
    return asTenant(this.#database, tenant, (transaction) =>
      transaction
        .selectFrom('webhooks')
        .select(infoColumns)
        .where('tenant_id', '=', tenant)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),
    );
  }

  async remove(tenant: TenantId, id: string): Promise<boolean> {
    const result = await asTenant(this.#database, tenant, (transaction) =>
      transaction
        .deleteFrom('webhooks')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return result.numDeletedRows > 0n;
  }

  tell(tenant: TenantId, id: string, message: WebhookMessage): Promise<boolean> {
    return asTenant(this.#database, tenant, async (transaction) => {
      const webhook = await transaction
        .selectFrom('webhooks')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      if (webhook === undefined) return false;
      await transaction
        .insertInto('webhook_deliveries')
        .values({ ...message, tenant_id: tenant, webhook_id: id })
        .execute();
      return true;
    });
  }

  deliveries(tenant: TenantId, id: string, limit: number): Promise<readonly WebhookDelivery[] | undefined> {
    return asTenant(this.#database, tenant, async (transaction) => {
      const webhook = await transaction
        .selectFrom('webhooks')
        .select('id')
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      if (webhook === undefined) return undefined;
      const rows = await transaction
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('tenant_id', '=', tenant)
        .where('webhook_id', '=', id)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(deliveryOf);
    });
  }

  takeDue(limit: number, seconds: number): Promise<readonly DueDelivery[]> {
    return acrossTenants(this.#database, (transaction) =>
      transaction
        .updateTable('webhook_deliveries')
        .from('webhooks')
        .set({
          attempts: sql<number>`attempts + 1`,
          next_at: sql<string>`now() + make_interval(secs => ${seconds})`,
        })
        .whereRef('webhooks.id', '=', 'webhook_deliveries.webhook_id')
        .where('webhook_deliveries.id', 'in', (query) =>
          query
            .selectFrom('webhook_deliveries')
            .select('id')
            .where('next_at', '<=', sql<string>`now()`)
            .orderBy('next_at')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['webhook_deliveries.id', 'url', 'secret', 'body', 'attempts'])
        .execute(),
    );
  }

  async settle(id: string, outcome: DeliveryOutcome): Promise<void> {
    const again = outcome.kind === 'failed' ? outcome.againInSeconds : undefined;
    await acrossTenants(this.#database, (transaction) =>
      transaction
        .updateTable('webhook_deliveries')
        .set({
          status: outcome.status,
          error: outcome.kind === 'failed' ? outcome.error : null,
          delivered_at: outcome.kind === 'delivered' ? sql<string>`now()` : null,
          next_at: again === undefined ? null : sql<string>`now() + make_interval(secs => ${again})`,
        })
        .where('id', '=', id)
        .execute(),
    );
  }

  async forget(days: number): Promise<void> {
    await acrossTenants(this.#database, (transaction) =>
      transaction
        .deleteFrom('webhook_deliveries')
        .where('next_at', 'is', null)
        .where('created_at', '<', sql<string>`now() - make_interval(days => ${days})`)
        .execute(),
    );
  }
}

function deliveryOf(row: Selectable<WebhookDeliveryTable>): WebhookDelivery {
  const { id, event, attempts, status, error } = row;
  const ended = row.delivered_at === null ? 'given-up' : 'delivered';
  return {
    id,
    event,
    createdAt: row.created_at,
    state: row.next_at === null ? ended : 'waiting',
    attempts,
    nextAttemptAt: row.next_at,
    status,
    error,
  };
}
