import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isLastWord, meaningOf } from '../../../src/store/database-error.ts';
import { guardedPool } from '../../../src/store/guarded-pool.ts';
import { StoreFullError, StoreUnavailableError } from '../../../src/store/store.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { ask } from '../../support/postgres-server.ts';
import { gateTo } from '../../support/tcp-gate.ts';

const errorOf = (code: string, message = 'said in the words of the database'): Error =>
  Object.assign(new Error(message), { code });

test.each([
  '08006',
  '25006',
  '40001',
  '40P01',
  '53200',
  '53300',
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
])('%s is nobody’s mistake and passes', (code) => {
  const meaning = meaningOf(errorOf(code)) as StoreUnavailableError;
  expect(meaning).toBeInstanceOf(StoreUnavailableError);
  expect(meaning).not.toBeInstanceOf(StoreFullError);
  expect(meaning.message).toMatch(/^The .*database.*\.$/);
  expect(meaning.cause).toMatchObject({ code });
});

test('a full disk has a meaning of its own', () => {
  expect(meaningOf(errorOf('53100'))).toBeInstanceOf(StoreFullError);
});

test.each(['23505', '22P02', '42P01', 'XX000', 'ERR_INVALID_ARG_TYPE'])('%s stays what it is', (code) => {
  const error = errorOf(code, 'timeout of a column');
  expect(meaningOf(error)).toBe(error);
});

test.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])('%s is a lost connection', (code) => {
  expect(meaningOf(errorOf(code))).toMatchObject({ message: 'The connection to the database was lost.' });
});

test('only a database that panics has said its last word', () => {
  expect(isLastWord(Object.assign(errorOf('53100'), { severity: 'PANIC' }))).toBe(true);
  expect(isLastWord(Object.assign(errorOf('53100'), { severity: 'ERROR' }))).toBe(false);
});

describePostgres('a server that fails while it is asked', (makeDatabase) => {
  const open = (url: string): Kysely<unknown> => {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    pool.on('error', () => undefined);
    return new Kysely({ dialect: new PostgresDialect({ pool: guardedPool(pool, {}) }) });
  };
  const others = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  const untilAsked = async (url: string): Promise<void> => {
    while (
      (await ask(url, `select 1 ${others} and state = 'active' and query like 'select pg_sleep%'`)).length ===
      0
    );
  };

  test.each([
    ['pg_terminate_backend', 'The database is shutting down or starting.'],
    ['pg_cancel_backend', 'The database took too long.'],
  ])('%s: a query and a transaction fail as unavailable, the next one is answered', async (way, message) => {
    const url = await makeDatabase();
    const database = open(url);
    const query = sql`select pg_sleep(60)`.execute(database);
    await Promise.all([
      expect(query).rejects.toThrow(new StoreUnavailableError(message)),
      untilAsked(url).then(() => ask(url, `select ${way}(pid) ${others}`)),
    ]);
    const transaction = database.transaction().execute((inside) => sql`select pg_sleep(60)`.execute(inside));
    await Promise.all([
      expect(transaction).rejects.toThrow(StoreUnavailableError),
      untilAsked(url).then(() => ask(url, `select ${way}(pid) ${others}`)),
    ]);
    expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
    await database.destroy();
  });

  test('a connection that is cut makes a query fail as unavailable, and so does one that cannot be made', async () => {
    const url = new URL(await makeDatabase());
    const gate = await gateTo(url);
    const direct = url.href;
    url.port = String(gate.port);
    const database = open(url.href);
    const query = sql`select pg_sleep(60)`.execute(database);
    await Promise.all([
      expect(query).rejects.toThrow(StoreUnavailableError),
      untilAsked(direct).then(() => gate.shut()),
    ]);
    await expect(sql`select 1`.execute(database)).rejects.toThrow(StoreUnavailableError);
    gate.open();
    expect((await sql`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
    await database.destroy();
    await gate.remove();
  });
});
