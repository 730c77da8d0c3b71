import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import { atWork, leastMinutesInWeek, leastPeople, overtimeInWeek } from './contract-constraints.ts';
import { deferrableStock, deferredAgents } from './deferrable-constraints.ts';
import type { DeferredAgents } from './deferrable-constraints.ts';
import { servingTerms } from './serving.ts';
import { bindingSkillSets } from './skill-sets.ts';
import { bandAverage, response } from './response-constraints.ts';
import { nightShare } from './night-share.ts';
import { minutesInPeriod } from './period-constraints.ts';
import { contractMinutesInWeek, restDaysAfterWeek, restDaysInWeek } from './rest-day-constraints.ts';
import { dailyRest, preferredRest, restDayInSeven } from './rest-constraints.ts';
import { sharedPeopleOnDay, sharedPersonDays, sharedPinned } from './shared-people-constraints.ts';
import { staggeredEnds } from './staggered-ends.ts';
import { distinctStarts, startUsed } from './start-constraints.ts';
import type { CoveringColumns, RunColumns } from './variables.ts';
import { forEachWeek } from './weeks.ts';

/** One constraint family of `formulation.md`: adds its rows. */
type Family = (builder: ModelBuilder, data: CoveringData, columns: CoveringColumns) => void;

/** Every constraint family by the name `formulation.md` gives it. */
export const CONSTRAINT_FAMILIES: Readonly<Record<string, Family>> = {
  cover,
  'team-floor': teamFloor,
  'break-stock': breakStock,
  'break-deadline': breakDeadline,
  'one-shift-a-day': oneShiftADay,
  'people-on-day': peopleOnDay,
  'days-in-week': daysInWeek,
  'person-days': personDays,
  'minutes-in-week': minutesInWeek,
  'minutes-in-period': minutesInPeriod,
  'rest-day-in-seven': restDayInSeven,
  'daily-rest': dailyRest,
  'preferred-rest': preferredRest,
  'authority-floor': authorityFloor,
  'people-limit': peopleLimit,
  'least-people': leastPeople,
  'at-work': atWork,
  'least-minutes-in-week': leastMinutesInWeek,
  'shared-people-on-day': sharedPeopleOnDay,
  'shared-person-days': sharedPersonDays,
  'shared-pinned': sharedPinned,
  'overtime-in-week': overtimeInWeek,
  'rest-days-in-week': restDaysInWeek,
  'rest-days-after-week': restDaysAfterWeek,
  'contract-minutes-in-week': contractMinutesInWeek,
  response,
  'band-average': bandAverage,
  'deferrable-stock': deferrableStock,
  'start-used': startUsed,
  'distinct-starts': distinctStarts,
  'night-share': nightShare,
  'staggered-ends': staggeredEnds,
};

function cover(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const groupMasks = data.groups.map((group) => group.skillMask);
  const serving = servingTerms(data, columns);
  const deferred = deferredAgents(data, columns);
  const known = new Map<number, number[]>();
  columns.runs.forEach((run, r) => {
    const neededSkills = [...run.shortage.keys(), ...deferred[r].map(({ skill }) => skill)];
    const needed = neededSkills.reduce((mask, skill) => mask | (1 << skill), 0);
    const sets = known.get(needed) ?? bindingSkillSets(needed, groupMasks);
    known.set(needed, sets);
    for (const set of sets) {
      const skills = [...data.skills.keys()].filter((skill) => (set & (1 << skill)) !== 0);
      builder.addRow({
        name: `cover[${skills.map((skill) => data.skills[skill]).join('+')},${run.firstInterval}]`,
        lower: skills.reduce((sum, skill) => sum + data.required[skill][run.firstInterval], 0),
        terms: [
          ...data.groups.flatMap((group, g) => ((group.skillMask & set) === 0 ? [] : serving[g][run.block])),
          ...skills.flatMap((skill) => shortageTerms(run, skill)),
          ...skills.flatMap((skill) => aboveTerms(run, skill)),
          ...deferredTerms(deferred[r].filter(({ skill }) => skills.includes(skill))),
        ],
      });
    }
  });
}

function shortageTerms({ shortage }: RunColumns, skill: number): Term[] {
  const column = shortage.get(skill);
  return column === undefined ? [] : [[column, 1]];
}

function deferredTerms(deferred: readonly DeferredAgents[]): Term[] {
  return deferred.map(({ column }) => [column, -1]);
}

/** Agents above the requirement are required too, as soon as an average counts on them. */
function aboveTerms({ above }: RunColumns, skill: number): Term[] {
  const column = above.get(skill);
  return column === undefined ? [] : [[column, -1]];
}

function teamFloor(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const serving = servingTerms(data, columns);
  const deferred = deferredAgents(data, columns);
  columns.runs.forEach((run, r) => {
    if (run.liveShortage === undefined && run.bufferShortage === undefined) return;
    const interval = run.firstInterval;
    const extras = [run.liveShortage, run.bufferShortage, ...run.shortage.values()];
    builder.addRow({
      name: `team-floor[${interval}]`,
      lower:
        data.required.reduce((sum, skill) => sum + skill[interval], 0) +
        data.liveExtra[interval] +
        data.buffer[interval],
      terms: [
        ...serving.flatMap((ofGroup) => ofGroup[run.block]),
        ...extras.flatMap((column): Term[] => (column === undefined ? [] : [[column, 1]])),
        ...[...run.above.keys()].flatMap((skill) => aboveTerms(run, skill)),
        ...deferredTerms(deferred[r]),
      ],
    });
  });
}

function breakStock(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.groups.forEach((group, g) => {
    for (const pool of columns.pools[g]) {
      let before: number | undefined;
      for (const [begin, column] of pool.begin) {
        const waiting = pool.waiting.get(begin)!;
        const arriving = [...pool.begins].filter(([, [first]]) => first === begin);
        builder.addRow({
          name: `break-stock[${group.name},${pool.pool},${begin}]`,
          lower: 0,
          upper: 0,
          terms: [
            [waiting, 1],
            [column, 1],
            ...(before === undefined ? [] : [[before, -1] as Term]),
            ...arriving.map(([shift]): Term => [columns.shift[g].get(shift)!, -1]),
          ],
        });
        before = waiting;
      }
    }
  });
}

function breakDeadline(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.groups.forEach((group, g) => {
    for (const pool of columns.pools[g]) {
      for (const [begin, waiting] of pool.waiting) {
        const mayWait = [...pool.begins].filter(
          ([, begins]) => begins[0] <= begin && begin < begins[begins.length - 1],
        );
        builder.addRow({
          name: `break-deadline[${group.name},${pool.pool},${begin}]`,
          upper: 0,
          terms: [[waiting, 1], ...mayWait.map(([shift]): Term => [columns.shift[g].get(shift)!, -1])],
        });
      }
    }
  });
}

function oneShiftADay(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  forEachDay(data, columns, (g, day, shifts) => {
    builder.addRow({
      name: `one-shift-a-day[${data.groups[g].name},${day}]`,
      upper: 0,
      terms: [...shifts, [columns.people[g], -1]],
    });
  });
}

function peopleOnDay(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  forEachDay(data, columns, (g, day, shifts) => {
    const group = data.groups[g];
    if (group.peopleOnDay[day] >= group.maximumPeople) return;
    builder.addRow({
      name: `people-on-day[${group.name},${day}]`,
      upper: group.peopleOnDay[day],
      terms: shifts,
    });
  });
}

function daysInWeek(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  forEachWeek(data, columns, (g, week, shifts, days) => {
    const group = data.groups[g];
    if (group.maximumDaysPerWeek >= days) return;
    builder.addRow({
      name: `days-in-week[${group.name},${week}]`,
      upper: 0,
      terms: [
        ...shifts.map(([, column]): Term => [column, 1]),
        [columns.people[g], -group.maximumDaysPerWeek],
      ],
    });
  });
}

function personDays(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  forEachWeek(data, columns, (g, week, shifts, days) => {
    const group = data.groups[g];
    if (group.personDaysInWeek[week] >= group.maximumPeople * Math.min(days, group.maximumDaysPerWeek))
      return;
    builder.addRow({
      name: `person-days[${group.name},${week}]`,
      upper: group.personDaysInWeek[week],
      terms: shifts.map(([, column]): Term => [column, 1]),
    });
  });
}

function minutesInWeek(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  forEachWeek(data, columns, (g, week, shifts, days) => {
    const group = data.groups[g];
    const longest = Math.max(0, ...shifts.map(([shift]) => data.shifts[shift].workMinutes));
    if (longest * Math.min(days, group.maximumDaysPerWeek) <= group.maximumMinutesPerWeek) return;
    builder.addRow({
      name: `minutes-in-week[${group.name},${week}]`,
      upper: 0,
      terms: [
        ...shifts.map(([shift, column]): Term => [column, data.shifts[shift].workMinutes]),
        [columns.people[g], -group.maximumMinutesPerWeek],
      ],
    });
  });
}

function authorityFloor(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const serving = servingTerms(data, columns);
  data.authorityFloors.forEach((floor, f) => {
    for (const { firstBlock, lastBlock, shortage } of columns.authority[f]) {
      const onDuty = data.groups.flatMap((group, g) =>
        group.authority >= floor.authority ? serving[g].slice(firstBlock, lastBlock + 1).flat() : [],
      );
      builder.addRow({
        name: `authority-floor[${floor.name},${firstBlock}-${lastBlock}]`,
        lower: 1,
        terms: [...onDuty, [shortage, 1]],
      });
    }
  });
}

function peopleLimit(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  for (const { name, groups, maximumPeople } of data.peopleLimits) {
    if (groups.reduce((sum, g) => sum + data.groups[g].maximumPeople, 0) <= maximumPeople) continue;
    builder.addRow({
      name: `people-limit[${name}]`,
      upper: maximumPeople,
      terms: groups.map((g): Term => [columns.people[g], 1]),
    });
  }
}

function forEachDay(
  data: CoveringData,
  columns: CoveringColumns,
  visit: (group: number, day: number, shifts: Term[]) => void,
): void {
  data.groups.forEach((_, g) => {
    const byDay = new Map<number, Term[]>();
    for (const [shift, column] of columns.shift[g]) {
      const { day } = data.shifts[shift];
      byDay.set(day, [...(byDay.get(day) ?? []), [column, 1]]);
    }
    for (const [day, shifts] of byDay) visit(g, day, shifts);
  });
}
