import type { OpenDatabase } from './database.ts';
import { SqlKeyStore } from './sql-key-store.ts';
import { SqlPlanStore } from './sql-plan-store.ts';
import { SqlRateStore } from './sql-rate-store.ts';
import { SqlTenantStore } from './sql-tenant-store.ts';
import { SqlUpkeep } from './sql-upkeep.ts';
import type { Store } from './store.ts';

/** The store in a database that is open and up to date; closing the one closes the other. */
export function sqlStore({ database, close }: OpenDatabase): Store {
  return {
    plans: new SqlPlanStore(database),
    upkeep: new SqlUpkeep(database),
    tenants: new SqlTenantStore(database),
    keys: new SqlKeyStore(database),
    rates: new SqlRateStore(database),
    close,
  };
}
