import type { LeastMinutes } from '../../models/covering/data.ts';
import { weekOfDay } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ContractClass } from '../domain/shift.ts';
import { isOnLeave } from './availability.ts';
import type { Group, Person } from './people.ts';
import type { ShiftCandidate } from './shifts.ts';

/**
 * Minutes that somebody who works at all is owed in each week of the horizon: the contract's minimum in proportion to the days
 * of the week that lie in the horizon, less one working day of the contract for each day of leave.
 */
export function leastMinutesInWeeks(
  { minimumMinutesPerWeek, maximumDaysPerWeek }: ContractClass,
  person: Pick<Person, 'leave'>,
  grid: IntervalGrid,
): Int32Array {
  const weeks = weekOfDay(grid);
  const sevenths = new Int32Array(weeks[weeks.length - 1] + 1);
  grid.days.forEach(({ date }, day) => {
    sevenths[weeks[day]] += maximumDaysPerWeek - (isOnLeave(person, date) ? 7 : 0);
  });
  return sevenths.map((share) =>
    Math.max(0, Math.floor((minimumMinutesPerWeek * share) / (7 * maximumDaysPerWeek))),
  );
}

/** Whether somebody with some shifts is short of the minutes owed in any week. */
export function isOwedMinutes(
  person: Person,
  shifts: readonly Pick<ShiftCandidate, 'day' | 'workMinutes'>[],
  grid: IntervalGrid,
): boolean {
  if (shifts.length === 0) return false;
  const weeks = weekOfDay(grid);
  return leastMinutesInWeeks(person.contract, person, grid).some((owed, week) => {
    const given = shifts.reduce((sum, one) => sum + (weeks[one.day] === week ? one.workMinutes : 0), 0);
    return given < owed;
  });
}

/** What the members of a group are owed together; undefined where the contract owes no hours. */
export function leastMinutesOfGroup(
  { contract, members }: Pick<Group, 'contract' | 'members'>,
  grid: IntervalGrid,
): LeastMinutes | undefined {
  if (contract.minimumMinutesPerWeek === 0) return undefined;
  const perPerson = leastMinutesInWeeks(contract, { leave: [] }, grid);
  const away = new Int32Array(perPerson.length);
  for (const member of members) {
    leastMinutesInWeeks(contract, member, grid).forEach(
      (minutes, week) => (away[week] += perPerson[week] - minutes),
    );
  }
  return { perPerson, away };
}
