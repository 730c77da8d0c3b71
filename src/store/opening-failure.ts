import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** A new store takes 40 MB at first, and one that was cut off writes a segment of its log of 16 MB. */
const ROOM_BYTES = 50_000_000;

/** Why a database in a directory could not be started, as far as can be told: PGlite says next to nothing of it. */
export function openingFailure(directory: string, cause: unknown): Error {
  const free = freeBytes(existsSync(directory) ? directory : dirname(directory));
  if (free < ROOM_BYTES) {
    const megabytes = (bytes: number): number => Math.floor(bytes / 1_000_000);
    return new Error(
      `there are ${megabytes(free)} MB free on its disk, and it needs ${megabytes(ROOM_BYTES)} to start`,
      { cause },
    );
  }
  const said = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new Error(
    `its files are damaged or incomplete (${said}); put back a copy of them, or restore a dump into an empty directory`,
    { cause },
  );
}

/** Space that a user without special rights may still fill. */
function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
