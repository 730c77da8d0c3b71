import type { LineRoster } from '../../../models/rostering/lines/data.ts';
import type { Solver } from '../../solvers/solver.ts';
import { pinnedShifts } from '../covering-data.ts';
import type { LinesProgress } from '../lines/incumbent.ts';
import { rosterLines } from '../lines/roster-lines.ts';
import { groupLines } from './lines-data.ts';
import type { GroupLines, GroupToRoster } from './lines-data.ts';
import { membersByUse } from './members-by-use.ts';
import { withoutExcess } from './without-excess.ts';

export interface RosteringLimits {
  readonly timeLimitSeconds: number;
  readonly seed: number;
  readonly shouldStop: () => boolean;
  /** Threads that may be started beside the caller’s own, for groups that are large enough. Default: none. */
  readonly helpers?: number;
  /** Told of each better roster, and of each better bound. */
  readonly onProgress?: (progress: LinesProgress) => void;
}

/** The shifts of a group in the hands of its members. */
export interface RosteredGroup {
  /** [member] candidates, ascending. */
  readonly shifts: readonly (readonly number[])[];
  /** Work that nobody does, wishes and duties unfairly shared, at their costs. */
  readonly cost: number;
  /** No roster of the members used costs less; undefined if nothing is proven. */
  readonly bound: number | undefined;
}

/** How close to its bound a roster is good enough: less than any wish, and a small share of its cost. */
const ABSOLUTE_GAP = 0.5;
const RELATIVE_GAP = 0.005;

/**
 * Gives a group's shifts to its members: to as many as covering counted, or to more where their leave leaves shifts undone.
 *
 * @throws SolverFailure when the engine fails
 */
export function rosterGroup(
  input: GroupToRoster,
  solver: Solver,
  limits: RosteringLimits,
  now: () => number,
): RosteredGroup {
  return rosterMembers(input, membersByUse(input), solver, limits, now);
}

/** @param members who may be used, in this order where all else is equal */
function rosterMembers(
  input: GroupToRoster,
  members: readonly number[],
  solver: Solver,
  limits: RosteringLimits,
  now: () => number,
): RosteredGroup {
  const { people, candidates, grid, group, demanded } = input;
  const idle = people.map((): readonly number[] => []);
  if (members.length === 0 || demanded.size === 0) return { shifts: idle, cost: 0, bound: 0 };
  const used = members.map((member) => people[member]);
  const lines = groupLines({ ...input, people: used });
  const outcome = rosterLines(
    lines.data,
    solver,
    { ...limits, absoluteGap: ABSOLUTE_GAP, relativeGap: RELATIVE_GAP, mostIdleRounds: IDLE_ROUNDS },
    now,
  );
  if (outcome.status === 'rostered') {
    const given = candidatesOf(lines, withoutExcess(lines, outcome.roster));
    const shifts = idle.map((none, member) => given[members.indexOf(member)] ?? none);
    return { shifts, cost: outcome.cost, bound: outcome.bound };
  }
  // Whoever has no legal line keeps the shifts that are pinned; nobody else has to take them.
  const stuck = outcome.status === 'no-line' ? [members[outcome.person]] : members;
  const left = new Map(demanded);
  const kept = new Map(
    stuck.map((member) => [
      member,
      [...pinnedShifts(people[member], grid, candidates, group.shifts).values()].sort((a, b) => a - b),
    ]),
  );
  for (const candidate of [...kept.values()].flat()) left.set(candidate, left.get(candidate)! - 1);
  const others = rosterMembers(
    {
      ...input,
      demanded: new Map([...left].filter(([, demand]) => demand > 0)),
      counted: Math.max(0, input.counted - kept.size),
      most: Math.max(0, input.most - kept.size),
    },
    members.filter((member) => !kept.has(member)),
    solver,
    limits,
    now,
  );
  return { ...others, shifts: others.shifts.map((own, member) => kept.get(member) ?? own) };
}

/** Neighbourhoods without a better roster after which no better one is looked for. */
const IDLE_ROUNDS = 12;

function candidatesOf({ shifts }: GroupLines, roster: LineRoster): number[][] {
  return roster.map((line) =>
    [...line].flatMap((choice, day) =>
      choice === 0 ? [] : [shifts.candidateAt[day * shifts.types.length + choice - 1]],
    ),
  );
}
