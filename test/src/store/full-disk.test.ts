import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import { StartupError } from '../../../src/startup-error.ts';
import { StoreFullError } from '../../../src/store/store.ts';
import type { Store } from '../../../src/store/store.ts';
import { ThreadedStore } from '../../../src/store/threaded-store.ts';
import { describeSmallDisk } from '../../support/small-disk.ts';

const plan = {
  createdAt: '2026-11-22T10:00:00Z',
  shop: 'shop',
  firstDay: '2026-11-23',
  days: 1,
  priority: 'normal',
} as const;

/** Room for a new store, and two more segments of PostgreSQL's log. */
const MEGABYTES = 100;

async function add(store: Store, id: string, bytes: number): Promise<void> {
  // Random, so that PostgreSQL cannot make it smaller.
  const documents = { request: randomBytes(bytes), resolved: new Uint8Array([2]) };
  await store.queue.add(DEFAULT_TENANT, { ...plan, id, documents }, 1_000_000);
}

/** Adds plans until the store takes none any more; the ids of those it took, and why it takes no other. */
async function addUntilFull(store: Store, name: string, bytes: number) {
  const ids: string[] = [];
  for (;;) {
    const id = `${name}-${ids.length}`;
    try {
      await add(store, id, bytes);
      ids.push(id);
    } catch (reason) {
      return { ids, reason };
    }
  }
}

async function areThere(store: Store, ids: readonly string[]): Promise<boolean> {
  const found = await Promise.all(ids.map((id) => store.plans.find(DEFAULT_TENANT, id)));
  return found.every((one) => one !== undefined);
}

describeSmallDisk('a full disk', (makeDisk) => {
  test('plans are refused while others can be read, and taken again once there is space', async () => {
    const disk = makeDisk(MEGABYTES);
    const store = await ThreadedStore.open(join(disk.folder, 'data'));
    await add(store, 'before', 1000);
    disk.fillUpTo(0);
    const { ids, reason } = await addUntilFull(store, 'full', 50_000);
    expect(reason).toBeInstanceOf(StoreFullError);
    expect(await areThere(store, ['before', ...ids])).toBe(true);
    disk.empty();
    await add(store, 'after', 50_000);
    expect(await areThere(store, ['before', ...ids, 'after'])).toBe(true);
    await store.close();
    disk.remove();
  });

  test('a database that ends as it can no longer write its log is opened again, with all it has taken', async () => {
    const disk = makeDisk(MEGABYTES);
    const directory = join(disk.folder, 'data');
    const store = await ThreadedStore.open(directory);
    // Not enough for the next segment of the log, which has 16 MB.
    disk.fillUpTo(15_900_000);
    const { ids, reason } = await addUntilFull(store, 'full', 1_000_000);
    expect(reason).toBeInstanceOf(StoreFullError);
    expect(ids.length).toBeGreaterThan(0);
    // It does not come back while there is no space, and says so to whoever asks.
    await expect(areThere(store, ids)).rejects.toThrow(StoreFullError);
    disk.empty();
    await vi.waitFor(async () => expect(await areThere(store, ids)).toBe(true), {
      timeout: 30_000,
      interval: 200,
    });
    await add(store, 'after', 1000);
    await store.close();
    expect(existsSync(`${directory}.lock`)).toBe(false);
    disk.remove();
  });

  test('a disk that is too small for a new store is said to be, and nothing is left on it', async () => {
    const disk = makeDisk(30);
    const directory = join(disk.folder, 'data');
    const opening = ThreadedStore.open(directory);
    await expect(opening).rejects.toThrow(StartupError);
    await expect(opening).rejects.toThrow(/there are \d+ MB free on its disk, and it needs 50 to start$/);
    expect(['', '.new', '.lock'].filter((ending) => existsSync(directory + ending))).toEqual([]);
    disk.remove();
  });
});
