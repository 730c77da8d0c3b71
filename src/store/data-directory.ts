import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of PostgreSQL inside PGlite; a directory of another one cannot be opened. */
const POSTGRES_VERSION = '18';

const VERSION_FILE = 'PG_VERSION';

/**
 * Makes the folders above a data directory, and makes sure that a directory that is there already can be used.
 *
 * @throws Error whose message says in plain words what stands in the way.
 */
export function prepareDataDirectory(directory: string): void {
  makeFolder(dirname(directory));
  if (!existsSync(directory)) return;
  const found = contentsOf(directory);
  if (found.length > 0 && !existsSync(join(directory, VERSION_FILE))) {
    throw new Error(
      'it holds other files and no store; name an empty directory, or one that does not exist yet',
    );
  }
  inPlainWords(directory, () => accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK));
  if (found.length > 0) checkVersion(directory);
}

function checkVersion(directory: string): void {
  const version = inPlainWords(directory, () => readFileSync(join(directory, VERSION_FILE), 'utf8').trim());
  if (version === POSTGRES_VERSION) return;
  throw new Error(
    /^\d+(\.\d+)?$/.test(version)
      ? `PostgreSQL ${version} made it and this version of paiban works with ${POSTGRES_VERSION}: restore a dump made by the version that it belongs to`
      : `its file ${VERSION_FILE} is damaged; put back a copy of the directory, or restore a dump into an empty one`,
  );
}

/** One folder after the other: making all at once never ends where the file system takes no folders (Node 20, `/proc`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no directory`);
    return;
  }
  makeFolder(dirname(folder));
  try {
    inPlainWords(folder, () => mkdirSync(folder));
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

function contentsOf(directory: string): readonly string[] {
  if (!statSync(directory).isDirectory()) throw new Error('it is no directory');
  return inPlainWords(directory, () => readdirSync(directory));
}

function inPlainWords<Result>(folder: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw new Error(message, { cause });
    throw new Error(`${folder} may not be written by this user`, { cause });
  }
}
