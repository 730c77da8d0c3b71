import { packageManifest } from '../package-files.ts';
import { StartupError } from '../startup-error.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { USAGE } from './usage.ts';

type Command = (given: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** Loaded when used: planning from the command line needs no server and no database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  plan: async () => (await import('./plan-command.ts')).planCommand,
  replan: async () => (await import('./replan-command.ts')).replanCommand,
  explain: async () => (await import('./explain-command.ts')).explainCommand,
  staffing: async () => (await import('./staffing-command.ts')).staffingCommand,
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  tenant: async () => (await import('./tenant-command.ts')).tenantCommand,
  key: async () => (await import('./key-command.ts')).keyCommand,
  worker: async () => (await import('./worker-command.ts')).workerCommand,
  migrate: async () => (await import('./migrate-command.ts')).migrateCommand,
  dump: async () => (await import('./dump-command.ts')).dumpCommand,
  restore: async () => (await import('./restore-command.ts')).restoreCommand,
  demo: async () => (await import('./demo-command.ts')).demoCommand,
  openapi: async () => (await import('./openapi-command.ts')).openApiCommand,
};

/** Runs the program with its arguments and says how it exits. Never rejects. */
export async function runCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '--help', ...rest] = given;
  if (name === '--help' || name === '-h' || rest.includes('--help') || rest.includes('-h')) {
    terminal.output.write(USAGE);
    return EXIT.good;
  }
  if (name === '--version' || name === '-v') {
    terminal.output.write(`${packageManifest().version}\n`);
    return EXIT.good;
  }
  try {
    if (!Object.hasOwn(COMMANDS, name)) throw new UsageError(`there is no command ${name}`);
    const command = await COMMANDS[name]();
    return await command(rest, terminal);
  } catch (error) {
    return complain(error, terminal);
  }
}

function complain(error: unknown, { errors }: Terminal): ExitCode {
  if (error instanceof UsageError) {
    errors.write(`paiban: ${error.message}\n`);
    return EXIT.badInput;
  }
  if (error instanceof StartupError) {
    errors.write(`paiban cannot start.\n${error.message}\n`);
    return EXIT.failed;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  errors.write(`paiban failed: ${text}\n`);
  return EXIT.failed;
}
