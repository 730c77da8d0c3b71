import type { Agent } from '../domain/agent.ts';
import { Authority } from '../domain/agent.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import { weekOfDay } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { RuleName } from '../domain/rules.ts';
import type { ContractClass } from '../domain/shift.ts';
import { meetsNeed, coveredNeeds, skillInWords } from '../domain/skill.ts';
import type { Skill } from '../domain/skill.ts';
import { isOnLeave } from './availability.ts';
import { carriedIntoWeek, daysUntilRest } from './history.ts';
import { isBarredFromOvertime, whyBarred } from './permission.ts';
import type { Worker } from './permission.ts';
import { isExpectingOrNursing, isMinor } from './protection.ts';
import { longestWorkMinutes } from './shifts.ts';
import type { ShiftCandidate } from './shifts.ts';

/** A person of the team, or one of a hiring plan who has no name yet. */
export type Person = Omit<Agent, 'contractClass'> & { readonly contract: ContractClass };

/** People who are alike to the covering model; leave and days off are counted per day. */
export interface Group {
  readonly name: string;
  readonly skills: readonly Skill[];
  readonly contract: ContractClass;
  readonly authority: Authority;
  /** Members of a team; for a hiring plan nobody yet. */
  readonly members: readonly Person[];
  readonly maximumPeople: number;
  /** Indices of candidates a member may work by contract, availability and law. */
  readonly shifts: readonly number[];
}

/** Puts people who are alike together, or opens one group per contract class and skill set to hire into. */
export function groupPeople(
  request: ResolvedRequest,
  grid: IntervalGrid,
  candidates: readonly ShiftCandidate[],
): Group[] {
  const { staff } = request;
  const groups = staff.kind === 'team' ? teamGroups(request, staff.agents) : hiringGroups(request, staff);
  return groups.map((group) => {
    const mostMinutes = mostMinutesOfShift(request, group);
    const shifts = candidates.flatMap((shift, index) =>
      shift.workMinutes <= mostMinutes && mayWork(request, group, shift, grid) ? [index] : [],
    );
    return { ...group, shifts };
  });
}

type Ungated = Omit<Group, 'shifts'>;

function teamGroups(request: ResolvedRequest, agents: readonly Agent[]): Ungated[] {
  const needs = coveredNeeds(request);
  const byLikeness = new Map<string, Person[]>();
  for (const { contractClass, ...agent } of agents) {
    const person = { ...agent, contract: request.contractClasses.find((one) => one.id === contractClass)! };
    const likeness = JSON.stringify([
      needs.map((need) => meetsNeed(person.skills, need)),
      contractClass,
      person.authority,
      person.availability ?? null,
      isExpectingOrNursing(person),
      isMinor(person),
    ]);
    byLikeness.set(likeness, [...(byLikeness.get(likeness) ?? []), person]);
  }
  return [...byLikeness.values()].map((members) => ({
    name: members[0].id,
    skills: members[0].skills,
    contract: members[0].contract,
    authority: members[0].authority,
    members,
    maximumPeople: members.length,
  }));
}

function hiringGroups(
  request: ResolvedRequest,
  staff: Extract<ResolvedRequest['staff'], { kind: 'hiring' }>,
): Ungated[] {
  return request.contractClasses.flatMap((contract) =>
    staff.skillSets.map((skills) => ({
      name: `${contract.id}:${skills.map(skillInWords).join('+')}`,
      skills,
      contract,
      authority: 'agent' as const,
      members: [],
      maximumPeople: Math.min(contract.maximumPeople ?? staff.maximumPeople, staff.maximumPeople),
    })),
  );
}

/** Any member of a group as far as availability and law look at them, which is alike for all; nobody in particular to hire. */
export function someoneOf({ members, contract }: Pick<Ungated, 'members' | 'contract'>): Worker {
  return members.at(0) ?? { availability: undefined, protections: [], contract };
}

/** No shift of a group can be longer than its week and its horizon. */
function mostMinutesOfShift(request: ResolvedRequest, group: Ungated): number {
  const { maximumMinutesPerHorizon = Infinity } = group.contract;
  return Math.min(weekLimits(request, group.contract, someoneOf(group)).minutes, maximumMinutesPerHorizon);
}

/** Whether the contract, availability and the law let a member of a group work a shift. */
function mayWork(
  request: ResolvedRequest,
  group: Ungated,
  shift: ShiftCandidate,
  grid: IntervalGrid,
): boolean {
  if (!shift.template.contractClasses.includes(group.contract.id)) return false;
  return whyBarred(request, someoneOf(group), shift, grid) === undefined;
}

/**
 * Days and minutes a week that the contract, with its overtime and work on rest days, and required rules allow one person;
 * averages are kept every week, protected people work neither overtime nor on rest days, and minors have a week of their own.
 * Where hours are averaged over a period the standard week does not bind.
 */
export function weekLimits(
  request: ResolvedRequest,
  contract: ContractClass,
  person: Pick<Worker, 'protections'>,
): { days: number; minutes: number } {
  const { rules } = request;
  const restDays = rules['weekly-rest-day'].level === 'required' ? rules['weekly-rest-day'].limit : 0;
  const limitOf = (name: RuleName): number =>
    rules[name].level === 'required' ? rules[name].limit : Infinity;
  const minutes = [
    contract.comprehensiveHours === undefined ? limitOf('minutes-per-week') : Infinity,
    limitOf('average-week'),
    isMinor(person) ? MINOR_DAYS * limitOf('minor-minutes') : Infinity,
  ];
  const isRested = isMinor(person) && rules['minor-rest-days'].level === 'required';
  const restDaysOfMinor = isRested ? rules['minor-rest-days'].limit : 0;
  const isBarred = isBarredFromOvertime(request, person);
  const overtime = isBarred ? 0 : (contract.overtime?.maximumMinutesPerWeek ?? 0);
  const workedRestDays = isBarred ? 0 : (contract.restDayWork?.maximumDaysPerWeek ?? 0);
  const days = contract.maximumDaysPerWeek + workedRestDays;
  const onRestDays = workedRestDays === 0 ? 0 : workedRestDays * longestWorkMinutes(request, contract.id);
  const daysOff = Math.max(restDays, restDaysOfMinor, needsRestDayInSeven(request) ? 1 : 0);
  return {
    days: Math.min(days, 7 - Math.ceil(daysOff)),
    minutes: Math.min(contract.maximumMinutesPerWeek + overtime + onRestDays, ...minutes),
  };
}

/** Forty hours a week are five days of eight (Directive 94/33/EC art. 8). */
const MINOR_DAYS = 5;

/** Whether nobody may work seven days in a row. */
export function needsRestDayInSeven({ rules }: ResolvedRequest): boolean {
  return rules['weekly-rest-day'].level === 'required' || rules['weekly-rest-hours'].level === 'required';
}

/**
 * 1 for each day of the horizon on which a person may work at all: no leave, no day off that is pinned or must be kept, and no
 * first day after six worked before it.
 */
export function workableDays(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  person: Pick<Person, 'leave' | 'pins' | 'daysOffWanted' | 'history'>,
  grid: IntervalGrid,
): Uint8Array {
  const off = person.pins.flatMap((pin) => (pin.kind === 'off' ? [pin.date] : []));
  if (rules['day-off-wanted'].level === 'required') off.push(...person.daysOffWanted);
  if (daysUntilRest({ rules }, person) === 0) off.push(grid.days[0].date);
  return Uint8Array.from(grid.days, ({ date }) => (isOnLeave(person, date) || off.includes(date) ? 0 : 1));
}

/** Working days all members together can have in each week. */
export function personDaysInWeek(request: ResolvedRequest, group: Group, grid: IntervalGrid): Int32Array {
  const weeks = weekOfDay(grid);
  const limit = weekLimits(request, group.contract, someoneOf(group)).days;
  const total = new Int32Array(weeks[weeks.length - 1] + 1);
  for (const member of group.members) {
    const free = new Int32Array(total.length);
    workableDays(request, member, grid).forEach((workable, day) => (free[weeks[day]] += workable));
    free.forEach((days, week) => {
      const left = Math.max(0, limit - carriedIntoWeek(member, week).days);
      total[week] += Math.min(days, left);
    });
  }
  return total;
}

/** Rank of an authority: a floor of one level is met by every higher one. */
export function authorityRank(authority: Authority): number {
  return Authority.options.indexOf(authority);
}
