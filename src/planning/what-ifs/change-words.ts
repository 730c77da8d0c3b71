import { skillInWords } from '../../domain/skill.ts';
import type { Change, MissingStretch, Staffability, WhatIfs } from '../../domain/what-ifs.ts';
import { counted, peopleInWords, stretchInWords } from '../explanation/words.ts';
import { percent } from '../percent.ts';
import type { MorePeople } from './more-people.ts';

type Answer = Pick<WhatIfs['whatIfs'][number], keyof Staffability | 'outOfReach'>;

/** A change and what it does, beside the unchanged request. */
export function changeInWords(change: Change, answer: Answer, unchanged: Staffability): string {
  if (answer.outOfReach) return `${changeAlone(change)}: no number of agents answers that fast.`;
  const isFewer = change.kind === 'fewer-people';
  const [most] = answer.missing;
  const where = most === undefined ? '' : ` Most of it: ${missingInWords(most)}.`;
  return `${changeAlone(change)}: ${isFewer ? effectOfFewer(answer) : effect(answer, unchanged)}.${where}`;
}

/** “pre-sales on Saturday 2026-11-28 20:00–21:30, 3 agent-hours”. */
export function missingInWords({ kind, queues, work, start, end, agentHours }: MissingStretch): string {
  const what = {
    queue: queues.join(' and '),
    'live-extra': 'live extra',
    deferrable: work,
    buffer: 'buffer',
  }[kind];
  return `${what} on ${stretchInWords(start, end)}, ${counted(agentHours, 'agent-hour')}`;
}

/** What a change is, without what it does. */
export function changeAlone(change: Change): string {
  switch (change.kind) {
    case 'fewer-people':
      return `${peopleInWords(change.people)} fewer`;
    case 'more-people':
      return morePeople(change);
    case 'cross-training':
      return 'Everybody with one skill trained in one more';
    case 'earliest-start':
      return `Starts from ${change.time} on`;
    case 'live-extra':
      return change.agents === 0
        ? 'No extra agents at live streams'
        : `${counted(change.agents, 'extra agent')} at live streams`;
    case 'contract-week':
      return `Up to ${counted(change.maximumDaysPerWeek, 'day')} and ${counted(change.maximumMinutesPerWeek / 60, 'hour')} a week for ${change.contractClass}`;
    case 'overtime':
      return overtime(change);
    case 'rule-preferred':
      return `${change.rule} kept where possible instead of always`;
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

/** “1 person more (pre-sales, part-time, saturday 14:00–22:00)”. */
function morePeople({ people, skills, contractClass, availability }: MorePeople): string {
  const windows = availability?.map(({ weekdays, from, to }) => `${weekdays.join(', ')} ${from}–${to}`);
  const who = [skills?.map(skillInWords).join(' + '), contractClass, windows?.join('; ')].filter(
    (part) => part !== undefined,
  );
  return `${peopleInWords(people)} more${who.length === 0 ? '' : ` (${who.join(', ')})`}`;
}

/** “Up to 8 hours of overtime a week for full-time”. */
function overtime({ contractClass, minutesPerWeek }: Extract<Change, { kind: 'overtime' }>): string {
  const whose = contractClass === undefined ? '' : ` for ${contractClass}`;
  return minutesPerWeek === 0
    ? `No overtime of the week${whose}`
    : `Up to ${counted(minutesPerWeek / 60, 'hour')} of overtime a week${whose}`;
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
