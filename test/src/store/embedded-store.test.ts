import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { builtModule } from '../../../src/package-files.ts';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import { StartupError } from '../../../src/startup-error.ts';
import { StoreUnavailableError } from '../../../src/store/store.ts';
import { ThreadedStore } from '../../../src/store/threaded-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-embedded-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const plan = {
  createdAt: '2026-11-22T10:00:00Z',
  shop: 'shop',
  firstDay: '2026-11-23',
  days: 1,
  priority: 'normal',
} as const;
const documents = { request: new Uint8Array([1]), resolved: new Uint8Array([2]) };

test('plans outlive the process that stored them, also when it is killed', async () => {
  const directory = join(folder, 'deep', 'er', 'data');
  const code = `
    const { ThreadedStore } = await import(${JSON.stringify(builtModule('store/threaded-store'))});
    const store = await ThreadedStore.open(${JSON.stringify(directory)});
    const documents = { request: new Uint8Array([1]), resolved: new Uint8Array([2]) };
    for (let count = 1; ; count++) {
      await store.queue.add('default', { ...${JSON.stringify(plan)}, id: 'plan-' + count, documents }, 1000);
      process.stdout.write(count + '\\n');
    }`;
  const script = join(folder, 'writer.mjs');
  writeFileSync(script, code);
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let acknowledged = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    acknowledged = Number(chunk.toString().trim().split('\n').at(-1));
    if (acknowledged >= 20 && !child.killed) child.kill('SIGKILL');
  }
  expect(acknowledged).toBeGreaterThanOrEqual(20);

  const store = await ThreadedStore.open(directory);
  for (let count = 1; count <= acknowledged; count++) {
    expect(await store.plans.find(DEFAULT_TENANT, `plan-${count}`)).toMatchObject({
      state: 'queued',
      shop: plan.shop,
    });
    expect(await store.plans.document(DEFAULT_TENANT, `plan-${count}`, 'resolved')).toEqual(
      documents.resolved,
    );
  }
  await store.close();
  expect(existsSync(`${directory}.lock`)).toBe(false);
});

test('a directory half-made by a killed process is made again', async () => {
  const directory = join(folder, 'half');
  mkdirSync(`${directory}.new`);
  writeFileSync(join(`${directory}.new`, 'PG_VERSION'), '18');
  const store = await ThreadedStore.open(directory);
  expect(await store.queue.waiting()).toEqual({ all: 0, most: 0 });
  await store.close();
});

test('many calls at once, more than its thread is given at a time, are each answered with their own', async () => {
  const store = await ThreadedStore.open(join(folder, 'many'));
  const names = Array.from({ length: 100 }, (_, index) => `tenant-${index}`);
  expect(await Promise.all(names.map((name) => store.tenants.add(name)))).not.toContain(false);
  const known = (await store.tenants.list()).map(({ id }) => id);
  expect(known).toEqual(expect.arrayContaining(names));
  await store.close();
});

test('a path that cannot be a directory is refused with a message', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(ThreadedStore.open(join(folder, 'file', 'data'))).rejects.toThrow(StartupError);
  await expect(ThreadedStore.open(join(folder, 'file'))).rejects.toThrow(/could not be opened/);
});

test('a damaged directory is refused in one plain line, and left as it is', async () => {
  const directory = join(folder, 'damaged');
  await (await ThreadedStore.open(directory)).close();
  rmSync(join(directory, 'global', 'pg_control'));
  const opening = ThreadedStore.open(directory);
  await expect(opening).rejects.toThrow(StartupError);
  await expect(opening).rejects.toThrow(
    /^The store in .* its files are damaged or incomplete \(.+\); put back .+$/,
  );
  expect(existsSync(`${directory}.lock`)).toBe(false);
});

test('an open store refuses a second one on its directory, survives errors, and closes for good', async () => {
  const directory = join(folder, 'shared');
  const store = await ThreadedStore.open(directory);
  await expect(ThreadedStore.open(directory)).rejects.toThrow(/in use by process .*PAIBAN_DATA/);

  const adding = (): Promise<unknown> =>
    store.queue.add(DEFAULT_TENANT, { ...plan, id: 'twice', documents }, 9);
  await adding();
  await expect(adding()).rejects.toThrow(/duplicate key/);
  expect(await store.plans.newest(DEFAULT_TENANT)).toBe('twice');

  await store.close();
  await expect(store.plans.find(DEFAULT_TENANT, 'twice')).rejects.toThrow(StoreUnavailableError);
  await store.close();
});
