import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes the folders above a data directory, and makes sure that a directory that is there already can be used.
 *
 * @throws Error whose message says in plain words what stands in the way.
 */
export function prepareDataDirectory(directory: string): void {
  makeFolder(dirname(directory));
  if (!existsSync(directory)) return;
  const found = contentsOf(directory);
  if (found.length > 0 && !existsSync(join(directory, 'PG_VERSION'))) {
    throw new Error(
      'it holds other files and no store; name an empty directory, or one that does not exist yet',
    );
  }
  inPlainWords(directory, () => accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK));
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
