import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtModule } from '../../../src/package-files.ts';
import { DirectoryLockedError, lockDirectory } from '../../../src/store/directory-lock.ts';

let folder: string;
let directory: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paiban-lock-'));
  directory = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lockFile = (): string => `${directory}.lock`;
const holder = (change: object): string =>
  JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString(), ...change });

/** A process that takes the lock, says so, and lives until it is killed. */
async function otherProcess(): Promise<{ pid: number; kill: () => Promise<void> }> {
  const code = `
    const { lockDirectory } = await import(${JSON.stringify(builtModule('store/directory-lock'))});
    await lockDirectory(${JSON.stringify(directory)});
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid: child.pid!, kill };
}

test('a released lock leaves nothing behind and can be taken again', async () => {
  (await lockDirectory(directory, 0)).release();
  expect(existsSync(lockFile())).toBe(false);
  (await lockDirectory(directory, 0)).release();
});

test('the same process cannot take it twice', async () => {
  const lock = await lockDirectory(directory, 0);
  await expect(lockDirectory(directory, 0)).rejects.toThrow(DirectoryLockedError);
  lock.release();
});

test('a second process is refused while the first lives, and takes over once it was killed', async () => {
  const other = await otherProcess();
  await expect(lockDirectory(directory, 0)).rejects.toThrow(
    `${directory} is in use by process ${other.pid} on ${hostname()}`,
  );
  await other.kill();
  expect(existsSync(lockFile())).toBe(true);
  const lock = await lockDirectory(directory, 0);
  expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
  lock.release();
});

test('a process that is just ending is waited for', async () => {
  const other = await otherProcess();
  const lock = lockDirectory(directory, 30);
  await new Promise((resolve) => setTimeout(resolve, 250));
  await other.kill();
  (await lock).release();
});

test('a former life of a process under the same number does not count', async () => {
  const before = new Date(Date.now() - process.uptime() * 1000 - 1000).toISOString();
  writeFileSync(lockFile(), holder({ since: before }));
  (await lockDirectory(directory, 0)).release();
});

test('a lock from before the machine started is abandoned, whoever has that number now', async () => {
  writeFileSync(lockFile(), holder({ pid: process.ppid, since: '2001-01-01T00:00:00Z' }));
  (await lockDirectory(directory, 0)).release();
});

test('a lock of another machine is respected, and the message says what to do', async () => {
  writeFileSync(lockFile(), holder({ host: 'elsewhere', pid: 2_000_000_000 }));
  await expect(lockDirectory(directory, 0)).rejects.toThrow(/on elsewhere .* delete .*data\.lock/s);
});

test('a lock nobody can read is respected', async () => {
  writeFileSync(lockFile(), '');
  await expect(lockDirectory(directory, 0)).rejects.toThrow(/in use by another process/);
});

test('releasing leaves a lock alone that is not its own', async () => {
  const lock = await lockDirectory(directory, 0);
  writeFileSync(lockFile(), holder({ host: 'elsewhere' }));
  lock.release();
  expect(existsSync(lockFile())).toBe(true);
});
