import type { Change, Staffability, WhatIfs } from '../../domain/what-ifs.ts';
import { counted, peopleInWords } from '../explanation/words.ts';
import { percent } from '../percent.ts';

type Answer = Pick<WhatIfs['whatIfs'][number], keyof Staffability | 'outOfReach'>;

/** A change and what it does, beside the unchanged request. */
export function changeInWords(change: Change, answer: Answer, unchanged: Staffability): string {
  if (answer.outOfReach) return `${subject(change)}: no number of agents answers that fast.`;
  const isFewer = change.kind === 'fewer-people';
  return `${subject(change)}: ${isFewer ? effectOfFewer(answer) : effect(answer, unchanged)}.`;
}

function subject(change: Change): string {
  switch (change.kind) {
    case 'fewer-people':
      return `${peopleInWords(change.people)} fewer`;
    case 'latest-start':
      return `Starts until ${change.time}`;
    case 'buffer-share':
      return change.share === 0 ? 'No buffer' : `Buffer of ${percent(change.share)}`;
    case 'response-seconds':
      return `Average response times ${Math.abs(change.by)} s ${change.by < 0 ? 'shorter' : 'longer'}`;
    case 'tool':
      return `${change.inUse ? 'With' : 'Without'} ${change.tool}`;
  }
}

function effectOfFewer({ people, missingAgentHoursAtLeast: missing }: Staffability): string {
  if (missing === null) return 'no answer in time';
  if (missing > 0) return `at least ${counted(missing, 'agent-hour')} missing`;
  return people === null
    ? 'not settled, the relaxation misses nobody and no covering was found in time'
    : `everything covered by ${peopleInWords(people)}`;
}

function effect(
  { peopleAtLeast, people, missingAgentHoursAtLeast: missing }: Staffability,
  before: Staffability,
): string {
  if (missing === null) return 'no answer in time';
  if (missing > 0) return `at least ${counted(missing, 'agent-hour')} missing${instead(before)}`;
  if (peopleAtLeast === null) return 'no answer in time';
  const proven = `not fewer than ${peopleInWords(peopleAtLeast)} (proven)`;
  if (people === null) return proven + instead(before);
  const exact =
    people === peopleAtLeast
      ? `${peopleInWords(people)} (proven fewest)`
      : `${peopleInWords(people)} found, ${proven}`;
  return exact + instead(before);
}

function instead({ peopleAtLeast, people, missingAgentHoursAtLeast: missing }: Staffability): string {
  if (missing !== null && missing > 0) return `, unchanged at least ${counted(missing, 'agent-hour')}`;
  if (people !== null)
    return `, unchanged ${people}${people === peopleAtLeast ? '' : ` found, not fewer than ${peopleAtLeast}`}`;
  return peopleAtLeast === null ? '' : `, unchanged not fewer than ${peopleAtLeast}`;
}
