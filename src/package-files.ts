import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** This file stands in `src/` of the sources and in `dist/src/` of the built package. */
const root = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url);

/** Absolute path of a file or folder of this package, such as `examples`. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/**
 * Absolute path of a module of `src/` as built, such as `jobs/plan-worker`. Threads always start from the built file,
 * since the oldest Node supported cannot run the sources.
 */
export function builtModule(name: string): string {
  return packageFile(`dist/src/${name}.js`);
}

export interface PackageManifest {
  readonly version: string;
  readonly description: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What `package.json` says of this package. */
export function packageManifest(): PackageManifest {
  return JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as PackageManifest;
}
