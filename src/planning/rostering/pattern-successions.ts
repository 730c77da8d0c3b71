import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Rule } from '../../domain/rules.ts';
import { isNightShift } from '../availability.ts';
import { isForbidden } from '../person-patterns.ts';
import type { ShiftCandidate } from '../shifts.ts';

const DAY_MINUTES = 1440;

/**
 * What pattern rules ask of a shift so many days after another, with nothing but days off between them: Infinity where a
 * required rule bars it, else the weights of the preferred ones it breaks. Weeks are not told apart: a start that changes over a
 * Sunday costs as well, and one that changes over two days off does not.
 *
 * @param restMinutes the shortest rest between the two
 */
export function patternCost(
  request: Pick<ResolvedRequest, 'rules' | 'forbiddenSuccessions'>,
  before: ShiftCandidate,
  after: ShiftCandidate,
  daysApart: 1 | 2,
  restMinutes: number,
  grid: IntervalGrid,
): number {
  const { rules } = request;
  const costIf = ({ level, weight }: Rule, isBroken: boolean): number => {
    if (!isBroken || level === 'off') return 0;
    return level === 'required' ? Infinity : weight;
  };
  const goesOn = daysApart === 1 && isNightShift(after, grid);
  const isShort = restMinutes < rules['rest-after-nights'].limit;
  const change = Math.abs(grid.clockMinute[after.start] - grid.clockMinute[before.start]);
  const isSteady = Math.min(change, DAY_MINUTES - change) <= rules['steady-starts'].limit;
  return (
    costIf(rules['forbidden-successions'], daysApart === 1 && isForbidden(request, before, after, grid)) +
    costIf(rules['rest-after-nights'], isNightShift(before, grid) && !goesOn && isShort) +
    costIf(rules['steady-starts'], !isSteady)
  );
}
