import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { counted } from '../planning/explanation/words.ts';
import { locationInWords } from '../store/store-location.ts';
import { startWorker } from '../worker.ts';
import { readArguments } from './arguments.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { untilInterrupted } from './until-interrupted.ts';

const MOST_PLANS = 256;

/** `paiban worker [--concurrency N]`: runs the plans that services on the same database queue, until it is interrupted. */
export async function workerCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = readArguments(given, { concurrency: { type: 'string' } }, []);
  const config = readConfig(terminal.environment);
  const threads = values.concurrency === undefined ? config.threads : readConcurrency(values.concurrency);
  const interrupted = untilInterrupted(terminal);
  const log = pino({ level: config.logLevel }, terminal.output);
  const worker = await startWorker({ ...config, threads }, log);
  const plans = counted(threads, 'plan');
  terminal.errors.write(`paiban runs ${plans} at once for ${locationInWords(config.store)}\n`);
  await interrupted;
  terminal.errors.write('Closing: running plans go back to the queue.\n');
  await worker.close();
  return EXIT.good;
}

function readConcurrency(text: string): number {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= MOST_PLANS) return value;
  throw new UsageError(`--concurrency ${text}: expected a whole number from 1 to ${MOST_PLANS}`);
}
