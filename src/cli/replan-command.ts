import { z } from 'zod';
import { Roster } from '../domain/roster.ts';
import { shapeErrors } from '../planning/admission/shape-errors.ts';
import { admitReplan } from '../planning/admit.ts';
import type { Admission } from '../planning/admit.ts';
import { readArguments } from './arguments.ts';
import { carryOut, ownRunner } from './carry-out.ts';
import type { CreateRunner } from './carry-out.ts';
import { checkWritable } from './document-file.ts';
import type { ExitCode } from './exit-code.ts';
import { readJson, readRequest } from './request-file.ts';
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
  const request = await readJson(positionals[0], input);
  const roster = await readRequest(positionals[1], input, readRoster);
  const { resolved } = await readRequest(positionals[2], input, (body) =>
    admitReplan(body, { id: undefined, request, roster }),
  );
  return carryOut(resolved, out, terminal, createRunner);
}

/** A roster as it was written by a plan. */
function readRoster(body: unknown): Admission<Pick<Roster, 'people'>> {
  const parsed = z.object({ people: Roster.shape.people }).safeParse(body);
  if (parsed.success) return { status: 'admitted', request: parsed.data };
  return { status: 'refused', errors: shapeErrors(parsed.error) };
}
