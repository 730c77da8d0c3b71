import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, OpenDatabase } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { acrossTenants, asTenant, hasWall, prepareWall } from '../../../src/store/tenant-wall.ts';
import { describePostgres } from '../../support/describe-postgres.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-wall-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const MOMENT = '2026-11-23T08:00:00.000Z';
const TABLES = ['plans', 'plan_documents', 'idempotency_keys', 'api_keys'] as const;

async function fill(database: Kysely<Database>, tenant: string): Promise<void> {
  const owned = { tenant_id: tenant };
  const plan = { ...owned, id: `plan of ${tenant}`, shop: 'shop', first_day: '2026-11-23', days: 1 };
  await acrossTenants(database, async (transaction) => {
    await transaction.insertInto('tenants').values({ id: tenant }).execute();
    await transaction
      .insertInto('plans')
      .values({ ...plan, state: 'queued', created_at: MOMENT })
      .execute();
    await transaction
      .insertInto('plan_documents')
      .values({ ...owned, plan_id: plan.id, kind: 'request', body: Buffer.from('{}') })
      .execute();
    await transaction
      .insertInto('idempotency_keys')
      .values({ ...owned, key: 'same', fingerprint: '', plan_id: plan.id, expires_at: MOMENT })
      .execute();
    await transaction
      .insertInto('api_keys')
      .values({ ...owned, id: tenant, hash: '', name: '', scope: 'read', created_at: MOMENT })
      .execute();
  });
}

function testWall(open: () => Promise<OpenDatabase>): void {
  let database: Kysely<Database>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await open());
    await migrate(database);
    await prepareWall(database);
    await fill(database, 'bamboo');
    await fill(database, 'lotus');
  });
  afterAll(() => close());

  test('stands', async () => {
    expect(await hasWall(database)).toBe(true);
    await prepareWall(database);
    expect(await hasWall(database)).toBe(true);
  });

  test.each(TABLES)('a query of %s that forgets the tenant sees and changes its rows only', async (table) => {
    const owners = await asTenant(database, 'lotus', (transaction) =>
      transaction.selectFrom(table).select('tenant_id').execute(),
    );
    expect(owners).toEqual([{ tenant_id: 'lotus' }]);
    const changed = await asTenant(database, 'lotus', (transaction) =>
      sql`update ${sql.table(table)} set tenant_id = tenant_id`.execute(transaction),
    );
    expect(changed.numAffectedRows).toBe(1n);
    const all = await acrossTenants(database, (transaction) =>
      transaction.selectFrom(table).select('tenant_id').orderBy('tenant_id').execute(),
    );
    expect(all.map(({ tenant_id: tenant }) => tenant)).toEqual(['bamboo', 'lotus']);
  });

  test('a tenant can neither write rows of another, nor give its own away, nor see that there are others', async () => {
    const steal = sql`update plans set tenant_id = 'bamboo'`;
    await expect(asTenant(database, 'lotus', (transaction) => steal.execute(transaction))).rejects.toThrow(
      /row-level security/,
    );
    const forge = sql`insert into api_keys (tenant_id, id, hash, name, scope, created_at)
      values ('bamboo', 'x', '', '', 'admin', now())`;
    await expect(asTenant(database, 'lotus', (transaction) => forge.execute(transaction))).rejects.toThrow(
      /row-level security/,
    );
    const seen = asTenant(database, 'lotus', (transaction) =>
      transaction.selectFrom('tenants').select('id').execute(),
    );
    expect(await seen).toEqual([{ id: 'lotus' }]);
  });

  test('a transaction leaves nothing behind for the next', async () => {
    await asTenant(database, 'lotus', () => Promise.resolve());
    const read = sql<{ tenant: string | null; user: string }>`
      select current_setting('paiban.tenant', true) as tenant, current_user as user`;
    const { rows } = await read.execute(database);
    expect([null, '']).toContain(rows[0].tenant);
    expect(rows[0].user).not.toBe('paiban_tenant');
    await expect(asTenant(database, 'lotus', () => Promise.reject(new Error('in vain')))).rejects.toThrow(
      'in vain',
    );
    expect([null, '']).toContain((await read.execute(database)).rows[0].tenant);
  });

  test('every table with rows of tenants is behind it', async () => {
    const { rows } = await sql<{ name: string; walled: boolean }>`
      select relname as name, relrowsecurity and relforcerowsecurity as walled
        from pg_class join pg_attribute on attrelid = pg_class.oid
       where attname = 'tenant_id' and relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
       order by name`.execute(database);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...TABLES]));
    expect(rows.filter(({ walled }) => !walled)).toEqual([]);
  });
}

describe('the wall of the embedded store', () => {
  testWall(() => openDatabase({ kind: 'embedded', directory: join(folder, 'data') }, 'alone'));
});

describePostgres('the wall of a PostgreSQL server', (makeDatabase) => {
  const open = async (url: Promise<string>): Promise<OpenDatabase> =>
    openDatabase({ kind: 'server', url: await url }, 'beside');

  describe('for a superuser', () => testWall(() => open(makeDatabase('superuser'))));

  describe('for the plain owner of its tables', () => {
    testWall(() => open(makeDatabase()));

    test('shows nothing to who does not say whose rows', async () => {
      const { database, close } = await open(makeDatabase());
      await migrate(database);
      await fill(database, 'bamboo');
      expect(await database.selectFrom('plans').select('id').execute()).toEqual([]);
      await close();
    });
  });

  describe('for a user that passes it and may make roles', () => {
    testWall(() => open(makeDatabase('bypassrls createrole')));
  });

  test('is known not to stand for one that passes it and may make none', async () => {
    const { database, close } = await open(makeDatabase('bypassrls'));
    await migrate(database);
    await prepareWall(database);
    expect(await hasWall(database)).toBe(false);
    await close();
  });
});
