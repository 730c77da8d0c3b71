import type { OpenDatabase } from './database.ts';
import { NoticeBoard } from './queue/notices.ts';
import { SqlPlanClaims } from './queue/sql-plan-claims.ts';
import { SqlPlanQueue } from './queue/sql-plan-queue.ts';
import { TenantChanges } from './queue/tenant-changes.ts';
import { Tickets } from './queue/tickets.ts';
import { SqlKeyStore } from './sql-key-store.ts';
import { SqlPlanStore } from './sql-plan-store.ts';
import { SqlRateStore } from './sql-rate-store.ts';
import { SqlTenantStore } from './sql-tenant-store.ts';
import { SqlUpkeep } from './sql-upkeep.ts';
import { SqlWebhookStore } from './sql-webhook-store.ts';
import type { Store, StoreOptions } from './store.ts';

/** The store in a database that is open and up to date; closing the one closes the other. */
export function sqlStore(
  { database, close }: OpenDatabase,
  notices = new NoticeBoard(),
  { tenantPlans }: StoreOptions = {},
): Store {
  const tickets = new Tickets();
  const changes = new TenantChanges(database, tickets, tenantPlans);
  return {
    plans: new SqlPlanStore(database),
    queue: new SqlPlanQueue(database, changes),
    claims: new SqlPlanClaims(database, tickets, changes),
    upkeep: new SqlUpkeep(database),
    tenants: new SqlTenantStore(database),
    keys: new SqlKeyStore(database),
    rates: new SqlRateStore(database),
    webhooks: new SqlWebhookStore(database),
    notices,
    close,
  };
}
