import { buildGrid } from '../../domain/grid.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { calendarChecks } from './calendar-checks.ts';
import type { CheckContext } from './check-context.ts';
import { demandChecks } from './demand-checks.ts';
import { horizonChecks } from './horizon-checks.ts';
import { shiftChecks } from './shift-checks.ts';
import { sizeChecks } from './size-checks.ts';
import { targetChecks } from './target-checks.ts';
import { teamChecks } from './team-checks.ts';

/** Everything wrong with a well-formed request that only the whole of it can tell. */
export function crossChecks(sent: PlanRequest, request: ResolvedRequest): FieldError[] {
  const uneven = horizonChecks({ request });
  if (uneven.length > 0) return uneven;
  const context: CheckContext = { sent, request, grid: buildGrid(request.horizon, request.shop.timeZone) };
  const errors = [demandChecks, calendarChecks, targetChecks, shiftChecks, teamChecks].flatMap((check) =>
    check(context),
  );
  return errors.length > 0 ? errors : sizeChecks(context);
}
