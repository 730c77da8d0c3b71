import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { counted } from '../planning/explanation/words.ts';
import { DumpError, readDump } from '../store/dump/dump-file.ts';
import { restorePlans } from '../store/dump/restore-plans.ts';
import type { Restoration } from '../store/dump/restore-plans.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import { locationInWords } from '../store/store-location.ts';
import type { StoreLocation } from '../store/store-location.ts';
import { readArguments } from './arguments.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { reasonOf } from './request-file.ts';
import type { Terminal } from './terminal.ts';

/** `paiban restore`: the plans of a dump into a store, all or none. */
export async function restoreCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(given, { add: { type: 'boolean' } }, ['FILE']);
  const [file] = positionals;
  const { store } = readConfig(terminal.environment);
  const source = await openFile(file);
  try {
    const restoration = await restore(source, store, values.add === true ? 'any' : 'empty');
    if (restoration.status === 'not-empty') {
      throw new UsageError(
        `the store ${locationInWords(store)} has plans; --add adds those of ${file} to them`,
      );
    }
    const { added, known } = restoration;
    const rest = known === 0 ? '' : `, ${counted(known, 'plan')} there already`;
    terminal.output.write(`${file}: ${counted(added, 'plan')} restored${rest}\n`);
    return EXIT.good;
  } catch (error) {
    if (error instanceof DumpError || (error as NodeJS.ErrnoException).code === 'EISDIR') {
      throw new UsageError(`${file} cannot be restored: ${reasonOf(error)}`);
    }
    throw error;
  } finally {
    await source.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

async function restore(
  source: FileHandle,
  store: StoreLocation,
  into: 'empty' | 'any',
): Promise<Restoration> {
  const { database, close } = await openDatabase(store, 'alone');
  try {
    await migrate(database);
    return await restorePlans(database, readDump(source), into);
  } finally {
    await close();
  }
}
