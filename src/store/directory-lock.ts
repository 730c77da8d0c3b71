import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

const Holder = z.object({ pid: z.int().positive(), host: z.string(), since: z.iso.datetime() });
type Holder = z.infer<typeof Holder>;

const RETRY_MILLISECONDS = 100;

export interface DirectoryLock {
  release(): void;
}

/** Somebody else holds the directory; the message says who and what to do. */
export class DirectoryLockedError extends Error {}

/**
 * Makes this process the only one that uses a data directory. PGlite takes no lock of its own, and two processes on one
 * directory lose acknowledged rows in silence. The lock is a file beside the directory, not inside it; one left behind
 * by a process that has ended is taken over, and one that is just ending is waited for.
 *
 * @throws DirectoryLockedError when another process still holds it after `patienceSeconds`.
 */
export async function lockDirectory(directory: string, patienceSeconds = 3): Promise<DirectoryLock> {
  const file = `${directory}.lock`;
  const own = JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() });
  const deadline = performance.now() + patienceSeconds * 1000;
  for (;;) {
    const holder = tryToTake(file, own);
    if (holder === undefined) break;
    if (performance.now() >= deadline) throw new DirectoryLockedError(refusal(directory, file, holder));
    await setTimeout(RETRY_MILLISECONDS);
  }
  return {
    release: () => {
      if (read(file) === own) rmSync(file);
    },
  };
}

/** Takes the lock, or returns what is written in the one that stands. */
function tryToTake(file: string, own: string): string | undefined {
  if (create(file, own)) return undefined;
  const found = read(file);
  if (found === undefined || !isAbandoned(found)) return found ?? '';
  takeAway(file, found);
  return create(file, own) ? undefined : (read(file) ?? '');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // On a full disk the file is there and empty, and would keep everybody out.
    rmSync(file, { force: true });
    throw error;
  }
}

function holderOf(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isAbandoned(text: string): boolean {
  const holder = holderOf(text);
  if (holder === undefined || holder.host !== hostname()) return false;
  const since = Date.parse(holder.since);
  const machineStart = Date.now() - uptime() * 1000;
  if (since < machineStart) return true;
  // A container starts its service under the same number every time: this may be a former life of this very process.
  const ownStart = Date.now() - process.uptime() * 1000;
  return holder.pid === process.pid ? since < ownStart : !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of several processes that find the same abandoned lock, only the one whose rename takes that very file goes on. */
function takeAway(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const found = readFileSync(aside, 'utf8');
  if (found === expected) rmSync(aside);
  else renameSync(aside, file);
}

function refusal(directory: string, file: string, text: string): string {
  const holder = holderOf(text);
  const who =
    holder === undefined
      ? 'another process'
      : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  return (
    `${directory} is in use by ${who}. Stop that process or choose another directory (PAIBAN_DATA). ` +
    `If nothing uses it any more, delete ${file}.`
  );
}
