import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { workableDays } from '../people.ts';
import type { Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { perChoice } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/**
 * What each choice of each day costs a person: a shift on a day off that is wanted its weight, a choice that leave or a pin
 * rules out Infinity.
 *
 * @param pinned by day, the candidate that the person must be given
 */
export function choiceCosts(
  request: Pick<ResolvedRequest, 'rules'>,
  person: Person,
  pinned: ReadonlyMap<number, number>,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Float64Array {
  const workable = workableDays(request, person, grid);
  const wish = request.rules['day-off-wanted'];
  const costOf = (candidate: number, day: number): number => {
    if (pinned.has(day)) return pinned.get(day) === candidate ? 0 : Infinity;
    const { start, end } = candidates[candidate];
    if (workable[grid.dayOf[start]] === 0 || workable[grid.dayOf[end - 1]] === 0) return Infinity;
    const isUnwanted = wish.level === 'preferred' && person.daysOffWanted.includes(grid.days[day].date);
    return isUnwanted ? wish.weight : 0;
  };
  const costs = perChoice(shifts, costOf, { dayOff: 0, closed: Infinity });
  for (const day of pinned.keys()) costs[day * (shifts.types.length + 1)] = Infinity;
  return costs;
}
