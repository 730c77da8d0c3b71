import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import { packageFile } from '../../../src/package-files.ts';
import { openEmbeddedStore } from '../../../src/store/embedded-store.ts';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { DocumentKind } from '../../../src/store/plan-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { openServerStore } from '../../../src/store/server-store.ts';
import { describePostgres } from '../../support/describe-postgres.ts';
import { ask } from '../../support/postgres-server.ts';
import { addPlan, claimPlan, completed, result } from '../store/plans-at-work.ts';
import { fakeTerminal } from './fake-terminal.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-dump-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
let count = 0;
const fresh = (): string => join(folder, String(++count));
const MIGRATIONS = (await readdir(packageFile('src/store/migrations'))).map((file) =>
  file.replace('.ts', ''),
);

const fullDirectory = join(folder, 'full');
const fullDump = join(folder, 'full.dump');

const run = async (given: readonly string[], environment: NodeJS.ProcessEnv) => {
  const terminal = fakeTerminal({ environment });
  const code = await runCommand(given, terminal);
  return { code, output: terminal.outputText(), errors: terminal.errorText() };
};

const ids = ['z-completed', 'running', 'a-queued'];

async function fill(store: Store): Promise<void> {
  for (const id of ids) {
    const documents = { request: gzipSync(`{"of":"${id}"}`), resolved: gzipSync('{}') };
    await addPlan(store, id, { documents });
  }
  const first = await claimPlan(store, ids[0]);
  const running = await claimPlan(store, 'running');
  await store.claims.note(running, { stage: 'covering', percent: 40, incumbent: 17.25 });
  const warnings = ['nul \0 and half a pair \ud83d', '😀\n'];
  await store.claims.finish(first, {
    ...completed,
    result: { ...result, outcome: { ...result.outcome, warnings } },
  });
  await store.close();
}

/** Everything a store gives to read. */
async function contents(store: Store): Promise<unknown> {
  const kinds: DocumentKind[] = ['request', 'resolved', 'roster', 'coverage', 'explanation'];
  const { plans } = await store.plans.page(DEFAULT_TENANT, { limit: 100 });
  const all = [];
  for (const { id } of plans) {
    const documents = [];
    for (const kind of kinds) {
      const body = await store.plans.document(DEFAULT_TENANT, id, kind);
      documents.push(body === undefined ? undefined : Buffer.from(body).toString('hex'));
    }
    all.push({ plan: await store.plans.find(DEFAULT_TENANT, id), documents });
  }
  await store.close();
  return all;
}

describe('migrate, dump and restore of the embedded store', () => {
  test('migrate makes a store and says what it did, then that there was nothing to do', async () => {
    const PAIBAN_DATA = fresh();
    const first = await run(['migrate'], { PAIBAN_DATA });
    expect([first.code, first.errors]).toEqual([0, '']);
    const [, place, names] = /^The store (.*) is up to date now: (.*)\n$/.exec(first.output)!;
    expect([place, names.split(', ')]).toEqual([PAIBAN_DATA, MIGRATIONS]);
    expect((await run(['migrate'], { PAIBAN_DATA })).output).toBe(
      `The store ${PAIBAN_DATA} was up to date\n`,
    );
  });

  test('a dump holds everything, for its owner only, and restores into an empty store', async () => {
    await fill(await openEmbeddedStore(fullDirectory));
    const dumped = await run(['dump', fullDump], { PAIBAN_DATA: fullDirectory });
    expect(dumped).toEqual({ code: 0, output: `${fullDump}: 3 plans written\n`, errors: '' });
    expect((await stat(fullDump)).mode & 0o777).toBe(0o600);
    const lines = gunzipSync(await readFile(fullDump))
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => Object.values(JSON.parse(line) as object)[0] as unknown)).toEqual([
      'paiban.dump/1',
      ...ids,
      3,
    ]);

    const PAIBAN_DATA = fresh();
    const restored = await run(['restore', fullDump], { PAIBAN_DATA });
    expect(restored).toEqual({ code: 0, output: `${fullDump}: 3 plans restored\n`, errors: '' });
    expect(await contents(await openEmbeddedStore(PAIBAN_DATA))).toEqual(
      await contents(await openEmbeddedStore(fullDirectory)),
    );
  });

  test('a store with plans is refused, and added to when told', async () => {
    const store = await openEmbeddedStore(fullDirectory);
    await store.queue.remove(DEFAULT_TENANT, 'running');
    await store.close();
    const refused = await run(['restore', fullDump], { PAIBAN_DATA: fullDirectory });
    expect([refused.code, refused.errors]).toEqual([
      2,
      `paiban: the store ${fullDirectory} has plans; --add adds those of ${fullDump} to them\n`,
    ]);
    const added = await run(['restore', fullDump, '--add'], { PAIBAN_DATA: fullDirectory });
    expect(added.output).toBe(`${fullDump}: 1 plan restored, 2 plans there already\n`);
  });

  test('a file that is no whole dump is refused, and nothing of it is kept', async () => {
    const PAIBAN_DATA = fresh();
    const whole = gunzipSync(await readFile(fullDump)).toString();
    const lines = whole.split('\n');
    const files: Record<string, [Buffer, RegExp]> = {
      text: [Buffer.from('{}'), /it is not compressed with gzip/],
      empty: [gzipSync(''), /not whole/],
      cut: [(await readFile(fullDump)).subarray(0, -20), /not whole: its end is missing/],
      endless: [gzipSync(lines.slice(0, 3).join('\n')), /not whole/],
      miscounted: [gzipSync([lines[0], lines[1], lines[4]].join('\n')), /not whole/],
      trailing: [gzipSync(`${whole}{}\n`), /line 6: something follows the end/],
      foreign: [gzipSync('{"format":"paiban.dump/2"}\n'), /format is paiban\.dump\/2; this version reads/],
      headless: [gzipSync(lines.slice(1).join('\n')), /first line does not name a format/],
      odd: [gzipSync([lines[0], lines[1].replace('"completed"', '"done"')].join('\n')), /line 2: state: /],
      broken: [gzipSync(`${lines[0]}\n${lines[1].slice(0, 50)}`), /line 2 is not JSON/],
    };
    for (const [name, [bytes, message]] of Object.entries(files)) {
      const file = join(folder, name);
      await writeFile(file, bytes);
      const { code, errors } = await run(['restore', file], { PAIBAN_DATA });
      expect([name, code, errors]).toEqual([name, 2, expect.stringMatching(message)]);
      expect(errors).toMatch(`paiban: ${file} cannot be restored: `);
    }
    expect(await contents(await openEmbeddedStore(PAIBAN_DATA))).toEqual([]);
  });

  test('wrong files and places are said in a line', async () => {
    const PAIBAN_DATA = fresh();
    const none = join(folder, 'none', 'file');
    expect(await run(['restore', none], { PAIBAN_DATA })).toMatchObject({
      code: 2,
      errors: `paiban: ${none} cannot be read: there is no such file or folder\n`,
    });
    expect(await run(['restore', folder], { PAIBAN_DATA })).toMatchObject({
      code: 2,
      errors: `paiban: ${folder} cannot be restored: it is a folder\n`,
    });
    expect((await run(['dump', none], { PAIBAN_DATA })).errors).toMatch(
      /cannot be written: there is no such/,
    );
    const nowhere = fresh();
    expect(await run(['dump', join(folder, 'new')], { PAIBAN_DATA: nowhere })).toEqual({
      code: 2,
      output: '',
      errors: `paiban: there is no store in ${nowhere} (PAIBAN_DATA)\n`,
    });
    expect(await readdir(folder)).not.toContain('new');
    const file = join(folder, 'no-directory');
    await writeFile(file, 'text');
    expect(await run(['migrate'], { PAIBAN_DATA: file })).toMatchObject({
      errors: `paiban cannot start.\nThe store in ${file} could not be opened: it is no directory\n`,
    });
  });

  test('a full disk is said in a line, and a device is not replaced', async () => {
    const { code, errors } = await run(['dump', '/dev/full'], { PAIBAN_DATA: fullDirectory });
    expect([code, errors]).toEqual([2, 'paiban: /dev/full cannot be written: the disk is full\n']);
    expect((await stat('/dev/full')).isCharacterDevice()).toBe(true);
  });

  test('a store in use is refused', async () => {
    const store = await openEmbeddedStore(fullDirectory);
    const refused = await run(['dump', fullDump], { PAIBAN_DATA: fullDirectory });
    await store.close();
    expect(refused.code).toBe(1);
    expect(refused.errors).toMatch(/^paiban cannot start\.\n.* is in use by process \d+/);
  });
});

describePostgres('migrate, dump and restore of a PostgreSQL server', (makeDatabase) => {
  test('plans go from the embedded store to a server and back unharmed, beside a running service', async () => {
    const DATABASE_URL = await makeDatabase();
    expect((await run(['migrate'], { DATABASE_URL })).output).toMatch(
      /^The store paiban_test_\w+ on [\w.:]+ is up to date now: 0001-plans.*\n$/,
    );
    expect((await run(['restore', fullDump], { DATABASE_URL })).output).toMatch(/3 plans restored/);
    const service = await openServerStore(DATABASE_URL);
    const again = join(folder, 'again.dump');
    expect(await run(['dump', again], { DATABASE_URL })).toMatchObject({ code: 0, errors: '' });
    expect((await run(['restore', again, '--add'], { DATABASE_URL })).output).toBe(
      `${again}: 0 plans restored, 3 plans there already\n`,
    );
    await service.close();

    const PAIBAN_DATA = fresh();
    expect((await run(['restore', again], { PAIBAN_DATA })).code).toBe(0);
    const there = await contents(await openServerStore(DATABASE_URL));
    expect(await contents(await openEmbeddedStore(PAIBAN_DATA))).toEqual(there);
    expect(gunzipSync(await readFile(again))).toEqual(gunzipSync(await readFile(fullDump)));
  });

  test('a dump needs tables that are up to date, and of this version', async () => {
    const DATABASE_URL = await makeDatabase();
    const file = join(folder, 'never.dump');
    const early = await run(['dump', file], { DATABASE_URL });
    expect([early.code, early.errors]).toEqual([1, expect.stringMatching(/run paiban migrate first/)]);
    await run(['migrate'], { DATABASE_URL });
    await ask(DATABASE_URL, `insert into kysely_migration values ('0999-future', '2030-01-01')`);
    expect((await run(['dump', file], { DATABASE_URL })).errors).toMatch(/another version .*0999-future/);
    expect((await run(['migrate'], { DATABASE_URL })).errors).toMatch(/another version .*0999-future/);
    expect(await readdir(folder)).not.toContain('never.dump');
  });
});
