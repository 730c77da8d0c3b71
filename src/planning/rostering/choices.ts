import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { isFreeFor } from '../is-free-for.ts';
import type { Person } from '../people.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { dayOffCost, shiftCost } from '../wishes.ts';
import { costAfterNights } from './run-before.ts';
import { perChoice } from './shift-types.ts';
import type { GroupShifts } from './shift-types.ts';

/**
 * What each choice of each day costs a person’s wishes and the rest after nights from before the horizon; Infinity for one that
 * leave, a pin, a required wish or a required rest after what was worked before rules out.
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
  const costOf = (candidate: number, day: number): number => {
    if (pinned.has(day)) return pinned.get(day) === candidate ? 0 : Infinity;
    const shift = candidates[candidate];
    if (!isFreeFor(request, person, shift, grid)) return Infinity;
    return shiftCost(request, person, shift, grid) + costAfterNights(request, person, shift, grid);
  };
  const costs = perChoice(shifts, costOf, { dayOff: 0, closed: Infinity });
  for (let day = 0; day < shifts.days; day++) {
    costs[day * (shifts.types.length + 1)] = pinned.has(day)
      ? Infinity
      : dayOffCost(request, person, day, grid);
  }
  return costs;
}
