import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { startService } from '../service.ts';
import { readArguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** `paiban serve`: the service, until it is interrupted. */
export async function serveCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  readArguments(given, {}, []);
  const config = readConfig(terminal.environment);
  const interrupted = new Promise<void>((resolve) => {
    terminal.onInterrupt(resolve);
  });
  const log = pino({ level: config.logLevel }, terminal.output);
  const service = await startService(config, log);
  terminal.errors.write(`paiban serves ${service.url} – try it at ${service.url}/docs\n`);
  await interrupted;
  terminal.errors.write('Closing: running plans go back to the queue.\n');
  await service.close();
  return EXIT.good;
}
