import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { openEmbeddedDatabase } from '../../../../src/store/embedded-store.ts';
import { migrate } from '../../../../src/store/migrate.ts';
import { openServerStore } from '../../../../src/store/server-store.ts';
import { sqlStore } from '../../../../src/store/sql-store.ts';
import { prepareWall } from '../../../../src/store/tenant-wall.ts';
import { describePostgres } from '../../../support/describe-postgres.ts';
import { ask } from '../../../support/postgres-server.ts';
import { testPlanQueue } from './plan-queue-contract.ts';
import type { QueueAtTest } from './plan-queue-contract.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-queue-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('queue of plans: embedded', () => {
  let atTest: QueueAtTest;
  beforeAll(async () => {
    const open = await openEmbeddedDatabase(join(folder, 'embedded'));
    await migrate(open.database);
    await prepareWall(open.database);
    atTest = {
      store: sqlStore(open, open.notices, {}),
      narrow: sqlStore(open, open.notices, { tenantPlans: 2 }),
      query: async (statement) => {
        const { rows } = await open.database.executeQuery(CompiledQuery.raw(statement));
        return rows as Record<string, unknown>[];
      },
    };
  });
  afterAll(() => atTest.store.close());
  testPlanQueue(() => atTest);
});

describePostgres('queue of plans: PostgreSQL', (makeDatabase) => {
  let atTest: QueueAtTest;
  beforeAll(async () => {
    const url = await makeDatabase();
    const store = await openServerStore(url);
    const narrow = await openServerStore(url, { tenantPlans: 2 });
    atTest = {
      store,
      narrow,
      query: async (statement) => (await ask(url, statement)) as Record<string, unknown>[],
    };
  });
  afterAll(() => Promise.all([atTest.store.close(), atTest.narrow.close()]));
  testPlanQueue(() => atTest);
});
