import { admitStaffing } from '../planning/admit.ts';
import { calculateStaffing } from '../planning/staffing.ts';
import { readArguments } from './arguments.ts';
import { checkWritable, documentText, writeDocument } from './document-file.ts';
import { EXIT } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { readRequest } from './request-file.ts';
import type { Terminal } from './terminal.ts';

/** `paiban staffing`: the demand part of a request from a file, the agents it asks for to a file. */
export async function staffingCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = readArguments(given, { out: { type: 'string' } }, ['REQUEST']);
  const { out } = values;
  if (out !== undefined) await checkWritable(out);
  const staffing = calculateStaffing(await readRequest(positionals[0], terminal.input, admitStaffing));
  if (out === undefined) terminal.output.write(documentText(staffing));
  else await writeDocument(out, staffing);
  return EXIT.good;
}
