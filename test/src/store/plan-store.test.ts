import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openEmbeddedStore } from '../../../src/store/embedded-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { openServerStore } from '../../../src/store/server-store.ts';
import { ThreadedStore } from '../../../src/store/threaded-store.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { memoryStore } from './memory-store.ts';
import { testPlanStore } from './plan-store-contract.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-store-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const stores: Record<string, () => Promise<Store>> = {
  memory: () => Promise.resolve(memoryStore()),
  embedded: () => openEmbeddedStore(join(folder, 'embedded')),
  'embedded in a thread': () => ThreadedStore.open(join(folder, 'threaded')),
};

describe.each(Object.entries(stores))('plan store: %s', (_name, open) => testPlanStore(open));

describePostgres('plan store: PostgreSQL', (makeDatabase) => {
  testPlanStore(async () => openServerStore(await makeDatabase()));
});
