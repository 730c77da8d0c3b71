import { StartupError } from '../startup-error.ts';
import type { OpenDatabase } from './database.ts';
import { DirectoryLockedError } from './directory-lock.ts';
import { openEmbeddedDatabase } from './embedded-store.ts';
import { openServerDatabase } from './server-store.ts';
import type { StoreLocation } from './store-location.ts';

/**
 * Opens a store's database as it is: for this process alone, or `beside` a service that may use it, which only a server
 * allows.
 *
 * @throws StartupError when it cannot be had.
 */
export async function openDatabase(location: StoreLocation, use: 'alone' | 'beside'): Promise<OpenDatabase> {
  if (location.kind === 'server') return openServerDatabase(location.url, use);
  try {
    return await openEmbeddedDatabase(location.directory);
  } catch (error) {
    if (error instanceof DirectoryLockedError) throw new StartupError(error.message);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(`The store in ${location.directory} could not be opened: ${reason}`);
  }
}
