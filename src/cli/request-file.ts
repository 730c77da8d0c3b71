import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Admission } from '../planning/admit.ts';
import { UsageError } from './exit-code.ts';

/**
 * A request, or another document, from a file, or from a stream when the file is `-`.
 *
 * @param what it is called in messages
 * @throws UsageError that lists everything wrong with it, one line each.
 */
export async function readRequest<Request>(
  file: string,
  input: Readable,
  admit: (body: unknown) => Admission<Request>,
  what: 'request' | 'roster' | 'list of changes' = 'request',
): Promise<Request> {
  const name = nameOf(file);
  const admission = admit(await readJson(file, input));
  if (admission.status === 'admitted') return admission.request;
  const lines = admission.errors.map(({ path, message }) => `  ${path === '' ? what : path}: ${message}`);
  throw new UsageError([`${name} is not a valid ${what}:`, ...lines].join('\n'));
}

/**
 * What a file holds, or a stream when the file is `-`.
 *
 * @throws UsageError when that is not JSON.
 */
async function readJson(file: string, input: Readable): Promise<unknown> {
  return parse(file === '-' ? await buffer(input) : await readBytes(file), nameOf(file));
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

function parse(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new UsageError(`${name} is not JSON: ${(error as Error).message}`);
  }
}

/** What is wrong with a file, in plain words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file or folder',
    EISDIR: 'it is a folder',
    ENOTDIR: 'part of the path is not a folder',
    EACCES: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the share of the disk is used up',
    EFBIG: 'files may not become that large',
  };
  return (code !== undefined && known[code]) || message;
}
