import type { Tally } from '../../../models/rostering/lines/data.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { isNightShift } from '../availability.ts';
import { fractionOf } from '../patterns.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { atMost } from './at-most.ts';
import type { GroupShifts } from './shift-types.ts';

/**
 * Of a member's n shifts at most ⌈share · n⌉ are nights, which counts in whole numbers: denominator · nights − numerator ·
 * shifts ≤ denominator − 1. A pinned night is nobody's choice and counts as a shift only.
 *
 * @param pinned candidates that the member must be given
 */
export function nightShareTally(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
  pinned: ReadonlySet<number>,
): Tally | undefined {
  const rule = rules['night-share'];
  const isNight = (candidate: number): boolean => isNightShift(candidates[candidate], grid);
  if (rule.level === 'off' || !shifts.types.some(([first]) => isNight(first))) return undefined;
  const { numerator, denominator } = fractionOf(rule);
  const weightOf = (candidate: number): number =>
    isNight(candidate) && !pinned.has(candidate) ? denominator - numerator : -numerator;
  const costAbove = rule.level === 'required' ? Infinity : rule.weight / denominator;
  return atMost(shifts, { name: 'night share', most: denominator - 1, costAbove }, weightOf);
}
