import type { ModelBuilder } from '../../linear/builder.ts';
import type { Term } from '../../linear/model.ts';
import type { AssignmentColumns } from './columns.ts';
import type { AssignmentData } from './data.ts';

/** Cost of a member short of those to be used, and of an hour that a contract owes and nobody gives. */
const IDLE_MEMBER_COST = 500;
const OWED_HOUR_COST = 100;
/** Cost of an hour of overtime: members with hours to spare work before those without. */
const OVERTIME_HOUR_COST = 10;

/** As many members as are to be used have a shift, or are short. */
export function atWork(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  const { minimumPeople } = data;
  if (minimumPeople === 0) return;
  columns.used.forEach((column, p) => {
    builder.addRow({
      name: `at-work[${p}]`,
      lower: 0,
      terms: [...[...columns.works[p].values()].map((works): Term => [works, 1]), [column, -1]],
    });
  });
  const idle = builder.addColumn({ name: 'idle', upper: minimumPeople, cost: IDLE_MEMBER_COST });
  builder.addRow({
    name: 'at-work[all]',
    lower: minimumPeople,
    terms: [...columns.used.map((column): Term => [column, 1]), [idle, 1]],
  });
}

/** Whoever is used is given the minutes owed in every week, or is short of them. */
export function leastMinutesInWeek(
  builder: ModelBuilder,
  data: AssignmentData,
  columns: AssignmentColumns,
): void {
  data.people.forEach(({ leastMinutes }, p) => {
    leastMinutes.forEach((minutes, week) => {
      if (minutes === 0) return;
      const short = builder.addColumn({ name: `minutes-short[${p},${week}]`, cost: OWED_HOUR_COST / 60 });
      const works = [...columns.works[p]].filter(
        ([shift]) => data.weekOfDay[data.shifts[shift].day] === week,
      );
      builder.addRow({
        name: `least-minutes-in-week[${p},${week}]`,
        lower: 0,
        terms: [
          ...works.map(([shift, column]): Term => [column, data.shifts[shift].workMinutes]),
          [short, 1],
          [columns.used[p], -minutes],
        ],
      });
    });
  });
}

/** Standard minutes of a member beyond the contract's week are overtime, at a price. */
export function overtimeInWeek(
  builder: ModelBuilder,
  data: AssignmentData,
  columns: AssignmentColumns,
): void {
  const { overtimeAfterMinutes } = data;
  if (overtimeAfterMinutes === undefined) return;
  data.people.forEach((_, p) => {
    for (const week of new Set(data.weekOfDay)) {
      const works = [...columns.works[p]].filter(
        ([shift]) => data.weekOfDay[data.shifts[shift].day] === week,
      );
      if (works.length === 0) continue;
      const overtime = builder.addColumn({ name: `overtime[${p},${week}]`, cost: OVERTIME_HOUR_COST / 60 });
      builder.addRow({
        name: `overtime-in-week[${p},${week}]`,
        upper: overtimeAfterMinutes,
        terms: [
          ...works.map(([shift, column]): Term => [column, data.shifts[shift].standardMinutes]),
          [overtime, -1],
          ...[...columns.restDay[p]]
            .filter(([shift]) => data.weekOfDay[data.shifts[shift].day] === week)
            .map(([shift, { column }]): Term => [column, -data.shifts[shift].standardMinutes]),
        ],
      });
    }
  });
}
