import { parentPort, workerData } from 'node:worker_threads';
import { DirectoryLockedError } from './directory-lock.ts';
import { openEmbeddedStore } from './embedded-store.ts';
import { packError } from './store-protocol.ts';
import type { StoreCall, StoreMessage, StoreThreadData } from './store-protocol.ts';

/** Entry of the thread in which the embedded store lives. */
const say = (message: StoreMessage): void => parentPort?.postMessage(message);

type Part = Record<string, (...given: readonly unknown[]) => Promise<unknown>>;

try {
  const { directory, options, isReopened } = workerData as StoreThreadData;
  const onEnd = (end: Error): void => {
    say({ kind: 'ended', error: packError(end) });
    // Frees the directory for the thread that comes after this one.
    void store.close().finally(() => process.exit());
  };
  const store = await openEmbeddedStore(directory, { ...options, onEnd, isReopened });
  store.notices.listen((notice) => say({ kind: 'notice', notice }));
  parentPort?.on('message', ({ call, part, method, arguments: given }: StoreCall) => {
    const target = (part === 'store' ? store : store[part]) as unknown as Part;
    target[method](...given).then(
      (value) => say({ kind: 'value', call, value }),
      (error: unknown) => say({ kind: 'error', call, error: packError(error) }),
    );
  });
  say({ kind: 'open' });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'refused', message, locked: error instanceof DirectoryLockedError });
}
