import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareDataDirectory } from '../../../src/store/data-directory.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-directory-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the folders above are made, the directory itself is left to its maker', () => {
  prepareDataDirectory(join(folder, 'a', 'b', 'data'));
  expect([existsSync(join(folder, 'a', 'b')), existsSync(join(folder, 'a', 'b', 'data'))]).toEqual([
    true,
    false,
  ]);
});

test('an empty directory and one of a store can be used', async () => {
  const directory = join(folder, 'store');
  await mkdir(directory);
  prepareDataDirectory(directory);
  await writeFile(join(directory, 'PG_VERSION'), '18\n');
  prepareDataDirectory(directory);
});

test('a file, a path below a file, and a directory of other things cannot', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  expect(() => prepareDataDirectory(file)).toThrow('it is no directory');
  expect(() => prepareDataDirectory(join(file, 'data'))).toThrow(`${file} is no directory`);
  expect(() => prepareDataDirectory(folder)).toThrow('it holds other files and no store');
});

test.each([
  ['14\n', /^PostgreSQL 14 made it and this version of paiban works with 18: restore a dump/],
  ['9.6', /^PostgreSQL 9\.6 made it/],
  ['', /^its file PG_VERSION is damaged; put back a copy/],
])('a directory whose version is %j cannot', async (version, message) => {
  const directory = await mkdtemp(join(folder, 'version-'));
  await writeFile(join(directory, 'PG_VERSION'), version);
  expect(() => prepareDataDirectory(directory)).toThrow(message);
});

test('a place that takes no folders is refused', () => {
  expect(() => prepareDataDirectory('/proc/paiban/data')).toThrow('/proc/paiban');
});
