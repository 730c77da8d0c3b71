import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/access/api-key.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import { openEmbeddedStore } from '../../../src/store/embedded-store.ts';
import { openServerStore } from '../../../src/store/server-store.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { NO_LIMIT, newPlan } from '../store/plans-at-work.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-keys-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const environment = { PAIBAN_DATA: join(folder, 'data') };

const run = async (given: string, place: NodeJS.ProcessEnv = environment) => {
  const terminal = fakeTerminal({ environment: place });
  const code = await runCommand(given.split(' '), terminal);
  return { code, output: terminal.outputText(), errors: terminal.errorText() };
};
const said = (output: string) => ({ code: 0, output, errors: '' });
const refused = (errors: string) => ({ code: 2, output: '', errors: `paiban: ${errors}\n` });
const cells = (table: string): string[][] =>
  table
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ {2,}/));

describe('tenants and keys of the embedded store', () => {
  test('a question makes no store', async () => {
    const none = refused(`there is no store in ${environment.PAIBAN_DATA} (PAIBAN_DATA)`);
    for (const question of ['tenant list', 'key list', 'key revoke x', 'tenant remove x'])
      expect(await run(question)).toEqual(none);
  });

  test('a tenant is created before the service ever started, once', async () => {
    expect(await run('tenant create bamboo')).toEqual(said('Tenant bamboo created\n'));
    expect(await run('tenant create bamboo')).toEqual(refused('there is a tenant bamboo already'));
    for (const name of ['Bamboo', '竹', 'a b'.replace(' ', '_'), '*'])
      expect((await run(`tenant create ${name}`)).errors).toMatch(/can be no tenant: 1 to 63 of a–z/);
  });

  test('a key is printed alone and once; the store has its hash', async () => {
    const { code, output, errors } = await run(
      'key create --tenant bamboo --scope plan --days 7 --name till',
    );
    expect(code).toBe(0);
    const [, id] = /^paiban_([0-9a-f]{12})_[\w-]{43}\n$/.exec(output)!;
    expect(errors).toMatch(
      new RegExp(`^Key ${id} of tenant bamboo with scope plan, expires \\d{4}-.*Z; shown this once:\\n$`),
    );
    const store = await openEmbeddedStore(environment.PAIBAN_DATA);
    const key = await store.keys.lookUp(id);
    await store.close();
    expect(key).toMatchObject({ tenant: 'bamboo', scope: 'plan', name: 'till', hash: hashOf(output.trim()) });
    expect(Date.parse(key!.expiresAt!) - Date.parse(key!.createdAt)).toBe(7 * 86_400_000);
  });

  test('a key of nobody else is the default tenant’s, and may never expire', async () => {
    const { errors } = await run('key create --scope admin --never-expires');
    expect(errors).toMatch(/^Key \w+ of tenant default with scope admin, never expires; /);
    expect(cells((await run('key list --tenant default')).output)[1].slice(1)).toEqual([
      'default',
      'admin',
      'made on the command line',
      expect.any(String),
      'never',
      'never expires',
    ]);
  });

  test.each([
    ['key', 'paiban key takes create, list, revoke, not nothing'],
    ['key toString', 'paiban key takes create, list, revoke, not toString'],
    ['tenant rename', 'paiban tenant takes create, list, remove, not rename'],
    ['tenant create', 'NAME is missing'],
    ['key create', '--scope is missing: read, plan, admin'],
    ['key create --scope read --tenant plum', 'there is no tenant plum: paiban tenant create plum'],
    ['key create --scope read --days 1 --never-expires', '--days and --never-expires exclude each other'],
    ['key revoke x', 'there is no key x'],
    ['tenant remove plum', 'there is no tenant plum'],
    ['tenant remove default', 'default is there for good'],
  ])('%s is refused in a line', async (given, errors) => {
    expect(await run(given)).toEqual(refused(errors));
  });

  test.each(['--scope root', '--scope read --days 0', '--scope read --days soon'])(
    'key create %s is refused, and says which',
    async (flags) => {
      const { code, errors } = await run(`key create ${flags}`);
      expect([code, errors]).toEqual([2, expect.stringMatching(/^paiban: --(scope|days): /)]);
    },
  );

  test('a key is revoked, and its list says so', async () => {
    const [, [id]] = cells((await run('key list --tenant bamboo')).output);
    expect(await run(`key revoke ${id}`)).toEqual(
      said(`Key ${id} of tenant bamboo is revoked; within 10 s it opens nothing any more\n`),
    );
    expect((await run('key list --tenant bamboo')).output).toMatch(/revoked \d{4}-\d\d-\d\dT\d\d:\d\dZ\n$/);
    expect(cells((await run('tenant list')).output)).toEqual([
      ['tenant', 'plans', 'keys'],
      ['bamboo', '0', '0'].map((cell) => expect.stringContaining(cell) as string),
      ['default', '0', '1'].map((cell) => expect.stringContaining(cell) as string),
    ]);
  });

  test('a tenant is removed, with its plans only when told', async () => {
    const store = await openEmbeddedStore(environment.PAIBAN_DATA);
    await store.queue.add('bamboo', newPlan('one'), NO_LIMIT);
    await store.close();
    expect(await run('tenant remove bamboo')).toEqual(
      refused('tenant bamboo has 1 plan; --with-plans removes them too, for good'),
    );
    expect(await run('tenant remove bamboo --with-plans')).toEqual(
      said('Tenant bamboo removed, with 1 plan and all of its keys\n'),
    );
    expect((await run('tenant list')).output).not.toContain('bamboo');
  });
});

describePostgres('tenants and keys of a PostgreSQL server', (makeDatabase) => {
  test('are managed beside a service that uses it, once its tables are there', async () => {
    const DATABASE_URL = await makeDatabase();
    const early = await run('key create --scope read', { DATABASE_URL });
    expect([early.code, early.errors]).toEqual([1, expect.stringContaining('run paiban migrate first')]);
    const store = await openServerStore(DATABASE_URL);
    expect((await run('tenant create bamboo', { DATABASE_URL })).code).toBe(0);
    const { output } = await run('key create --tenant bamboo --scope read', { DATABASE_URL });
    expect(await store.keys.lookUp(output.slice(7, 19))).toMatchObject({ tenant: 'bamboo' });
    await store.close();
  });
});
