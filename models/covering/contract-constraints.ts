import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import { restDayWeeks } from './rest-days.ts';
import type { CoveringColumns } from './variables.ts';

/** As many people as are to work at least, or as many short. */
export function leastPeople(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.peopleLimits.forEach(({ name, groups, minimumPeople }, limit) => {
    const short = columns.contracts.peopleShort[limit];
    if (short === undefined) return;
    builder.addRow({
      name: `least-people[${name}]`,
      lower: minimumPeople,
      terms: [...groups.map((g): Term => [columns.people[g], 1]), [short, 1]],
    });
  });
}

/** Who counts as working has a shift, wherever it matters that enough people work. */
export function atWork(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const counted = data.peopleLimits.flatMap((limit) => (limit.minimumPeople > 0 ? limit.groups : []));
  for (const g of new Set(counted)) {
    builder.addRow({
      name: `at-work[${data.groups[g].name}]`,
      lower: 0,
      terms: [...[...columns.shift[g].values()].map((column): Term => [column, 1]), [columns.people[g], -1]],
    });
  }
}

/** The minutes all members who work are owed in a week, less what those who are away may be owed less. */
export function leastMinutesInWeek(
  builder: ModelBuilder,
  data: CoveringData,
  columns: CoveringColumns,
): void {
  data.groups.forEach(({ name, leastMinutes }, g) => {
    for (const [week, short] of columns.contracts.minutesShort[g]) {
      const shifts = [...columns.shift[g]].filter(
        ([shift]) => data.weekOfDay[data.shifts[shift].day] === week,
      );
      builder.addRow({
        name: `least-minutes-in-week[${name},${week}]`,
        lower: -leastMinutes!.away[week],
        terms: [
          ...shifts.map(([shift, column]): Term => [column, data.shifts[shift].workMinutes]),
          [columns.people[g], -leastMinutes!.perPerson[week]],
          [short, 1],
        ],
      });
    }
  });
}

/**
 * Minutes within the standard of their days that all members who work have above their contract's week are overtime, those of
 * rest days aside.
 */
export function overtimeInWeek(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.groups.forEach((group, g) => {
    const { name, overtime } = group;
    const restDays = new Map(restDayWeeks(data, group).map((one) => [one.week, one]));
    for (const [week, minutes] of columns.contracts.overtime[g]) {
      const shifts = [...columns.shift[g]].filter(
        ([shift]) => data.weekOfDay[data.shifts[shift].day] === week,
      );
      builder.addRow({
        name: `overtime-in-week[${name},${week}]`,
        upper: 0,
        terms: [
          ...shifts.map(([shift, column]): Term => [column, data.shifts[shift].standardMinutes]),
          [columns.people[g], -overtime!.afterMinutesPerWeek],
          [minutes, -1],
          ...(restDays.has(week)
            ? [
                [
                  columns.contracts.restDays[g].get(week)!,
                  -restDays.get(week)!.longestStandardMinutes,
                ] as Term,
              ]
            : []),
        ],
      });
    }
  });
}
