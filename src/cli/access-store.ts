import { existsSync } from 'node:fs';
import { assertUpToDate, migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import { sqlStore } from '../store/sql-store.ts';
import type { StoreLocation } from '../store/store-location.ts';
import type { Store } from '../store/store.ts';
import { UsageError } from './exit-code.ts';

/**
 * Works with tenants and keys: of a server also while a service uses it, of the embedded store before the service starts.
 * An embedded store is brought up to date on the way, since nothing else can use it meanwhile.
 *
 * @throws StartupError when the store cannot be had, or a server's tables are not up to date.
 */
export async function withAccess<Result>(
  location: StoreLocation,
  work: (access: Pick<Store, 'tenants' | 'keys'>) => Promise<Result>,
): Promise<Result> {
  const open = await openDatabase(location, 'beside');
  try {
    if (location.kind === 'embedded') await migrate(open.database);
    else await assertUpToDate(open.database);
    return await work(sqlStore(open));
  } finally {
    await open.close();
  }
}

/** @throws UsageError when there is no embedded store yet, which a question must not make. */
export function assertThereIsAStore(location: StoreLocation): void {
  if (location.kind === 'embedded' && !existsSync(location.directory)) {
    throw new UsageError(`there is no store in ${location.directory} (PAIBAN_DATA)`);
  }
}
