import { expect, test, vi } from 'vitest';
import { migrations } from '../../../src/store/migrate.ts';
import { openServerStore } from '../../../src/store/server-store.ts';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { HeardNotice } from '../../../src/store/queue/notices.ts';
import { lockMigrations } from '../../../src/store/migration-lock.ts';
import { StartupError } from '../../../src/startup-error.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { ask } from '../../support/postgres-server.ts';
import { addPlan } from './plans-at-work.ts';

test('a server that does not answer is refused, without the password', async () => {
  const opening = openServerStore('postgres://paiban:hush@127.0.0.1:1/shop');
  await expect(opening).rejects.toThrow(
    new StartupError('The database shop on 127.0.0.1:1 cannot be used (DATABASE_URL): nothing answers there'),
  );
});

test('a URL that cannot be read is refused, without the password', async () => {
  const opening = openServerStore('postgres://paiban:hush%ZZ@127.0.0.1:1/shop');
  await expect(opening).rejects.toThrow(StartupError);
  await expect(opening).rejects.toThrow(/^(?!.*hush).*DATABASE_URL/);
});

describePostgres('store on a PostgreSQL server', (makeDatabase) => {
  const changed = (url: string, change: (url: URL) => void): string => {
    const other = new URL(url);
    change(other);
    return other.href;
  };

  test('a wrong password, a database that is not there and missing TLS are refused', async () => {
    const url = await makeDatabase();
    const refused = async (change: (url: URL) => void): Promise<string> => {
      const error: unknown = await openServerStore(changed(url, change)).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(StartupError);
      return (error as StartupError).message;
    };
    const wrong = await refused((one) => (one.password = 'hush'));
    expect(wrong).toMatch(/password authentication failed/);
    expect(wrong).not.toContain('hush');
    expect(await refused((one) => (one.pathname = '/nowhere'))).toMatch(/"nowhere" does not exist/);
    expect(await refused((one) => one.searchParams.set('sslmode', 'verify-full'))).toMatch(/SSL/);
  });

  test('of two that start at once on an empty database one migrates, and both serve', async () => {
    const url = await makeDatabase();
    const [one, other] = await Promise.all([openServerStore(url), openServerStore(url)]);
    const names = Object.keys(migrations).map((name) => ({ name }));
    expect(await ask(url, 'select name from kysely_migration order by name')).toEqual(names);
    const heard: HeardNotice[] = [];
    other.notices.listen((notice) => heard.push(notice));
    await addPlan(one, 'one');
    expect(await other.plans.find(DEFAULT_TENANT, 'one')).toMatchObject({ state: 'queued' });
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'waiting' }));
    await Promise.all([one.close(), other.close()]);
  });

  test('whoever waits too long for the tables is told who changes them', async () => {
    const url = await makeDatabase();
    const lock = await lockMigrations(url);
    await expect(lockMigrations(url, 0.05)).rejects.toThrow(
      new RegExp(`are being changed by paiban, process ${process.pid} on .*, since \\d{4}-`),
    );
    await lock.release();
    await (await lockMigrations(url)).release();
  });

  test('tables of a newer version are left alone', async () => {
    const url = await makeDatabase();
    await (await openServerStore(url)).close();
    await ask(url, `insert into kysely_migration values ('0999-future', '2030-01-01')`);
    await expect(openServerStore(url)).rejects.toThrow(/made by another version of paiban.*0999-future/);
  });

  test('a store whose connections are cut serves and hears again, and tells that it may have missed something', async () => {
    const url = await makeDatabase();
    const store = await openServerStore(url);
    const heard: HeardNotice[] = [];
    store.notices.listen((notice) => heard.push(notice));
    const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await ask(url, `select pg_terminate_backend(pid) ${others}`);
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'missed' }]), { timeout: 20_000 });
    await ask(url, `select pg_notify('paiban', 'not one of ours'), pg_notify('paiban', '{"kind":"other"}')`);
    await addPlan(store, 'after');
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'missed' }, { kind: 'waiting' }]));
    await store.close();
  });
});
