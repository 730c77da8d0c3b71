import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbeddedStore } from '../../../src/store/embedded-store.ts';
import type { NewKey } from '../../../src/store/key-store.ts';
import { openServerStore } from '../../../src/store/server-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { ThreadedStore } from '../../../src/store/threaded-store.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { ask } from '../../support/postgres-server.ts';
import { memoryStore } from './memory-store.ts';
import { NO_LIMIT, newPlan } from './plans-at-work.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-access-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const CREATED = '2026-11-23T08:00:00.000Z';
const keyOf = (id: string, tenant: string, more: Partial<NewKey> = {}): NewKey => ({
  id,
  tenant,
  hash: id.repeat(64).slice(0, 64),
  name: `key ${id}`,
  scope: 'plan',
  createdAt: CREATED,
  expiresAt: null,
  ...more,
});

function testAccess(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    expect(await store.tenants.add('bamboo')).toBe(true);
    expect(await store.tenants.add('lotus')).toBe(true);
  });
  afterAll(() => store.close());

  test('a tenant is added once, and there is one from the start', async () => {
    expect(await store.tenants.add('bamboo')).toBe(false);
    expect((await store.tenants.list()).map(({ id }) => id)).toEqual(['bamboo', 'default', 'lotus']);
    expect(await Promise.all(['bamboo', 'plum'].map((id) => store.tenants.has(id)))).toEqual([true, false]);
  });

  test('a key is given back as it was added, with its hash to who looks it up only', async () => {
    const key = keyOf('a', 'bamboo', {
      expiresAt: '2027-01-01T00:00:00.000Z',
      name: '收银台',
      scope: 'admin',
    });
    expect(await store.keys.add(key)).toBe(true);
    const { hash, ...info } = { ...key, lastUsedAt: null, revokedAt: null };
    expect(await store.keys.lookUp('a')).toEqual({ ...info, hash });
    expect(await store.keys.list('bamboo')).toEqual([info]);
    expect(await store.keys.lookUp('none')).toBeUndefined();
    expect(await store.keys.add(keyOf('x', 'plum'))).toBe(false);
    expect(await store.keys.lookUp('x')).toBeUndefined();
  });

  test('a tenant lists and revokes its own keys only', async () => {
    await store.keys.add(keyOf('b', 'lotus'));
    expect((await store.keys.list('lotus')).map(({ id }) => id)).toEqual(['b']);
    expect((await store.keys.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await store.keys.revoke('a', CREATED, 'lotus')).toBeUndefined();
    expect(await store.keys.lookUp('a')).toMatchObject({ revokedAt: null });
    expect(await store.keys.revoke('b', CREATED, 'lotus')).toMatchObject({ id: 'b', revokedAt: CREATED });
    expect(await store.keys.revoke('none', CREATED)).toBeUndefined();
  });

  test('a key stays revoked since when it was revoked first, and remembers when it was used', async () => {
    await store.keys.add(keyOf('c', 'lotus'));
    await store.keys.revoke('c', CREATED);
    const later = '2026-11-23T09:00:00.000Z';
    expect(await store.keys.revoke('c', later)).toMatchObject({ revokedAt: CREATED });
    await store.keys.noteUse('c', later);
    expect(await store.keys.lookUp('c')).toMatchObject({ lastUsedAt: later, revokedAt: CREATED });
  });

  test('calls are counted by client, with the time until counting begins anew', async () => {
    const first = await store.rates.take('key a', 3);
    expect(first.secondsLeft).toBeGreaterThan(0);
    expect(first.secondsLeft).toBeLessThanOrEqual(60);
    const second = await store.rates.take('key a', 2);
    // Another minute may have begun in between.
    expect([3 + 2, 2]).toContain(second.total);
    expect(await store.rates.take('key b', 1)).toMatchObject({ total: 1 });
    await store.rates.forgetOld();
  });
}

const stores: Record<string, () => Promise<Store>> = {
  memory: () => Promise.resolve(memoryStore()),
  'embedded in a thread': () => ThreadedStore.open(join(folder, 'threaded')),
};

describe.each(Object.entries(stores))('tenants, keys and counts: %s', (_name, open) => testAccess(open));

describe('a tenant that is removed', () => {
  test('takes its keys and plans along, and leaves those of others', async () => {
    const store = await openEmbeddedStore(join(folder, 'embedded'));
    await store.tenants.add('bamboo');
    await store.keys.add(keyOf('a', 'bamboo'));
    await store.keys.add(keyOf('b', 'default', { expiresAt: '2020-01-01T00:00:00.000Z' }));
    await store.keys.add(keyOf('c', 'default'));
    await store.queue.add('bamboo', newPlan('one'), NO_LIMIT);
    await store.queue.add('default', newPlan('two'), NO_LIMIT);
    await store.keys.revoke('c', CREATED);
    expect(await store.tenants.list()).toEqual([
      { id: 'bamboo', plans: 1, keys: 1 },
      { id: 'default', plans: 1, keys: 0 },
    ]);
    expect(await store.tenants.remove('bamboo')).toBe(true);
    expect(await store.tenants.remove('bamboo')).toBe(false);
    expect([await store.keys.lookUp('a'), await store.plans.document('bamboo', 'one', 'request')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await store.plans.find('default', 'two')).toMatchObject({ id: 'two' });
    await store.close();
  });
});

describePostgres('tenants, keys and counts: PostgreSQL', (makeDatabase) => {
  testAccess(async () => openServerStore(await makeDatabase()));

  test('a new minute begins at nothing, and old ones are forgotten', async () => {
    const url = await makeDatabase();
    const store = await openServerStore(url);
    await store.rates.take('key a', 40);
    await ask(url, `update call_counts set minute = minute - interval '1 minute'`);
    expect(await store.rates.take('key a', 2)).toMatchObject({ total: 2 });
    await store.rates.take('key b', 1);
    await ask(url, `update call_counts set minute = minute - interval '2 hours' where client = 'key b'`);
    await store.rates.forgetOld();
    expect(await ask(url, 'select client from call_counts')).toEqual([{ client: 'key a' }]);
    await store.close();
  });
});
