import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { DEFAULT_TENANT } from '../domain/tenant.ts';
import { startService } from '../service.ts';
import { StartupError } from '../startup-error.ts';
import { readArguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { untilInterrupted } from './until-interrupted.ts';

/**
 * `paiban serve [--development] [--no-worker]`: the service, until it is interrupted. Interrupted again while it closes, the process ends at
 * once, as it would without a handler; whoever runs plans takes up what that leaves.
 */
export async function serveCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const flags = { development: { type: 'boolean' }, 'no-worker': { type: 'boolean' } } as const;
  const { values } = readArguments(given, flags, []);
  const config = readConfig(terminal.environment, values);
  const runsPlans = values['no-worker'] !== true;
  if (!runsPlans && config.store.kind === 'embedded') {
    throw new StartupError(
      'paiban serve --no-worker needs DATABASE_URL: no other process can run the plans of an embedded store.',
    );
  }
  const interrupted = untilInterrupted(terminal);
  const log = pino({ level: config.logLevel }, terminal.output);
  const service = await startService(config, log, runsPlans ? 'runs-plans' : 'leaves-plans');
  if (config.development) {
    terminal.errors.write(
      `Development: no key is asked for, and everything belongs to the tenant “${DEFAULT_TENANT}”. Only this machine reaches the service.\n`,
    );
  }
  terminal.errors.write(`paiban serves ${service.url} – try it at ${service.url}/docs\n`);
  await interrupted;
  terminal.errors.write(runsPlans ? 'Closing: running plans go back to the queue.\n' : 'Closing.\n');
  await service.close();
  return EXIT.good;
}
