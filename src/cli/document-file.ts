import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from './exit-code.ts';
import { reasonOf } from './request-file.ts';

/** The text of a file that holds a document. */
export function documentText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Makes sure that a document can be written to a file, before working it out is worth the time.
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

/** Writes a document; the file appears whole or not at all. */
export async function writeDocument(file: string, document: object): Promise<void> {
  const target = await stat(file).catch(() => undefined);
  // A device or a pipe is written to, not replaced.
  if (target !== undefined && !target.isFile()) return writeFile(file, documentText(document));
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, documentText(document), { flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
