import type { Request } from 'express';
import { jsonPath } from '../domain/problem.ts';
import type { EventPosition } from '../jobs/plan-events.ts';
import { ProblemError } from './problem-details.ts';

const HEADER = 'Last-Event-ID';
const PATTERN = /^(\d{1,9})(?:\.(\d{1,9}))?$/;

/** The id of an event: `2` is the second state of a plan, `2.5` the fifth event after it that is no state. */
export function eventId({ states, progress }: EventPosition): string {
  return progress === 0 ? String(states) : `${states}.${progress}`;
}

/**
 * Where a client was when its stream was cut off; undefined for one that begins.
 *
 * @throws ProblemError when what it says is no id of an event.
 */
export function readEventPosition(request: Request): EventPosition | undefined {
  const given = request.get(HEADER);
  if (given === undefined || given === '') return undefined;
  const match = PATTERN.exec(given);
  if (match === null) {
    const message = 'expected the id of an event, such as 2 or 2.5';
    throw new ProblemError('invalid-request', { errors: [{ path: jsonPath(['headers', HEADER]), message }] });
  }
  return { states: Number(match[1]), progress: Number(match[2] ?? 0) };
}
