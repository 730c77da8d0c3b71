import { UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

type Command = (given: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** A command whose first argument says what is to be done. */
export function subcommand(name: string, commands: Readonly<Record<string, Command>>): Command {
  return ([what, ...rest], terminal) => {
    if (what === undefined || !Object.hasOwn(commands, what)) {
      const said = what === undefined ? 'nothing' : what;
      throw new UsageError(`paiban ${name} takes ${Object.keys(commands).join(', ')}, not ${said}`);
    }
    return commands[what](rest, terminal);
  };
}
