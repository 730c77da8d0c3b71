import type { Tally } from '../../../models/rostering/lines/data.ts';
import { weekOfDay } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { isOfKind } from '../../domain/shift-kind.ts';
import type { ContractClass } from '../../domain/shift.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { atMost } from './at-most.ts';
import type { GroupShifts } from './shift-types.ts';

/** How often a member works shifts of the kinds that the contract class limits, in each week and in the horizon. */
export function shiftLimitTallies(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  { shiftLimits }: Pick<ContractClass, 'shiftLimits'>,
  shifts: GroupShifts,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): Tally[] {
  const rule = rules['shift-limits'];
  if (rule.level === 'off') return [];
  const weeks = weekOfDay(grid);
  const costAbove = rule.level === 'required' ? Infinity : rule.weight;
  return shiftLimits.flatMap((limit, index) => {
    const isMeant = (candidate: number): boolean => {
      const { template, start } = candidates[candidate];
      return isOfKind(limit, template.id, grid.clockMinute[start]);
    };
    if (!shifts.types.some(([first]) => isMeant(first))) return [];
    const tally = (most: number, counts: (day: number) => boolean): Tally =>
      atMost(shifts, { name: `shift limit ${index}`, most, costAbove }, (candidate, day) =>
        counts(day) && isMeant(candidate) ? 1 : 0,
      );
    const { maximumPerWeek, maximumPerHorizon } = limit;
    return [
      ...(maximumPerWeek === undefined
        ? []
        : [...new Set(weeks)].map((week) => tally(maximumPerWeek, (day) => weeks[day] === week))),
      ...(maximumPerHorizon === undefined ? [] : [tally(maximumPerHorizon, () => true)]),
    ];
  });
}
