import { BUFFER, OFF_DUTY } from '../../../models/rostering/activities.ts';
import { ACTION_KINDS } from '../../domain/replan.ts';
import type { ReplanAction } from '../../domain/replan.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { openedGaps } from './opened-gaps.ts';
import type { GapIntervals, IntervalsMissing } from './opened-gaps.ts';
import { moveInWords } from './move.ts';
import type { Repaired } from './repaired-roster.ts';

type Did = ReplanAction['did'];

/** What was done for every gap that the published roster has after absences and changes of demand. */
export function replanActions(input: CoveringInput, repaired: Repaired): ReplanAction[] {
  return openedGaps(input, repaired).flatMap(({ gap, queue, missing }) => {
    const closed = new Map<Did, { people: Set<number>; agentIntervals: number }>();
    const note = (did: Did, agentIntervals: number, people: readonly number[] = []): void => {
      const known = closed.get(did) ?? { people: new Set(), agentIntervals: 0 };
      for (const person of people) known.people.add(person);
      known.agentIntervals += agentIntervals;
      closed.set(did, known);
    };
    for (const [interval, agents] of missing) {
      const helpers = helpersAt(repaired, queue, interval).slice(0, agents);
      for (const { did, people } of helpers) note(did, 1, people);
      if (helpers.length < agents) note('none', agents - helpers.length);
    }
    return ACTION_KINDS.flatMap((did): ReplanAction[] => {
      const done = closed.get(did);
      if (done === undefined) return [];
      const people = inOrder(repaired, [...done.people], did, queue, missing);
      const agentMinutes = done.agentIntervals * input.grid.intervalMinutes;
      const ids = people.map((person) => repaired.lines[person].person.id);
      const words = inWords(input, repaired, { gap, queue, missing }, did, people, agentMinutes);
      return [{ gap, did, people: ids, agentMinutes, words }];
    });
  });
}

interface Helper {
  readonly did: Did;
  /** Who comes, and who takes over from them. */
  readonly people: readonly number[];
}

/** Who serves a queue in an interval although nobody planned it; for live extra (no queue) who is on duty beside the plan. */
function helpersAt(repaired: Repaired, queue: number | undefined, interval: number): Helper[] {
  const { planned, activities, lines } = repaired;
  const all = [...lines.keys()];
  const isChanged = (person: number): Did | undefined => changeKind(repaired, person, interval);
  const now = (person: number): number => activities.doing[person][interval];
  if (queue === undefined) {
    return all.flatMap((person) => {
      const did = now(person) === OFF_DUTY ? undefined : isChanged(person);
      return did === undefined ? [] : [{ did, people: [person] }];
    });
  }
  const called = all.filter((person) => planned[person][interval] === BUFFER && now(person) >= 0);
  return all
    .filter((person) => now(person) === queue && (planned[person][interval] !== queue || isChanged(person)))
    .map((person): Helper => {
      const did = isChanged(person);
      const before = planned[person][interval];
      if (did !== undefined) return { did, people: [person] };
      if (before === BUFFER) return { did: 'buffer', people: [person] };
      const substitute = called.find((other) => now(other) === before);
      if (substitute !== undefined) return { did: 'buffer', people: [substitute, person] };
      return { did: 'other-queue', people: [person] };
    });
}

/** The kind of the move that brings a person on duty in an interval in which they were to be off. */
function changeKind({ moves, left }: Repaired, person: number, interval: number): Did | undefined {
  const holds = ({ start, end }: ShiftCandidate): boolean => start <= interval && interval < end;
  if (left.people[person].shifts.some(({ candidate }) => holds(candidate))) return undefined;
  return moves.findLast(({ changes }) =>
    changes.some(({ line, after }) => line === person && after !== undefined && holds(after.candidate)),
  )?.kind;
}

function inOrder(
  { callingPlace }: Repaired,
  people: number[],
  did: Did,
  queue: number | undefined,
  missing: IntervalsMissing,
): number[] {
  if (did !== 'buffer' || queue === undefined) return people.sort((a, b) => a - b);
  const intervals = [...missing.keys()];
  const place = (person: number): number =>
    Math.min(...intervals.map((interval) => callingPlace(person, queue, interval)));
  return people.sort((a, b) => place(a) - place(b) || a - b);
}

function inWords(
  { grid }: CoveringInput,
  { lines, moves, ended }: Repaired,
  { gap, missing }: GapIntervals,
  did: Did,
  people: readonly number[],
  agentMinutes: number,
): string {
  const ids = people.map((person) => lines[person].person.id);
  const names = ids.length === 1 ? ids[0] : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
  const where = gap.queue ?? 'the live stream';
  switch (did) {
    case 'buffer':
      return ids.length === 1
        ? `${names} stands by as buffer and serves ${where}.`
        : `${names} are called from the buffer in this order, with who changes queues for them, and close it at ${where}.`;
    case 'other-queue':
      return `${names} ${ids.length === 1 ? 'comes' : 'come'} over to ${where} from where they can be spared.`;
    case 'none':
      return `${agentMinutes} agent-minutes stay missing: ${WHY_MISSING[ended]}.`;
    case 'swap':
    case 'extra-shift':
    case 'overtime': {
      const done = moves.filter(({ kind, changes }) =>
        changes.some(
          ({ line, after }) =>
            kind === did && people.includes(line) && after?.duty.some((t) => missing.has(t)),
        ),
      );
      return done.map((move) => moveInWords(move, (line) => lines[line].person.id, grid)).join(' ');
    }
  }
}

const WHY_MISSING: Readonly<Record<Repaired['ended'], string>> = {
  'nothing-worth-it': 'no change that is allowed closes enough to be worth it',
  'changes-used-up': 'as many dates are changed as may be',
  stopped: 'the search for changes was ended before it was through',
};
