import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageFile } from '../../src/package-files.ts';
import type { BenchDatabase } from './databases.ts';

/** Makes a tenant and a key with which everything of it may be done, as an administrator does. No service may run on an embedded store. */
export async function makeTenant(database: BenchDatabase, name: string): Promise<string> {
  await paiban(database, ['migrate']);
  await paiban(database, ['tenant', 'create', name]);
  return (await paiban(database, ['key', 'create', '--tenant', name, '--scope', 'admin'])).trim();
}

async function paiban({ environment }: BenchDatabase, given: readonly string[]): Promise<string> {
  const program = packageFile('dist/src/main.js');
  const env = { PATH: process.env.PATH, ...environment };
  return (await promisify(execFile)(process.execPath, [program, ...given], { env })).stdout;
}
