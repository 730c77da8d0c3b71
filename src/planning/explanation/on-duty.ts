import { intervalAtMoment } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { Assignment, RosterPerson, TeamInterval } from '../../domain/roster.ts';

/** The intervals in which a shift is on duty: its activities, breaks left out. */
export function intervalsOnDuty({ activities }: Assignment, grid: IntervalGrid): number[] {
  return activities.flatMap(({ start, end }) => {
    const first = Math.ceil(intervalAtMoment(grid, start));
    const count = Math.floor(intervalAtMoment(grid, end)) - first;
    return Array.from({ length: Math.max(0, count) }, (_, k) => first + k);
  });
}

/** Every shift of a roster. */
export function shiftsOf(people: readonly RosterPerson[]): Assignment[] {
  return people.flatMap(({ assignments }) => assignments);
}

/** Agents that an interval asks for in all: requirement, buffer and live extra. */
export function askedFor({ required, bufferRequired, liveExtraRequired }: TeamInterval): number {
  return required + bufferRequired + liveExtraRequired;
}
