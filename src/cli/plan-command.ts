import { admit } from '../planning/admit.ts';
import { readArguments } from './arguments.ts';
import { carryOut, ownRunner } from './carry-out.ts';
import type { CreateRunner } from './carry-out.ts';
import { checkWritable } from './document-file.ts';
import type { ExitCode } from './exit-code.ts';
import { readRequest } from './request-file.ts';
import type { Terminal } from './terminal.ts';

/** `paiban plan`: a request from a file, a roster to a file, and the summary for whoever watches. */
export async function planCommand(
  given: readonly string[],
  terminal: Terminal,
  createRunner: CreateRunner = ownRunner,
): Promise<ExitCode> {
  const { values, positionals } = readArguments(given, { out: { type: 'string' } }, ['REQUEST']);
  const { out } = values;
  if (out !== undefined) await checkWritable(out);
  const request = await readRequest(positionals[0], terminal.input, admit);
  return carryOut(request, out, terminal, createRunner);
}
