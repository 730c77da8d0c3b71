import { minutesCounted } from '../../models/covering/period-limit.ts';
import type { PeriodLimit } from '../../models/covering/period-limit.ts';
import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { ContractClass } from '../domain/shift.ts';
import { periodParts } from './comprehensive-periods.ts';
import { carriedIntoWeek } from './history.ts';
import { weekLimits } from './people.ts';
import type { Group, Person } from './people.ts';
import { longestWorkMinutes } from './shifts.ts';

interface Worked {
  readonly day: number;
  readonly workMinutes: number;
}

/** Somebody as far as limits over more days than a week look at them. */
type WithContract = Pick<Person, 'contract' | 'history'> & Partial<Pick<Person, 'protections'>>;

/**
 * The limits that hold for every member of a group: where they differ, as by what was worked before the horizon, the widest.
 * @param shifts those the members could work
 */
export function periodLimitsOfGroup(
  request: ResolvedRequest,
  { members, contract }: Pick<Group, 'members' | 'contract'>,
  grid: IntervalGrid,
  shifts: readonly Worked[],
): PeriodLimit[] {
  const people: WithContract[] = members.length === 0 ? [{ contract }] : distinctHistories(members);
  const [first, ...others] = people.map((person) => [
    ...periodLimits(request, person, grid, shifts),
    ...firstWeek(request, person, grid),
  ]);
  return first.flatMap((limit) => {
    const same = others.map((limits) => limits.find(({ name }) => name === limit.name));
    const most = same.reduce(
      (sum, one) => Math.max(sum, one?.maximumMinutes ?? Infinity),
      limit.maximumMinutes,
    );
    return most === Infinity ? [] : [{ ...limit, maximumMinutes: most }];
  });
}

/** The first week, where a part of it was worked before the horizon; the limits of whole weeks are rows of their own. */
function firstWeek(request: ResolvedRequest, person: WithContract, grid: IntervalGrid): PeriodLimit[] {
  const carried = carriedIntoWeek(person, 0).minutes;
  const { minutes } = weekLimits(request, person.contract, { protections: person.protections ?? [] });
  if (carried === 0 || minutes === Infinity) return [];
  const lastDay = weekOfDay(grid).lastIndexOf(0);
  const maximumMinutes = Math.max(0, minutes - carried);
  return [{ name: 'work in the first week', firstDay: 0, lastDay, aboveMinutes: 0, maximumMinutes }];
}

/** One member for each history, so that a large group of people without one is looked at once. */
function distinctHistories(members: readonly Person[]): Person[] {
  return [...new Map(members.map((member) => [JSON.stringify(member.history ?? null), member])).values()];
}

/**
 * What one person may work over more days than a calendar week: by required rules overtime in each calendar month, work in the periods over which hours are averaged, and the
 * average week, counted in whole seven-day periods from the first day of the horizon; by contract the whole horizon.
 * @param shifts those the person could work; a limit they cannot reach in the weeks' working days is left out
 */
export function periodLimits(
  request: ResolvedRequest,
  person: WithContract,
  grid: IntervalGrid,
  shifts: readonly Worked[],
): PeriodLimit[] {
  const { contract } = person;
  const week = weekLimits(request, contract, { protections: [] });
  const weeks = weekOfDay(grid);
  const limits = [
    ...overtimeInMonths(request, person, grid),
    ...averagedHours(request, person, grid),
    ...averageWeek(request, person, grid),
    ...wholeHorizon(contract, grid),
  ];
  return limits.filter((limit) => {
    const longest = shifts.reduce((most, shift) => Math.max(most, minutesCounted(limit, shift)), 0);
    let reached = 0;
    for (const one of new Set(weeks.subarray(limit.firstDay, limit.lastDay + 1))) {
      const days = weeks.reduce(
        (sum, other, day) => (other === one && limit.firstDay <= day && day <= limit.lastDay ? sum + 1 : sum),
        0,
      );
      const byDays = longest * Math.min(days, week.days);
      reached += limit.aboveMinutes === 0 ? Math.min(byDays, week.minutes) : byDays;
    }
    return reached > limit.maximumMinutes;
  });
}

/** Minutes beyond the contract's week that a class allows in a week, on its days and on rest days. */
export function mostOvertimeInWeek(
  request: Pick<ResolvedRequest, 'templates'>,
  { id, overtime, restDayWork }: ContractClass,
): number {
  const restDays = restDayWork?.maximumDaysPerWeek ?? 0;
  const onRestDays = restDays === 0 ? 0 : restDays * longestWorkMinutes(request, id);
  return (overtime?.maximumMinutesPerWeek ?? 0) + onRestDays;
}

/** What overtime of the weeks and work on rest days may take of a month is left free for it. */
function overtimeInMonths(
  request: ResolvedRequest,
  { contract, history }: WithContract,
  grid: IntervalGrid,
): PeriodLimit[] {
  const { rules } = request;
  const rule = rules['overtime-per-month'];
  if (rule.level !== 'required' || contract.comprehensiveHours !== undefined) return [];
  const months = grid.days.map(({ date }) => date.slice(0, 7));
  const weeks = weekOfDay(grid);
  const before = history?.overtimeMinutesThisMonth ?? 0;
  return [...new Set(months)].map((month) => {
    const [firstDay, lastDay] = [months.indexOf(month), months.lastIndexOf(month)];
    const ofWeeks = mostOvertimeInWeek(request, contract) * (weeks[lastDay] - weeks[firstDay] + 1);
    return {
      name: `overtime in ${month}`,
      firstDay,
      lastDay,
      aboveMinutes: rules['minutes-per-day'].limit,
      maximumMinutes: Math.max(0, rule.limit - ofWeeks - (firstDay === 0 ? before : 0)),
    };
  });
}

/** Work over a period whose hours are averaged: its standard and the overtime agreed to, as far as the rule allows it. */
function averagedHours(
  { rules }: ResolvedRequest,
  { contract, history }: WithContract,
  grid: IntervalGrid,
): PeriodLimit[] {
  const rule = rules['comprehensive-hours'];
  const agreed = contract.comprehensiveHours?.overtimeMinutesPerMonth ?? 0;
  const overtime = rule.level === 'required' ? Math.min(agreed, rule.limit) : agreed;
  return periodParts(contract, { history }, grid).map((part) => ({
    name: `work in the period from ${part.begins}`,
    firstDay: part.firstDay,
    lastDay: part.lastDay,
    aboveMinutes: 0,
    maximumMinutes: part.standardMinutes + Math.floor(overtime * part.months),
  }));
}

function averageWeek(
  { rules }: ResolvedRequest,
  { history }: WithContract,
  grid: IntervalGrid,
): PeriodLimit[] {
  const rule = rules['average-week'];
  const periods = Math.floor(grid.days.length / 7);
  if (rule.level !== 'required' || periods === 0) return [];
  const days = 7 * periods;
  const before = history?.averagingPeriod ?? { weeks: 0, minutes: 0 };
  const maximumMinutes = Math.max(0, (before.weeks + periods) * rule.limit - before.minutes);
  return [{ name: `work in ${days} days`, firstDay: 0, lastDay: days - 1, aboveMinutes: 0, maximumMinutes }];
}

function wholeHorizon({ maximumMinutesPerHorizon }: ContractClass, grid: IntervalGrid): PeriodLimit[] {
  if (maximumMinutesPerHorizon === undefined) return [];
  const lastDay = grid.days.length - 1;
  const maximumMinutes = maximumMinutesPerHorizon;
  return [{ name: 'work in the horizon', firstDay: 0, lastDay, aboveMinutes: 0, maximumMinutes }];
}
