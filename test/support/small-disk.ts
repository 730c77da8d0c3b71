import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';

/** A file system of its own, small enough to be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all space but for so many bytes. */
  fillUpTo(freeBytes: number): void;
  /** Gives back what was taken. */
  empty(): void;
  remove(): void;
}

const BLOCK = Buffer.alloc(4096);

/** @throws Error where this user may not mount one. */
function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'paiban-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fillUpTo: (freeBytes) => {
      const { bavail, bsize } = statfsSync(folder);
      const file = openSync(ballast, 'w');
      for (let left = bavail * bsize - freeBytes; left >= BLOCK.length; left -= BLOCK.length)
        writeSync(file, BLOCK);
      closeSync(file);
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Tests that need a disk which can be filled. Where this user may not mount one they are left out, and a line says so.
 *
 * @param define defines the tests; a disk is made by what it is given, once the tests run
 */
export function describeSmallDisk(
  name: string,
  define: (makeDisk: (megabytes: number) => SmallDisk) => void,
): void {
  const reason = 'this user may not mount a file system';
  if (canMount()) return void describe(name, () => define(mountSmallDisk));
  process.stderr.write(`${name}: left out, ${reason}\n`);
  describe.skipIf(true)(`${name} (left out: ${reason})`, () => define(mountSmallDisk));
}

function canMount(): boolean {
  try {
    mountSmallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
}
