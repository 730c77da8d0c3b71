import { z } from 'zod';
import { Roster } from '../domain/roster.ts';
import { shapeErrors } from '../planning/admission/shape-errors.ts';
import { admit, admitReplan } from '../planning/admit.ts';
import type { Admission } from '../planning/admit.ts';
import { readArguments } from './arguments.ts';
import { carryOut, ownRunner } from './carry-out.ts';
import type { CreateRunner } from './carry-out.ts';
import { checkWritable } from './document-file.ts';
import type { ExitCode } from './exit-code.ts';
import { readRequest } from './request-file.ts';
import type { Terminal } from './terminal.ts';

/** `paiban replan`: a request, its roster and what is different from files, a changed roster to a file. */
export async function replanCommand(
  given: readonly string[],
  terminal: Terminal,
  createRunner: CreateRunner = ownRunner,
): Promise<ExitCode> {
  const names = ['REQUEST', 'ROSTER', 'CHANGES'];
  const { values, positionals } = readArguments(given, { out: { type: 'string' } }, names);
  const { out } = values;
  if (out !== undefined) await checkWritable(out);
  const { input } = terminal;
  const request = await readRequest(positionals[0], input, readAsSent);
  const roster = await readRequest(positionals[1], input, (body) => readRoster(body, request), 'roster');
  const { resolved } = await readRequest(
    positionals[2],
    input,
    (body) => admitReplan(body, { id: undefined, request, roster }),
    'list of changes',
  );
  return carryOut(resolved, out, terminal, createRunner);
}

/** A request that could be planned, as it was sent. */
function readAsSent(body: unknown): Admission<object> {
  const admission = admit(body);
  return admission.status === 'refused' ? admission : { status: 'admitted', request: body as object };
}

/** The people of a roster as it was written by a plan of the request. */
function readRoster(body: unknown, request: object): Admission<Pick<Roster, 'people'>> {
  const parsed = z.object({ people: Roster.shape.people }).safeParse(body);
  if (!parsed.success) return { status: 'refused', errors: shapeErrors(parsed.error) };
  const { people } = parsed.data;
  const admission = admit({ ...request, published: { people } });
  if (admission.status === 'admitted') return { status: 'admitted', request: { people } };
  const errors = admission.errors.map((one) => ({ ...one, path: one.path.replace('published.', '') }));
  return { status: 'refused', errors };
}
