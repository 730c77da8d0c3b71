import { openServerStore } from './server-store.ts';
import type { StoreLocation } from './store-location.ts';
import type { Store } from './store.ts';
import { ThreadedStore } from './threaded-store.ts';

/**
 * Opens the store of a service, for this process alone, and brings it up to date.
 *
 * @throws StartupError when it cannot be had.
 */
export function openStore(location: StoreLocation): Promise<Store> {
  return location.kind === 'server' ? openServerStore(location.url) : ThreadedStore.open(location.directory);
}
