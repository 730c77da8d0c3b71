import { readConfig } from '../config.ts';
import { counted } from '../planning/explanation/words.ts';
import { dumpPlans } from '../store/dump/dump-plans.ts';
import { writeDump } from '../store/dump/dump-file.ts';
import { assertUpToDate } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import { assertThereIsAStore } from './access-store.ts';
import { readArguments } from './arguments.ts';
import { checkWritable } from './document-file.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { reasonOf } from './request-file.ts';
import type { Terminal } from './terminal.ts';

/** `paiban dump`: all plans of a store to one file; of a server also while a service uses it. */
export async function dumpCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { positionals } = readArguments(given, {}, ['FILE']);
  const [file] = positionals;
  await checkWritable(file);
  const { store } = readConfig(terminal.environment);
  assertThereIsAStore(store);
  const { database, close } = await openDatabase(store, 'beside');
  try {
    await assertUpToDate(database);
    const plans = await writeDump(file, dumpPlans(database)).catch((error: unknown) => {
      throw isFull(error) ? new UsageError(`${file} cannot be written: ${reasonOf(error)}`) : error;
    });
    terminal.output.write(`${file}: ${counted(plans, 'plan')} written\n`);
  } finally {
    await close();
  }
  return EXIT.good;
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String((error as NodeJS.ErrnoException).code));
}
