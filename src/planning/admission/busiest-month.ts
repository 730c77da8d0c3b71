import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';

/** Weeks of the horizon that touch one and the same calendar month, at most. */
export function weeksOfBusiestMonth(grid: IntervalGrid): number {
  const weekOf = weekOfDay(grid);
  const weeks = new Map<string, Set<number>>();
  grid.days.forEach(({ date }, day) => {
    const month = date.slice(0, 7);
    weeks.set(month, (weeks.get(month) ?? new Set()).add(weekOf[day]));
  });
  return Math.max(...[...weeks.values()].map(({ size }) => size));
}
