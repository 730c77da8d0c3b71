import type { Explanation } from '../../domain/explanation.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Shortage } from '../../domain/shortage.ts';
import { bindingTargets } from './binding-targets.ts';
import { gapReasons } from './gap-reasons.ts';
import { headcountSteps } from './headcount-steps.ts';
import { drivers } from './drivers.ts';
import { explainOverstaffing } from './overstaffing.ts';
import type { UnexplainedRoster } from './unexplained-roster.ts';

/**
 * Why a finished plan needs what it needs: read off its own coverage, shifts and certificate, nothing estimated.
 * @param shortage from `explainShortage`
 */
export function explain(
  request: ResolvedRequest,
  grid: IntervalGrid,
  roster: UnexplainedRoster,
  shortage: Shortage | null,
): Explanation {
  return {
    headcount: headcountSteps(request, grid, roster),
    drivers: drivers(request, grid, roster),
    targets: bindingTargets(roster.coverage),
    overstaffing: explainOverstaffing(request, grid, roster),
    gaps: gapReasons(request, grid, roster),
    shortage,
  };
}
