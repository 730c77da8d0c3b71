import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { DEFAULT_TENANT } from '../domain/tenant.ts';
import { startService } from '../service.ts';
import { readArguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** npm passes Ctrl-C on to a program that has had it from the terminal: what comes so close together is one wish. */
const ONE_WISH_MILLISECONDS = 1000;

/**
 * `paiban serve`: the service, until it is interrupted. Interrupted again while it closes, the process ends at once, as it
 * would without a handler; the next start takes up what that leaves.
 */
export async function serveCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = readArguments(given, { development: { type: 'boolean' } }, []);
  const config = readConfig(terminal.environment, values);
  const interrupted = new Promise<void>((resolve) => {
    const stopListening = terminal.onInterrupt(() => {
      resolve();
      setTimeout(stopListening, ONE_WISH_MILLISECONDS).unref();
    });
  });
  const log = pino({ level: config.logLevel }, terminal.output);
  const service = await startService(config, log);
  if (config.development) {
    terminal.errors.write(
      `Development: no key is asked for, and everything belongs to the tenant “${DEFAULT_TENANT}”. Only this machine reaches the service.\n`,
    );
  }
  terminal.errors.write(`paiban serves ${service.url} – try it at ${service.url}/docs\n`);
  await interrupted;
  terminal.errors.write('Closing: running plans go back to the queue.\n');
  await service.close();
  return EXIT.good;
}
