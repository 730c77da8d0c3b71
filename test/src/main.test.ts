import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Roster } from '../../src/domain/roster.ts';
import { packageFile, packageManifest } from '../../src/package-files.ts';
import { runProgram, startProgram } from './program.ts';
import { sampleRequest } from './samples.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paiban-main-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the program can be run and tells its version', async () => {
  expect(await runProgram(['--version'], { folder })).toEqual({
    code: 0,
    output: `${packageManifest().version}\n`,
    errors: '',
  });
  expect((await readFile(packageFile('dist/src/main.js'), 'utf8')).split('\n')[0]).toBe(
    '#!/usr/bin/env node',
  );
});

test('plan draws up a roster and loads neither a server nor a database', async () => {
  const coverage = join(folder, 'coverage');
  const { code, output, errors } = await runProgram(['plan', '-', '--out', 'roster.json'], {
    folder,
    environment: { NODE_V8_COVERAGE: coverage },
    input: JSON.stringify(sampleRequest()),
  });
  expect(errors).toContain('Corner Shop, 2026-11-23');
  expect(output).toBe('');
  const roster = Roster.parse(JSON.parse(await readFile(join(folder, 'roster.json'), 'utf8')));
  const short = roster.gaps.length > 0 || roster.violations.some(({ level }) => level === 'required');
  expect(code).toBe(short ? 3 : 0);
  expect(roster.certificate.audit.passed).toBe(true);

  const loaded = await Promise.all(
    (await readdir(coverage)).map((file) => readFile(join(coverage, file), 'utf8')),
  );
  const packages = new Set(
    [...loaded.join().matchAll(/node_modules\/((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name]) => name),
  );
  expect([...packages]).toEqual(expect.arrayContaining(['zod', 'piscina', 'highs']));
  for (const heavy of ['@electric-sql/pglite', 'kysely', 'pg', 'express', 'swagger-ui-express', 'pino']) {
    expect(packages).not.toContain(heavy);
  }
});

test('bad input ends with 2 and says every error with its path, without a stack', async () => {
  const input = JSON.stringify({ ...sampleRequest(), horizon: { firstDay: 'soon', days: -1 } });
  const { code, output, errors } = await runProgram(['plan', '-'], { folder, input });
  expect([code, output]).toEqual([2, '']);
  expect(errors).toMatch(
    /^paiban: standard input is not a valid request:\n {2}horizon\.firstDay: .+\n {2}horizon\.days: .+\n$/,
  );
});

test('the demo takes a shop’s week through the service and leaves nothing but its roster', async () => {
  const place = await mkdtemp(join(folder, 'demo-'));
  const { code, output, errors } = await runProgram(['demo'], {
    folder: place,
    environment: { TMPDIR: place },
  });
  expect([code, errors]).toEqual([0, '']);
  expect(output).not.toContain('\r');
  expect(output).toMatch(/Headcount +\d+ people; proven: not fewer than \d+/);
  expect(output).toMatch(/Rule of thumb +\d+ people/);
  expect(output).toMatch(/20:00–24:00 .* 20 s +yes/);
  expect(output).toMatch(/Audit +passed/);
  expect(output).toMatch(/Roster +roster\.json/);
  expect(await readdir(place)).toEqual(['roster.json']);
  const roster = Roster.parse(JSON.parse(await readFile(join(place, 'roster.json'), 'utf8')));
  expect(roster.people).not.toHaveLength(0);
});

test('an interrupted demo cleans up and says so', async () => {
  const place = await mkdtemp(join(folder, 'interrupted-'));
  const demo = startProgram(['demo'], { folder: place, environment: { TMPDIR: place } });
  const errors = text(demo.stderr!);
  demo.stdout!.on('data', (said) => {
    if (String(said).includes('POST /v1/plans')) demo.kill('SIGINT');
  });
  const [code] = (await once(demo, 'exit')) as [number | null];
  expect([code, await errors]).toEqual([1, 'paiban: interrupted\n']);
  expect(await readdir(place)).toEqual([]);
});
