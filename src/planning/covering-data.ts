import type {
  AuthorityFloor,
  CoveringData,
  DeferrableClass,
  CoverShift,
  PeopleGroup,
  PeopleLimit,
} from '../../models/covering/data.ts';
import { dayIndex, intervalAtClock, weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Rule } from '../domain/rules.ts';
import { coveredNeeds, isSameNeed, meetsNeed, needInWords, needIndices } from '../domain/skill.ts';
import type { SkillNeed } from '../domain/skill.ts';
import { minuteOfDay } from '../domain/time.ts';
import { inOneOrder } from '../../models/deferrable/batches.ts';
import { responseBands } from './averages.ts';
import type { AveragedTarget } from './averages.ts';
import type { Calendars } from './calendars.ts';
import { dailyRestOf } from './daily-rest.ts';
import type { PlannedWork } from './deferrable-work.ts';
import type { Floors } from './floors.ts';
import { leastMinutesOfGroup } from './least-minutes.ts';
import { endStaggering, nightShare, startLimit } from './patterns.ts';
import { minutesOfShift, overtimeTerms } from './pay.ts';
import {
  authorityRank,
  needsRestDayInSeven,
  personDaysInWeek,
  someoneOf,
  weekLimits,
  workableDays,
} from './people.ts';
import type { Group, Person } from './people.ts';
import { periodLimitsOfGroup } from './period-limits.ts';
import type { QueueRequirement } from './requirement.ts';
import { restDayTerms } from './rest-day-work.ts';
import type { ShiftCandidate } from './shifts.ts';
import type { QueueWorkload } from './workload.ts';

/** What the stages before covering found out. */
export interface CoveringInput {
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly workload: readonly QueueWorkload[];
  readonly requirement: readonly QueueRequirement[];
  readonly floors: Floors;
  readonly candidates: readonly ShiftCandidate[];
  readonly groups: readonly Group[];
  /** Response targets kept on average over a band; the requirement is their floor. */
  readonly averages: readonly AveragedTarget[];
  /** Work that can wait. */
  readonly work: readonly PlannedWork[];
}

/** Translates a request and what is known of it into the data of the covering model. */
export function coveringData(input: CoveringInput): CoveringData {
  const { request, grid, calendars, workload, requirement, floors, candidates, groups, averages } = input;
  const needs = coveredNeeds(request);
  const skillOf = needIndices(request.queues);
  const required = needs.map(() => new Int32Array(grid.count));
  const contacts = needs.map(() => new Float64Array(grid.count));
  skillOf.forEach((skill, q) => {
    for (let interval = 0; interval < grid.count; interval++) {
      required[skill][interval] += requirement[q].required[interval];
      contacts[skill][interval] += workload[q].contacts[interval];
    }
  });
  const busiest = Math.max(
    1e-9,
    ...contacts.map((skill) => skill.reduce((most, value) => Math.max(most, value), 0)),
  );
  const shortageWeight = contacts.map((skill) => skill.map((value) => 1 + value / busiest));
  return {
    intervalCount: grid.count,
    intervalMinutes: grid.intervalMinutes,
    weekOfDay: weekOfDay(grid),
    skills: needs.map(needInWords),
    required,
    shortageWeight,
    liveExtra: floors.liveExtra,
    buffer: floors.buffer,
    breakBarred: calendars.guard,
    groups: groups.map((group) => peopleGroup(request, grid, group, needs, candidates)),
    shifts: candidates.map((candidate) => coverShift(request, grid, candidate)),
    authorityFloors: authorityFloors(request, grid, calendars, groups),
    peopleLimits: peopleLimits(request, groups),
    sharedPeople: [],
    responseBands: responseBands(averages, workload, skillOf, shortageWeight),
    deferrable: input.work.flatMap((work) => deferrableClasses(work, needs)),
    startLimit: startLimit(request, grid, candidates),
    nightShare: nightShare(request, grid, candidates),
    endStaggering: endStaggering(request, grid, calendars),
  };
}

function deferrableClasses({ work, batches }: PlannedWork, needs: readonly SkillNeed[]): DeferrableClass[] {
  return inOneOrder(batches).map((part, k) => ({
    name: k === 0 ? work.id : `${work.id}#${k + 1}`,
    work: work.id,
    skill: needs.findIndex((need) => isSameNeed(need, work)),
    batches: part.map(({ release, due, agentIntervals }) => ({ release, due, agentIntervals })),
  }));
}

function coverShift(request: ResolvedRequest, grid: IntervalGrid, candidate: ShiftCandidate): CoverShift {
  const { day, start, end, breaks, template } = candidate;
  return {
    day,
    start,
    end,
    ...minutesOfShift(request, candidate, grid),
    breaks: breaks.map(({ begins, intervals }, k) => {
      const step = begins.length > 1 ? begins[1] - begins[0] : 1;
      return { pool: `${template.id}/${k + 1}/${begins[0] % step}`, intervals, begins };
    }),
  };
}

function peopleGroup(
  request: ResolvedRequest,
  grid: IntervalGrid,
  group: Group,
  needs: readonly SkillNeed[],
  candidates: readonly ShiftCandidate[],
): PeopleGroup {
  const hiring = group.members.length === 0;
  const workable = group.members.map((member) => workableDays(request, member, grid));
  const limits = weekLimits(request, group.contract, someoneOf(group));
  const { required, preferred } = dailyRestOf(request, someoneOf(group));
  const restIntervals = (rest: Rule): number => Math.ceil(rest.limit / grid.intervalMinutes);
  return {
    name: group.name,
    skillMask: needs.reduce(
      (mask, need, bit) => (meetsNeed(group.skills, need) ? mask | (1 << bit) : mask),
      0,
    ),
    authority: authorityRank(group.authority),
    maximumPeople: group.maximumPeople,
    peopleOnDay: Int32Array.from(grid.days, (_, day) =>
      hiring ? group.maximumPeople : workable.reduce((sum, days) => sum + days[day], 0),
    ),
    personDaysInWeek: hiring
      ? Int32Array.from(new Set(weekOfDay(grid)), () => group.maximumPeople * 7)
      : personDaysInWeek(request, group, grid),
    maximumDaysPerWeek: limits.days,
    maximumMinutesPerWeek: limits.minutes,
    leastMinutes: leastMinutesOfGroup(group, grid),
    periodLimits: periodLimitsOfGroup(
      request,
      group,
      grid,
      group.shifts.map((shift) => candidates[shift]),
    ),
    overtime: overtimeTerms(request, group.contract, someoneOf(group)),
    restDayWork: restDayTerms(request, group.contract, someoneOf(group)),
    restIntervals: required === undefined ? 0 : restIntervals(required),
    preferredRest:
      preferred === undefined ? undefined : { intervals: restIntervals(preferred), weight: preferred.weight },
    restDayInSeven: needsRestDayInSeven(request),
    costPerMinute: group.contract.costPerHour / 60,
    costPerPerson: hiring ? group.contract.hiringCostPerPerson : 0,
    shifts: group.shifts,
    pinned: pinnedPeople(group.members, grid, candidates, group.shifts),
  };
}

function pinnedPeople(
  members: readonly Person[],
  grid: IntervalGrid,
  candidates: readonly ShiftCandidate[],
  shifts: readonly number[],
): Map<number, number> {
  const pinned = new Map<number, number>();
  for (const member of members) {
    for (const shift of pinnedShifts(member, grid, candidates, shifts).values()) {
      pinned.set(shift, (pinned.get(shift) ?? 0) + 1);
    }
  }
  return pinned;
}

/** Day → candidate index of each pinned shift of a person. */
export function pinnedShifts(
  person: Pick<Person, 'pins'>,
  grid: IntervalGrid,
  candidates: readonly ShiftCandidate[],
  allowed: readonly number[],
): Map<number, number> {
  const pinned = new Map<number, number>();
  for (const pin of person.pins) {
    if (pin.kind === 'off') continue;
    const day = dayIndex(grid, pin.date)!;
    const start = intervalAtClock(grid, day, minuteOfDay(pin.start));
    const length = pin.lengthMinutes / grid.intervalMinutes;
    const shift = allowed.find(
      (index) => candidates[index].start === start && candidates[index].end - start === length,
    );
    if (shift !== undefined) pinned.set(day, shift);
  }
  return pinned;
}

/** Groups of a contract class share its bounds, and a hiring plan's what can be hired in all. */
function peopleLimits({ staff, contractClasses }: ResolvedRequest, groups: readonly Group[]): PeopleLimit[] {
  const indices = [...groups.keys()];
  const ofClasses = contractClasses.flatMap(({ id, minimumPeople, maximumPeople = Infinity }) =>
    minimumPeople === 0 && maximumPeople === Infinity
      ? []
      : [
          {
            name: id,
            groups: indices.filter((g) => groups[g].contract.id === id),
            minimumPeople,
            maximumPeople,
          },
        ],
  );
  if (staff.kind === 'team') return ofClasses;
  const { maximumPeople } = staff;
  return [{ name: 'hiring', groups: indices, minimumPeople: 0, maximumPeople }, ...ofClasses];
}

/** Floors for the authority rules; a rule nobody in the team could keep gets none and is left to the audit. */
function authorityFloors(
  request: ResolvedRequest,
  grid: IntervalGrid,
  calendars: Calendars,
  groups: readonly Group[],
): AuthorityFloor[] {
  const supervisor = request.rules['supervisor-on-duty'];
  const manager = request.rules['shop-manager-in-live'];
  const gap = Math.floor(supervisor.limit / grid.intervalMinutes);
  const floors = [
    {
      rule: supervisor,
      authority: authorityRank('supervisor'),
      windows: slidingWindows(calendars.open, gap + 1),
    },
    { rule: manager, authority: authorityRank('shop-manager'), windows: liveIntervals(calendars) },
  ];
  return floors.flatMap(({ rule, authority, windows }) => {
    const able = groups.some((group) => authorityRank(group.authority) >= authority);
    if (rule.level === 'off' || !able || windows.length === 0) return [];
    return [{ name: rule.name, authority, windows, level: rule.level, weight: rule.weight }];
  });
}

/** Every run of so many open intervals: in none of them may nobody of the authority be on duty. */
function slidingWindows(open: Uint8Array, length: number): [number, number][] {
  const windows: [number, number][] = [];
  let run = 0;
  open.forEach((isOpen, interval) => {
    run = isOpen === 1 ? run + 1 : 0;
    if (run >= length) windows.push([interval - length + 1, interval]);
  });
  return windows;
}

function liveIntervals({ live, open }: Calendars): [number, number][] {
  return [...live.keys()].flatMap((t): [number, number][] =>
    live[t] === 1 && open[t] === 1 ? [[t, t]] : [],
  );
}
