import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { meetsNeed } from '../domain/skill.ts';
import { clockTime } from '../domain/time.ts';
import type { Demand } from './demand.ts';
import { counted } from './explanation/words.ts';
import type { Group } from './people.ts';
import type { ShiftCandidate } from './shifts.ts';

/** Stretches of the day that a warning names. */
const MOST_STRETCHES = 3;

/** Where shifts could bring people, whatever a plan decides. */
export interface Reach {
  /** [queue][interval] 1 where contacts arrive that no shift of anybody with the skill reaches; leave is not looked at. */
  readonly missed: readonly Uint8Array[];
  /** [queue] whether some shift reaches any of its contacts. */
  readonly isReached: readonly boolean[];
}

/** Which contacts no shift can reach, by templates, contract classes, availability and law. */
export function reachOf(
  { queues }: Pick<ResolvedRequest, 'queues'>,
  { contacts }: Pick<Demand, 'contacts'>,
  candidates: readonly ShiftCandidate[],
  groups: readonly Group[],
): Reach {
  const present = groups.map(({ shifts }) => {
    const covered = new Uint8Array(contacts[0].length);
    for (const shift of shifts) covered.fill(1, candidates[shift].start, candidates[shift].end);
    return covered;
  });
  const reached = queues.map((need, q) => {
    const able = present.filter((_, g) => meetsNeed(groups[g].skills, need));
    return Uint8Array.from(contacts[q], (_, t) => (able.some((covered) => covered[t] === 1) ? 1 : 0));
  });
  return {
    missed: reached.map((covered, q) => covered.map((one, t) => (one === 0 && contacts[q][t] > 0 ? 1 : 0))),
    isReached: reached.map((covered, q) => covered.some((one, t) => one === 1 && contacts[q][t] > 0)),
  };
}

/** Queues with contacts out of reach, and people who can be given nothing, each with its path in the request. */
export function reachWarnings(
  request: ResolvedRequest,
  grid: IntervalGrid,
  demand: Demand,
  candidates: readonly ShiftCandidate[],
  groups: readonly Group[],
): string[] {
  const { missed } = reachOf(request, demand, candidates, groups);
  const ofQueues = request.queues.flatMap(({ id }, q) => {
    if (!missed[q].includes(1)) return [];
    return [
      `No shift of anybody with the skill reaches contacts of queue “${id}” (queues[${q}]) from ${stretches(missed[q], grid)}; they stay gaps whatever the plan. Look at shifts.templates and availability.`,
    ];
  });
  return [...ofQueues, ...idlePeople(request, groups)];
}

function stretches(missed: Uint8Array, grid: IntervalGrid): string {
  const days = new Map<string, number>();
  const lengths = new Map<string, number>();
  let to: number;
  for (let from = 0; from < grid.count; from = to) {
    to = from + 1;
    if (missed[from] === 0) continue;
    while (to < grid.count && missed[to] === 1 && grid.dayOf[to] === grid.dayOf[from]) to++;
    const isDayOver = to === grid.count || grid.dayOf[to] !== grid.dayOf[from];
    const until = isDayOver ? '24:00' : clockTime(grid.clockMinute[to]);
    const stretch = `${clockTime(grid.clockMinute[from])} to ${until}`;
    days.set(stretch, (days.get(stretch) ?? 0) + 1);
    lengths.set(stretch, to - from);
  }
  const longest = [...days].sort(([one, a], [other, b]) => b * lengths.get(other)! - a * lengths.get(one)!);
  const named = longest
    .slice(0, MOST_STRETCHES)
    .map(([stretch, count]) => `${stretch} on ${counted(count, 'day')}`);
  const more = longest.length - named.length;
  return `${named.join(', ')}${more > 0 ? `, and ${counted(more, 'more stretch', 'more stretches')}` : ''}`;
}

function idlePeople({ staff }: ResolvedRequest, groups: readonly Group[]): string[] {
  if (staff.kind === 'hiring') return [];
  const idle = new Set(
    groups.flatMap(({ shifts, members }) => (shifts.length > 0 ? [] : members.map(({ id }) => id))),
  );
  if (idle.size === 0) return [];
  const named = staff.agents.flatMap(({ id, name }, index) =>
    idle.has(id) ? [`${name} (team.agents[${index}])`] : [],
  );
  return [`Contract class, availability or law leave no shift of this horizon to ${named.join(', ')}.`];
}
