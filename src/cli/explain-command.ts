import { Roster } from '../domain/roster.ts';
import { rosterErrors } from '../planning/admission/roster-checks.ts';
import { shapeErrors } from '../planning/admission/shape-errors.ts';
import { admit } from '../planning/admit.ts';
import type { Admission } from '../planning/admit.ts';
import { explainCell } from '../planning/cell/explain-cell.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { readArguments } from './arguments.ts';
import { checkWritable, writeDocument } from './document-file.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { readRequest } from './request-file.ts';
import { printable } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** `paiban explain`: why one person of a roster works, or is off, on one date, in words; all of it to a file. */
export async function explainCommand(given: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const flags = { agent: { type: 'string' }, date: { type: 'string' }, out: { type: 'string' } } as const;
  const { values, positionals } = readArguments(given, flags, ['REQUEST', 'ROSTER']);
  const { agent, date, out } = values;
  if (agent === undefined) throw new UsageError('--agent is missing');
  if (date === undefined) throw new UsageError('--date is missing');
  if (out !== undefined) await checkWritable(out);
  const { input } = terminal;
  const request = await readRequest(positionals[0], input, admit);
  const roster = await readRequest(positionals[1], input, (body) => readRoster(body, request), 'roster');
  const answer = explainCell({ request, roster, agent, date });
  if (answer.status === 'refused') {
    throw new UsageError(answer.errors.map(({ path, message }) => `${flagOf(path)}: ${message}`).join('\n'));
  }
  terminal.output.write(answer.value.words.map((line) => `${printable(line)}\n`).join(''));
  if (out !== undefined) await writeDocument(out, answer.value);
  return EXIT.good;
}

/** A roster as a plan of the request wrote it. */
function readRoster(body: unknown, request: ResolvedRequest): Admission<Roster> {
  const parsed = Roster.safeParse(body);
  if (!parsed.success) return { status: 'refused', errors: shapeErrors(parsed.error) };
  const errors = rosterErrors(request, parsed.data);
  return errors.length === 0 ? { status: 'admitted', request: parsed.data } : { status: 'refused', errors };
}

/** The flag that stands for a field of the question. */
function flagOf(path: string): string {
  return path.replace('query.', '--');
}
