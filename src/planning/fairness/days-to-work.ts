import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import { isOnLeave } from '../availability.ts';
import type { Person } from '../people.ts';

/** 1 for each day of the horizon that is neither leave nor pinned off. */
export function freeDays({ leave, pins }: Pick<Person, 'leave' | 'pins'>, grid: IntervalGrid): Uint8Array {
  const off = new Set(pins.flatMap((pin) => (pin.kind === 'off' ? [pin.date] : [])));
  return Uint8Array.from(grid.days, ({ date }) => (isOnLeave({ leave }, date) || off.has(date) ? 0 : 1));
}

/**
 * Days on which a person can work, by which duties are shared out: of every calendar week the free ones on which a window of
 * availability lies, at most as many as the contract has.
 */
export function daysToWork(
  person: Pick<Person, 'leave' | 'pins' | 'availability' | 'contract'>,
  grid: IntervalGrid,
): number {
  const weeks = weekOfDay(grid);
  const inWeek = new Int32Array(weeks[weeks.length - 1] + 1);
  freeDays(person, grid).forEach((free, day) => {
    const { weekday } = grid.days[day];
    const isThere = person.availability?.some(({ weekdays }) => weekdays.includes(weekday)) ?? true;
    if (isThere) inWeek[weeks[day]] += free;
  });
  return inWeek.reduce((sum, days) => sum + Math.min(days, person.contract.maximumDaysPerWeek), 0);
}
