#!/usr/bin/env node
import { runCommand } from './cli/run-command.ts';
import { processTerminal } from './cli/terminal.ts';

// A reader that has seen enough (`paiban plan … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// Nobody reads the messages any more; that must not end a service or lose a roster.
process.stderr.on('error', () => undefined);

process.exitCode = await runCommand(process.argv.slice(2), processTerminal());
