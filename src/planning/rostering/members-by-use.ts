import { weekOfDay } from '../../domain/grid.ts';
import { someoneOf, weekLimits, workableDays } from '../people.ts';
import type { GroupToRoster } from './lines-data.ts';

/**
 * The members of a group in the order in which they are used where not all are needed: those with pinned shifts, then those
 * who can work on more days, then those who want fewer of them off.
 *
 * @returns indices of members
 */
export function membersByUse({ request, group, people, grid }: GroupToRoster): number[] {
  const mostDays = weekLimits(request, group.contract, someoneOf(group)).days;
  const ranked = people.map((person, member) => {
    const workable = workableDays(request, person, grid);
    const isPinned = person.pins.some(({ kind }) => kind === 'shift');
    const daysOff = grid.days.filter(({ date }) => person.daysOffWanted.includes(date)).length;
    return { member, isPinned, days: daysInWeeks(workable, weekOfDay(grid), mostDays), daysOff };
  });
  ranked.sort(
    (a, b) =>
      Number(b.isPinned) - Number(a.isPinned) ||
      b.days - a.days ||
      a.daysOff - b.daysOff ||
      a.member - b.member,
  );
  return ranked.map(({ member }) => member);
}

/** Working days somebody can have in all weeks together. */
function daysInWeeks(workable: Uint8Array, weeks: Int32Array, mostDays: number): number {
  const free = new Map<number, number>();
  workable.forEach((isOpen, day) => free.set(weeks[day], (free.get(weeks[day]) ?? 0) + isOpen));
  return [...free.values()].reduce((sum, days) => sum + Math.min(days, mostDays), 0);
}
