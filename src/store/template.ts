import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { packageFile, packageManifest } from '../package-files.ts';

/**
 * Path of the empty database that the build makes once: starting from it takes a new store one second and 400 MB,
 * making one from nothing takes four and 900 MB. Named after the version of PGlite that made it.
 */
export function templateFile(): string {
  const version = packageManifest().dependencies['@electric-sql/pglite'];
  return packageFile(`dist/src/store/template-${version}.tar.gz`);
}

/** Makes the template if there is none. Called by the build. */
export async function writeTemplate(): Promise<void> {
  if (existsSync(templateFile())) return;
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir('gzip');
  await pglite.close();
  await writeFile(templateFile(), Buffer.from(await dump.arrayBuffer()));
}
