import { ModelBuilder } from '../../linear/builder.ts';
import type { LinearModel, Term } from '../../linear/model.ts';
import type { AssignmentColumns } from './columns.ts';
import { atWork, leastMinutesInWeek, overtimeInWeek } from './contract-rows.ts';
import { DUTIES } from './data.ts';
import type { AssignmentData, RestRule } from './data.ts';
import { minutesInPeriod } from './period-constraints.ts';
import { addRestDays, contractWeek, restDay } from './rest-day-rows.ts';

export interface AssignmentModel {
  readonly model: LinearModel;
  readonly columns: AssignmentColumns;
}

/** Cost of one hour of work that nobody does; outweighs every wish. */
export const MISSING_HOUR_COST = 1000;

/** The assignment model of `formulation.md`. */
export function buildAssignment(data: AssignmentData): AssignmentModel {
  const builder = new ModelBuilder('assignment');
  const columns = addVariables(builder, data);
  for (const addRows of Object.values(ASSIGNMENT_FAMILIES)) addRows(builder, data, columns);
  return { model: builder.build(), columns };
}

function addVariables(builder: ModelBuilder, data: AssignmentData): AssignmentColumns {
  const works = data.people.map(({ name, allowed, pinned, wantsOff }, p) => {
    const columns = new Map<number, number>();
    data.shifts.forEach(({ day }, shift) => {
      if (allowed[shift] === 0) return;
      const column = builder.addColumn({
        name: `works[${name}#${p},${shift}]`,
        lower: pinned.includes(shift) ? 1 : 0,
        upper: 1,
        cost: data.dayOffWeight * wantsOff[day],
        integer: true,
      });
      columns.set(shift, column);
    });
    return columns;
  });
  return {
    works,
    restDay: addRestDays(builder, data, works),
    used: !countsUsed(data)
      ? []
      : data.people.map(({ name }, p) =>
          builder.addColumn({ name: `used[${name}#${p}]`, upper: 1, integer: true }),
        ),
    missing: data.shifts.map(({ demand, workMinutes }, shift) =>
      builder.addColumn({
        name: `missing[${shift}]`,
        upper: demand,
        cost: (MISSING_HOUR_COST * workMinutes) / 60,
      }),
    ),
  };
}

/** Whether it matters who is used at all: where not everybody may be, or who is must be given something. */
function countsUsed({ people, minimumPeople, maximumPeople }: AssignmentData): boolean {
  const owesMinutes = people.some(({ leastMinutes }) => leastMinutes.some((minutes) => minutes > 0));
  return maximumPeople < people.length || minimumPeople > 0 || owesMinutes;
}

type Family = (builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns) => void;

/** Every constraint family by the name `formulation.md` gives it. */
export const ASSIGNMENT_FAMILIES: Readonly<Record<string, Family>> = {
  demand,
  'one-shift-a-day': oneShiftADay,
  'days-in-week': daysInWeek,
  'minutes-in-week': minutesInWeek,
  'minutes-in-period': minutesInPeriod,
  'rest-day-in-seven': restDayInSeven,
  'one-shift-at-a-time': oneShiftAtATime,
  'daily-rest': (builder, data, columns) => rest(builder, data, columns, 'daily-rest', data.dailyRest, 1),
  'weekly-rest': (builder, data, columns) => rest(builder, data, columns, 'weekly-rest', data.weeklyRest, 2),
  'rest-day-inside': restDayInside,
  'night-share': nightShare,
  used,
  'at-work': atWork,
  'least-minutes-in-week': leastMinutesInWeek,
  'overtime-in-week': overtimeInWeek,
  'rest-day': restDay,
  'contract-week': contractWeek,
  fairness,
};

function demand(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  data.shifts.forEach(({ demand: wanted }, shift) => {
    const terms = columns.works.flatMap((works): Term[] => {
      const column = works.get(shift);
      return column === undefined ? [] : [[column, 1]];
    });
    builder.addRow({
      name: `demand[${shift}]`,
      lower: wanted,
      upper: wanted,
      terms: [...terms, [columns.missing[shift], 1]],
    });
  });
}

function oneShiftADay(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  data.people.forEach((_, p) => {
    for (let day = 0; day < data.weekOfDay.length; day++) {
      const terms = termsWhere(data, columns, p, (shift) => shift.day === day);
      if (terms.length > 1) builder.addRow({ name: `one-shift-a-day[${p},${day}]`, upper: 1, terms });
    }
  });
}

function daysInWeek(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  forEachWeek(data, columns, (p, week, terms) => {
    builder.addRow({ name: `days-in-week[${p},${week}]`, upper: data.maximumDaysPerWeek, terms });
  });
}

function minutesInWeek(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  if (data.maximumMinutesPerWeek === Infinity) return;
  forEachWeek(data, columns, (p, week, _, minutes) => {
    builder.addRow({
      name: `minutes-in-week[${p},${week}]`,
      upper: data.maximumMinutesPerWeek,
      terms: minutes,
    });
  });
}

function restDayInSeven(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  if (!data.restDayInSeven) return;
  data.people.forEach((_, p) => {
    for (let first = 0; first + 7 <= data.weekOfDay.length; first++) {
      if (data.weekOfDay[first] === data.weekOfDay[first + 6] && data.maximumDaysPerWeek <= 6) continue;
      const terms = termsWhere(data, columns, p, ({ day }) => first <= day && day < first + 7);
      builder.addRow({ name: `rest-day-in-seven[${p},${first}]`, upper: 6, terms });
    }
  });
}

/** A shift past midnight and one of the next day must not overlap, whatever rest is asked; a required rest sees to it. */
function oneShiftAtATime(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  if (data.dailyRest?.level === 'required') return;
  rest(builder, data, columns, 'one-shift-at-a-time', { intervals: 0, level: 'required', weight: 0 }, 1);
}

function rest(
  builder: ModelBuilder,
  data: AssignmentData,
  columns: AssignmentColumns,
  name: string,
  rule: RestRule | undefined,
  daysLater: number,
): void {
  if (rule === undefined) return;
  data.people.forEach((_, p) => {
    for (let day = 0; day + daysLater < data.weekOfDay.length; day++) {
      let short: number | undefined;
      const ends = new Set(data.shifts.flatMap((shift) => (shift.day === day ? [shift.end] : [])));
      for (const end of ends) {
        const early = termsWhere(
          data,
          columns,
          p,
          (s) => s.day === day + daysLater && s.start < end + rule.intervals,
        );
        const late = termsWhere(data, columns, p, (s) => s.day === day && s.end >= end);
        if (early.length === 0 || late.length === 0) continue;
        const between = daysLater === 2 ? termsWhere(data, columns, p, (s) => s.day === day + 1) : [];
        const allowance: Term[] = between.map(([column]) => [column, -1]);
        if (rule.level === 'preferred') {
          short ??= builder.addColumn({
            name: `short-rest[${name},${p},${day}]`,
            upper: 1,
            cost: rule.weight,
          });
          allowance.push([short, -1]);
        }
        builder.addRow({
          name: `${name}[${p},${day},${end}]`,
          upper: 1,
          terms: [...late, ...early, ...allowance],
        });
      }
    }
  });
}

/** A day off at the edge of its seven days can lack hours that lie outside them. */
function restDayInside(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  if (data.weeklyRest?.level !== 'required') return;
  data.people.forEach((_, p) => {
    for (let first = 0; first + 7 <= data.weekOfDay.length; first += 7) {
      const terms = termsWhere(data, columns, p, ({ day }) => first < day && day < first + 6);
      builder.addRow({ name: `rest-day-inside[${p},${first}]`, upper: 4, terms });
    }
  });
}

/** A pinned night is nobody's choice. */
function nightShare(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  const rule = data.nightShare;
  if (rule === undefined) return;
  data.people.forEach(({ pinned }, p) => {
    const nights = termsWhere(data, columns, p, ({ isNight }) => isNight);
    if (nights.length === 0) return;
    const pinnedNights = pinned.filter((shift) => data.shifts[shift].isNight).length;
    const allowance: Term[] = [];
    if (rule.level === 'preferred') {
      const tooMany = builder.addColumn({ name: `nights-too-many[${p}]`, cost: rule.weight });
      allowance.push([tooMany, -rule.denominator]);
    }
    builder.addRow({
      name: `night-share[${p}]`,
      upper: rule.denominator * (pinnedNights + 1) - 1,
      terms: [
        ...nights.map(([column]): Term => [column, rule.denominator]),
        ...termsWhere(data, columns, p, () => true).map(([column]): Term => [column, -rule.numerator]),
        ...allowance,
      ],
    });
  });
}

function used(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  if (columns.used.length === 0) return;
  columns.used.forEach((column, p) => {
    const terms = termsWhere(data, columns, p, () => true);
    builder.addRow({ name: `used[${p}]`, upper: 0, terms: [...terms, [column, -data.weekOfDay.length]] });
  });
  builder.addRow({
    name: 'used[all]',
    upper: data.maximumPeople,
    terms: columns.used.map((column): Term => [column, 1]),
  });
}

function fairness(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  const days = data.weekOfDay.length;
  for (const duty of [...DUTIES, 'shifts'] as const) {
    const counted = (shift: AssignmentData['shifts'][number]): boolean =>
      duty === 'shifts' || shift.duties.includes(duty);
    if (data.people.length < 2 || !data.shifts.some(counted)) continue;
    const most = builder.addColumn({ name: `most[${duty}]`, upper: days, cost: 1 });
    const least = builder.addColumn({ name: `least[${duty}]`, upper: days, cost: -1 });
    // Where nobody is used, nobody bounds the least.
    if (columns.used.length > 0) {
      const terms: Term[] = [
        [most, 1],
        [least, -1],
      ];
      builder.addRow({ name: `fairness[${duty}]`, lower: 0, terms });
    }
    data.people.forEach((_, p) => {
      const terms = termsWhere(data, columns, p, counted);
      builder.addRow({ name: `fairness[most,${duty},${p}]`, upper: 0, terms: [...terms, [most, -1]] });
      const unused: Term[] = columns.used.length === 0 ? [] : [[columns.used[p], -days]];
      builder.addRow({
        name: `fairness[least,${duty},${p}]`,
        lower: columns.used.length === 0 ? 0 : -days,
        terms: [...terms, [least, -1], ...unused],
      });
    });
  }
}

function termsWhere(
  data: AssignmentData,
  columns: AssignmentColumns,
  member: number,
  wanted: (shift: AssignmentData['shifts'][number]) => boolean,
): Term[] {
  return [...columns.works[member]].flatMap(([shift, column]): Term[] =>
    wanted(data.shifts[shift]) ? [[column, 1]] : [],
  );
}

function forEachWeek(
  data: AssignmentData,
  columns: AssignmentColumns,
  visit: (member: number, week: number, days: Term[], minutes: Term[]) => void,
): void {
  data.people.forEach((_, p) => {
    for (const week of new Set(data.weekOfDay)) {
      const inWeek = [...columns.works[p]].filter(
        ([shift]) => data.weekOfDay[data.shifts[shift].day] === week,
      );
      if (inWeek.length === 0) continue;
      visit(
        p,
        week,
        inWeek.map(([, column]): Term => [column, 1]),
        inWeek.map(([shift, column]): Term => [column, data.shifts[shift].workMinutes]),
      );
    }
  });
}
