import { readConfig } from '../config.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import { locationInWords } from '../store/store-location.ts';
import { readArguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** `paiban migrate`: the store brought up to date, and what was missing. */
export async function migrateCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  readArguments(given, {}, []);
  const { store } = readConfig(terminal.environment);
  const { database, close } = await openDatabase(store, 'alone');
  const done = await migrate(database).finally(close);
  const what = done.length === 0 ? 'was up to date' : `is up to date now: ${done.join(', ')}`;
  terminal.output.write(`The store ${locationInWords(store)} ${what}\n`);
  return EXIT.good;
}
