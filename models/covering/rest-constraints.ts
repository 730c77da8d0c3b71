import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/** At most six of any seven days in a row. */
export function restDayInSeven(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const days = data.weekOfDay.length;
  data.groups.forEach((group, g) => {
    if (!group.restDayInSeven) return;
    for (let first = 0; first + 7 <= days; first++) {
      if (data.weekOfDay[first] === data.weekOfDay[first + 6] && group.maximumDaysPerWeek <= 6) continue;
      const terms = [...columns.shift[g]].flatMap(([shift, column]): Term[] => {
        const { day } = data.shifts[shift];
        return first <= day && day < first + 7 ? [[column, 1]] : [];
      });
      builder.addRow({
        name: `rest-day-in-seven[${group.name},${first}]`,
        upper: 0,
        terms: [...terms, [columns.people[g], -6]],
      });
    }
  });
}

/** The least rest between the shifts of consecutive days. */
export function dailyRest(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.groups.forEach((group, g) => {
    for (const { day, end, terms } of restCliques(data, columns, g, group.restIntervals)) {
      builder.addRow({
        name: `daily-rest[${group.name},${day},${end}]`,
        upper: 0,
        terms: [...terms, [columns.people[g], -1]],
      });
    }
  });
}

/** A longer rest, which may be cut short at a cost. */
export function preferredRest(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.groups.forEach((group, g) => {
    if (group.preferredRest === undefined) return;
    for (const { day, end, terms } of restCliques(data, columns, g, group.preferredRest.intervals)) {
      builder.addRow({
        name: `preferred-rest[${group.name},${day},${end}]`,
        upper: 0,
        terms: [...terms, [columns.people[g], -1], [columns.shortRest[g].get(day)!, -1]],
      });
    }
  });
}

/** Per end of a shift: those who work as late on that day or start the next before they have rested so long. */
function restCliques(
  data: CoveringData,
  columns: CoveringColumns,
  group: number,
  intervals: number,
): { day: number; end: number; terms: Term[] }[] {
  const entries = [...columns.shift[group]].map(([shift, column]) => ({ ...data.shifts[shift], column }));
  return Array.from({ length: data.weekOfDay.length - 1 }, (_, day) => {
    const today = entries.filter((one) => one.day === day);
    const tomorrow = entries.filter((one) => one.day === day + 1);
    return [...new Set(today.map((one) => one.end))].flatMap((end) => {
      const early = tomorrow.filter((one) => one.start < end + intervals);
      if (early.length === 0) return [];
      const late = today.filter((one) => one.end >= end);
      return [{ day, end, terms: [...late, ...early].map((one): Term => [one.column, 1]) }];
    });
  }).flat();
}
