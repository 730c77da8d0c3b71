import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { pipeline as run } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { StoredPlan } from './stored-plan.ts';

/** The first line says what the file is, the last one that it is whole; between them stands one plan a line. */
const FORMAT = 'paiban.dump/1';
const Head = z.object({ format: z.string() });
const End = z.strictObject({ plans: z.int() });

/** The file is no dump that can be restored; the message says why. */
export class DumpError extends Error {}

/** Writes plans as lines of JSON, compressed with gzip, and returns how many. The file appears whole or not at all. */
export async function writeDump(file: string, plans: AsyncIterable<StoredPlan>): Promise<number> {
  const unfinished = `${file}.${randomUUID()}`;
  const end = { plans: 0 };
  const lines = async function* (): AsyncGenerator<string> {
    yield lineOf({ format: FORMAT });
    for await (const plan of plans) {
      end.plans++;
      yield lineOf(plan);
    }
    yield lineOf(end);
  };
  const target = await stat(file).catch(() => undefined);
  try {
    // A device or a pipe is written to, not replaced.
    const isReplaced = target === undefined || target.isFile();
    // People's rosters are nobody else's business.
    const output = isReplaced
      ? createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true })
      : createWriteStream(file);
    await run(Readable.from(lines()), createGzip(), output);
    if (isReplaced) await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return end.plans;
}

/**
 * The plans of a dump, as they are read.
 *
 * @throws DumpError when the file is no dump, is not whole, or was made by a newer version.
 */
export async function* readDump(source: FileHandle): AsyncGenerator<StoredPlan, void, void> {
  let [number, plans] = [0, 0];
  let end: z.infer<typeof End> | undefined;
  for await (const line of linesOf(source)) {
    number++;
    if (end !== undefined) throw new DumpError(`line ${number}: something follows the end`);
    const value = parse(line, number);
    if (number === 1) checkHead(value);
    else if (End.safeParse(value).success) end = End.parse(value);
    else {
      plans++;
      yield planOf(value, number);
    }
  }
  if (end?.plans !== plans) throw new DumpError('it is not whole: its end is missing');
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

async function* linesOf(source: FileHandle): AsyncGenerator<string, void, void> {
  // An error of the file destroys the inflated stream, whose reader is told.
  const inflated = pipeline(source.createReadStream(), createGunzip(), () => undefined).setEncoding('utf8');
  const parts: string[] = [];
  try {
    for await (const chunk of inflated as AsyncIterable<string>) {
      const [first, ...others] = chunk.split('\n');
      parts.push(first);
      for (const other of others) {
        yield parts.splice(0).join('');
        parts.push(other);
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw new DumpError('it is not whole: its end is missing');
    if (code?.startsWith('Z_')) throw new DumpError(`it is not compressed with gzip: ${message}`);
    throw error;
  }
  const rest = parts.join('');
  if (rest !== '') yield rest;
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new DumpError(`line ${number} is not JSON: ${(error as Error).message}`);
  }
}

function checkHead(value: unknown): void {
  const head = Head.safeParse(value);
  if (!head.success) throw new DumpError('its first line does not name a format');
  if (head.data.format === FORMAT) return;
  throw new DumpError(`its format is ${head.data.format}; this version reads ${FORMAT}`);
}

function planOf(value: unknown, number: number): StoredPlan {
  const plan = StoredPlan.safeParse(value);
  if (plan.success) return plan.data;
  const { path, message } = plan.error.issues[0];
  throw new DumpError(`line ${number}: ${[...path.map(String), message].join(': ')}`);
}
