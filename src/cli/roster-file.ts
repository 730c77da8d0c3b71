import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Roster } from '../domain/roster.ts';
import { UsageError } from './exit-code.ts';
import { reasonOf } from './request-file.ts';

/** The text of a roster file. */
export function rosterText(roster: Roster): string {
  return `${JSON.stringify(roster, null, 2)}\n`;
}

/**
 * Makes sure that a roster can be written to a file, before a plan is worth the time.
 *
 * @throws UsageError when it cannot.
 */
export async function checkWritable(file: string): Promise<void> {
  try {
    await access(dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}`);
  }
  const existing = await stat(file).catch(() => undefined);
  if (existing?.isDirectory()) throw new UsageError(`${file} cannot be written: it is a folder`);
}

/** Writes a roster; the file appears whole or not at all. */
export async function writeRoster(file: string, roster: Roster): Promise<void> {
  const target = await stat(file).catch(() => undefined);
  // A device or a pipe is written to, not replaced.
  if (target !== undefined && !target.isFile()) return writeFile(file, rosterText(roster));
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, rosterText(roster), { flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
