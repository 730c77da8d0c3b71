import { buildAssignment } from '../../models/rostering/assignment/build.ts';
import type {
  Assignment,
  AssignmentData,
  DemandedShift,
  Duty,
  Member,
  RestRule,
} from '../../models/rostering/assignment/data.ts';
import { decodeAssignment, encodeAssignment } from '../../models/rostering/assignment/decode.ts';
import { assignGreedily } from '../../models/rostering/assignment/greedy.ts';
import type { Covering } from '../../models/covering/decode.ts';
import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Rule } from '../domain/rules.ts';
import { skillInWords } from '../domain/skill.ts';
import type { Solver } from '../solvers/solver.ts';
import { isNightShift, nightMinutes } from './availability.ts';
import type { Calendars } from './calendars.ts';
import { pinnedShifts } from './covering-data.ts';
import { leastMinutesInWeeks } from './least-minutes.ts';
import { fractionOf } from './patterns.ts';
import { minutesOfShift, overtimeTerms } from './pay.ts';
import { needsRestDayInSeven, someoneOf, weekLimits, workableDays } from './people.ts';
import type { Group, Person } from './people.ts';
import { periodLimitsOfGroup } from './period-limits.ts';
import { restDayTerms } from './rest-day-work.ts';
import type { ShiftCandidate } from './shifts.ts';
import { failureOf, mustKeep } from './solver-failure.ts';

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

export interface RosteringLimits {
  readonly timeLimitSeconds: number;
  readonly seed: number;
  readonly shouldStop: () => boolean;
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

/**
 * Stage 6: gives every group's shifts to its members, one small integer program per group.
 * @throws SolverFailure when the engine fails. Running out of time is no failure.
 */
export function rosterPeople(
  input: RosteringInput,
  solver: Solver,
  limits: RosteringLimits,
  now: () => number,
): RosteredPerson[] {
  const deadline = now() + limits.timeLimitSeconds * 1000;
  const rostered: RosteredPerson[] = [];
  input.groups.forEach((group, g) => {
    const groupsLeft = input.groups.length - g;
    const timeLimitSeconds = Math.max(0.2, (deadline - now()) / 1000 / groupsLeft);
    const mostPeople = roomInClass(input, group, g, rostered);
    rostered.push(...rosterGroup(input, group, g, mostPeople, solver, { ...limits, timeLimitSeconds }));
  });
  return rostered;
}

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

function rosterGroup(
  input: RosteringInput,
  group: Group,
  g: number,
  mostPeople: number,
  solver: Solver,
  limits: RosteringLimits,
): RosteredPerson[] {
  const { covering, candidates, grid } = input;
  const people = group.members.length > 0 ? group.members : hire(group, covering.people[g]);
  const demanded = [...covering.shifts[g].keys()].sort((a, b) => a - b);
  const pinned = people.map((person) => [...pinnedShifts(person, grid, candidates, group.shifts).values()]);
  const assignment = assignShifts(input, group, g, mostPeople, people, demanded, solver, limits);
  return people.map((person, p) => ({
    person,
    group: g,
    shifts: assignment[p].map((shift) => ({
      candidate: candidates[demanded[shift]],
      pinned: pinned[p].includes(demanded[shift]),
    })),
  }));
}

/** As many members as covering counted; where their leave leaves shifts undone, one more at a time, as long as they may. */
function assignShifts(
  input: RosteringInput,
  group: Group,
  g: number,
  mostPeople: number,
  people: readonly Person[],
  demanded: readonly number[],
  solver: Solver,
  limits: RosteringLimits,
): Assignment {
  const data = assignmentData(input, group, g, people, demanded);
  let best = solveAssignment(data, solver, limits);
  const most = Math.min(people.length, mostPeople);
  for (let more = data.maximumPeople + 1; more <= most && !isComplete(data, best); more++) {
    best = solveAssignment({ ...data, maximumPeople: more }, solver, limits);
  }
  return best;
}

function isComplete(data: AssignmentData, assignment: Assignment): boolean {
  const given = assignment.reduce((sum, shifts) => sum + shifts.length, 0);
  return given === data.shifts.reduce((sum, shift) => sum + shift.demand, 0);
}

function solveAssignment(data: AssignmentData, solver: Solver, limits: RosteringLimits): Assignment {
  const greedy = assignGreedily(data);
  if (data.shifts.length === 0) return greedy;
  const { model, columns } = buildAssignment(data);
  const demand = data.shifts.map((shift) => shift.demand);
  const outcome = solver.solve(model, {
    ...limits,
    absoluteGap: 0.5,
    start: encodeAssignment(columns, model.columnCount, greedy, demand),
  });
  if (outcome.status === 'failed') throw failureOf('assignment of shifts to people', outcome);
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return greedy;
  mustKeep('assignment of shifts to people', model, outcome.values);
  return decodeAssignment(columns, outcome.values);
}

function assignmentData(
  { request, grid, calendars, candidates, covering }: RosteringInput,
  group: Group,
  g: number,
  people: readonly Person[],
  demanded: readonly number[],
): AssignmentData {
  const { rules } = request;
  const limits = weekLimits(request, group.contract, someoneOf(group));
  const wish = rules['day-off-wanted'];
  const nightRule = rules['night-share'];
  const members = people.map((person): Member => {
    const wantsOff = Uint8Array.from(grid.days, ({ date }) => (person.daysOffWanted.includes(date) ? 1 : 0));
    const pinned = [...pinnedShifts(person, grid, candidates, group.shifts).values()].map((shift) =>
      demanded.indexOf(shift),
    );
    const allowed = Uint8Array.from(demanded, (index, shift) => {
      if (pinned.includes(shift)) return 1;
      return isFreeFor(request, person, candidates[index], grid) ? 1 : 0;
    });
    const leastMinutes = leastMinutesInWeeks(group.contract, person, grid);
    return { name: person.id, allowed, pinned, wantsOff, leastMinutes };
  });
  return {
    weekOfDay: weekOfDay(grid),
    people: members,
    shifts: demanded.map((index) =>
      demandedShift(request, candidates[index], covering.shifts[g].get(index)!, grid, calendars),
    ),
    minimumPeople: group.contract.minimumPeople > 0 ? covering.people[g] : 0,
    // Covering counts pinned shifts, not who they are pinned to: different people may hold shifts that one could work.
    maximumPeople: Math.max(covering.people[g], members.filter((member) => member.pinned.length > 0).length),
    maximumDaysPerWeek: limits.days,
    maximumMinutesPerWeek: limits.minutes,
    periodLimits: periodLimitsOfGroup(
      request,
      group,
      grid,
      demanded.map((shift) => candidates[shift]),
    ),
    overtimeAfterMinutes: overtimeTerms(request, group.contract, someoneOf(group))?.afterMinutesPerWeek,
    restDayWork: restDayTerms(request, group.contract, someoneOf(group)),
    restDayInSeven: needsRestDayInSeven(request),
    dailyRest: restRule(rules['daily-rest'], grid),
    weeklyRest: restRule(rules['weekly-rest-hours'], grid),
    nightShare:
      nightRule.level === 'off'
        ? undefined
        : { ...fractionOf(nightRule), level: nightRule.level, weight: nightRule.weight },
    dayOffWeight: wish.level === 'preferred' ? wish.weight : 0,
  };
}

function demandedShift(
  request: ResolvedRequest,
  { day, start, end, workMinutes, template }: ShiftCandidate,
  demand: number,
  grid: IntervalGrid,
  calendars: Calendars,
): DemandedShift {
  const duties: Duty[] = [];
  if (nightMinutes({ start, end }, grid) > 0) duties.push('night');
  if (['saturday', 'sunday'].includes(grid.days[day].weekday)) duties.push('weekend');
  if (calendars.guard.subarray(start, end).includes(1)) duties.push('live');
  const { standardMinutes } = minutesOfShift(request, { day, workMinutes, template }, grid);
  return {
    day,
    start,
    end,
    workMinutes,
    standardMinutes,
    demand,
    isNight: isNightShift({ start, end }, grid),
    duties,
  };
}

function restRule(rule: Rule, grid: IntervalGrid): RestRule | undefined {
  if (rule.level === 'off') return undefined;
  return { intervals: Math.ceil(rule.limit / grid.intervalMinutes), level: rule.level, weight: rule.weight };
}

/** Whether a shift lies on days the person can work only. */
export function isFreeFor(
  request: Pick<ResolvedRequest, 'rules'>,
  person: Person,
  shift: ShiftCandidate,
  grid: IntervalGrid,
): boolean {
  const workable = workableDays(request, person, grid);
  return workable[grid.dayOf[shift.start]] === 1 && workable[grid.dayOf[shift.end - 1]] === 1;
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
    preferences: { shiftsWanted: [], shiftsUnwanted: [] },
    pins: [],
    protections: [],
  }));
}
