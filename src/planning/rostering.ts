import type { Covering } from '../../models/covering/decode.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { skillInWords } from '../domain/skill.ts';
import type { Solver } from '../solvers/solver.ts';
import type { Calendars } from './calendars.ts';
import { pinnedShifts } from './covering-data.ts';
import type { LinesProgress } from './lines/incumbent.ts';
import type { Group, Person } from './people.ts';
import { bringTogether } from './rostering/bring-together.ts';
import { rosterGroup } from './rostering/roster-group.ts';
import type { RosteredGroup, RosteringLimits } from './rostering/roster-group.ts';
import type { ShiftCandidate } from './shifts.ts';

/** A person with the shifts given, ascending by start. */
export interface RosteredPerson {
  readonly person: Person;
  readonly group: number;
  readonly shifts: readonly RosteredShift[];
}

export interface RosteredShift {
  readonly candidate: ShiftCandidate;
  readonly pinned: boolean;
}

/** Everything the rostering stage reads. */
export interface RosteringInput {
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly candidates: readonly ShiftCandidate[];
  readonly groups: readonly Group[];
  readonly covering: Covering;
}

/** The named roster, and how good it is as a distribution of the shifts that covering counted. */
export interface RosteredTeam {
  readonly people: readonly RosteredPerson[];
  /** Work that nobody does, wishes not kept and duties unfairly shared, at their costs. */
  readonly cost: number;
  /** Nothing costs less, with the people who are used; undefined if that is not proven for every group. */
  readonly bound: number | undefined;
}

/**
 * Stage 6: gives every group's shifts to its members, as lines of work, and brings together who would like to work together.
 * @throws SolverFailure when the engine fails. Running out of time is no failure.
 */
export function rosterPeople(
  input: RosteringInput,
  solver: Solver,
  limits: RosteringLimits,
  now: () => number,
): RosteredTeam {
  const { covering, candidates, grid, groups } = input;
  const deadline = now() + limits.timeLimitSeconds * 1000;
  const sizes = groups.map(({ members }, g) => members.length + covering.people[g]);
  const rostered: RosteredPerson[] = [];
  let cost = 0;
  let bound: number | undefined = 0;
  groups.forEach((group, g) => {
    const left = sizes.slice(g).reduce((sum, size) => sum + size, 0);
    const timeLimitSeconds = Math.max(LEAST_SECONDS, ((deadline - now()) / 1000) * (sizes[g] / left));
    const people = group.members.length > 0 ? group.members : hire(group, covering.people[g]);
    const pinned = people.map((one) => new Set(pinnedShifts(one, grid, candidates, group.shifts).values()));
    const before = { cost, bound };
    const given = rosterGroup(
      {
        ...input,
        group,
        people,
        demanded: covering.shifts[g],
        counted: covering.people[g],
        most: roomInClass(input, group, g, rostered),
      },
      solver,
      { ...limits, timeLimitSeconds, onProgress: (ofGroup) => limits.onProgress?.(added(before, ofGroup)) },
      now,
    );
    ({ cost, bound } = added(before, given));
    rostered.push(...peopleOf(people, g, given, pinned, candidates));
  });
  const shouldStop = (): boolean => limits.shouldStop() || now() > deadline;
  return { people: bringTogether(input, rostered, shouldStop), cost, bound };
}

/** The groups so far and one more; nothing that counts as a cost is ever a gain. */
function added(before: LinesProgress, { cost, bound }: LinesProgress): LinesProgress {
  return {
    cost: before.cost + cost,
    bound: before.bound === undefined || bound === undefined ? undefined : before.bound + Math.max(0, bound),
  };
}

/** What a group gets at the least, so that a first roster is always finished. */
const LEAST_SECONDS = 0.2;

/** Members of a group who may work beside those of its class rostered so far, and those counted for its later groups. */
function roomInClass(
  { groups, covering }: RosteringInput,
  { contract }: Group,
  g: number,
  rostered: readonly RosteredPerson[],
): number {
  const isOfClass = (other: Pick<Group, 'contract'>): boolean => other.contract.id === contract.id;
  const working = rostered.filter(({ person, shifts }) => isOfClass(person) && shifts.length > 0).length;
  const later = groups.reduce(
    (sum, group, other) => (other > g && isOfClass(group) ? sum + covering.people[other] : sum),
    0,
  );
  return (contract.maximumPeople ?? Infinity) - working - later;
}

/** Members in the order of their group, with their shifts. */
function peopleOf(
  people: readonly Person[],
  g: number,
  { shifts }: RosteredGroup,
  pinned: readonly ReadonlySet<number>[],
  candidates: readonly ShiftCandidate[],
): RosteredPerson[] {
  return people.map((person, p) => ({
    person,
    group: g,
    shifts: shifts[p].map((index) => ({ candidate: candidates[index], pinned: pinned[p].has(index) })),
  }));
}

/** Anonymous people of a hiring plan. */
function hire(group: Group, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${group.name}:${index + 1}`,
    name: `${group.skills.map(skillInWords).join(' + ')} ${index + 1} (${group.contract.id})`,
    skills: [...group.skills],
    contract: group.contract,
    authority: group.authority,
    leave: [],
    daysOffWanted: [],
    preferences: { shiftsWanted: [], shiftsUnwanted: [], partners: [] },
    pins: [],
    protections: [],
  }));
}
