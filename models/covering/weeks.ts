import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/** Calls back for every group and calendar week in which it has shifts, with these and the days of the week. */
export function forEachWeek(
  data: CoveringData,
  columns: Pick<CoveringColumns, 'shift'>,
  visit: (
    group: number,
    week: number,
    shifts: (readonly [shift: number, column: number])[],
    days: number,
  ) => void,
): void {
  const daysOfWeek = new Map<number, number>();
  for (const week of data.weekOfDay) daysOfWeek.set(week, (daysOfWeek.get(week) ?? 0) + 1);
  data.groups.forEach((_, g) => {
    for (const [week, days] of daysOfWeek) {
      const shifts = [...columns.shift[g]].filter(
        ([shift]) => data.weekOfDay[data.shifts[shift].day] === week,
      );
      if (shifts.length > 0) visit(g, week, shifts, days);
    }
  });
}
