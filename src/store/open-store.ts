import { openServerStore } from './server-store.ts';
import type { StoreLocation } from './store-location.ts';
import type { Store, StoreOptions } from './store.ts';
import { ThreadedStore } from './threaded-store.ts';

/**
 * Opens the store of a service and brings it up to date. An embedded one is then this process's alone.
 *
 * @throws StartupError when it cannot be had.
 */
export function openStore(location: StoreLocation, options: StoreOptions): Promise<Store> {
  return location.kind === 'server'
    ? openServerStore(location.url, options)
    : ThreadedStore.open(location.directory, options);
}
