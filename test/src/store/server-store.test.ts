import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { migrations } from '../../../src/store/migrate.ts';
import { openServerStore } from '../../../src/store/server-store.ts';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import { StoreUnavailableError } from '../../../src/store/store.ts';
import { StartupError } from '../../../src/startup-error.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { ask } from '../../support/postgres-server.ts';

/** “paiban” in ASCII. */
const LOCK = 0x70616962616e;

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

  test('a second store on the database is refused while the first is open, and told who has it', async () => {
    const url = await makeDatabase();
    const first = await openServerStore(url);
    await expect(openServerStore(url)).rejects.toThrow(
      new RegExp(`in use by paiban, process ${process.pid} on .*, since \\d{4}-.*One process at a time`),
    );
    await first.close();
    await (await openServerStore(url)).close();
  });

  test('of two that start at once on an empty database one migrates and serves', async () => {
    const url = await makeDatabase();
    const both = await Promise.allSettled([openServerStore(url), openServerStore(url)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const one of both) if (one.status === 'fulfilled') await one.value.close();
    const names = Object.keys(migrations).map((name) => ({ name }));
    expect(await ask(url, 'select name from kysely_migration order by name')).toEqual(names);
  });

  test('tables of a newer version are left alone', async () => {
    const url = await makeDatabase();
    await (await openServerStore(url)).close();
    await ask(url, `insert into kysely_migration values ('0999-future', '2030-01-01')`);
    await expect(openServerStore(url)).rejects.toThrow(/made by another version of paiban.*0999-future/);
  });

  test('a store that loses its lock answers nothing until the lock is its own again', async () => {
    const url = await makeDatabase();
    const store = await openServerStore(url);
    expect(await store.plans.newest(DEFAULT_TENANT)).toBeUndefined();
    const rival = new pg.Client({ connectionString: url });
    await rival.connect();
    const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await rival.query(`select pg_terminate_backend(pid) ${others}`);
    await rival.query(`select pg_advisory_lock(${LOCK})`);
    await vi.waitFor(() => expect(store.plans.newest(DEFAULT_TENANT)).rejects.toThrow(StoreUnavailableError));
    await rival.end();
    await vi.waitFor(async () => expect(await store.plans.newest(DEFAULT_TENANT)).toBeUndefined(), {
      timeout: 20_000,
    });
    await expect(openServerStore(url)).rejects.toThrow(/in use by/);
    await store.close();
  });
});
