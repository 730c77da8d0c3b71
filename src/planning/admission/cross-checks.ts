import { buildGrid } from '../../domain/grid.ts';
import type { DemandPart } from '../../domain/demand-part.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedDemand } from '../../domain/resolved-demand.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { averagingChecks } from './averaging-checks.ts';
import { calendarChecks } from './calendar-checks.ts';
import type { CheckContext, DemandContext } from './check-context.ts';
import { contractChecks } from './contract-checks.ts';
import { demandChecks } from './demand-checks.ts';
import { horizonChecks } from './horizon-checks.ts';
import { kindChecks } from './kind-checks.ts';
import { leastPeopleChecks } from './least-people-checks.ts';
import { loadChecks } from './load-checks.ts';
import { openingChecks } from './opening-checks.ts';
import { owedChecks } from './owed-checks.ts';
import { patternChecks } from './pattern-checks.ts';
import { publishedChecks } from './published-checks.ts';
import { reachChecks } from './reach-checks.ts';
import { restDayChecks } from './rest-day-checks.ts';
import { shiftChecks } from './shift-checks.ts';
import { sizeChecks } from './size-checks.ts';
import { targetChecks } from './target-checks.ts';
import { teamChecks } from './team-checks.ts';
import { workChecks } from './work-checks.ts';

/** Everything wrong with a well-formed plan request that only the whole of it can tell. */
export function crossChecks(sent: PlanRequest, request: ResolvedRequest): FieldError[] {
  const context = (): CheckContext => ({ sent, request, grid: gridOf(request) });
  return firstErrors(
    () => horizonChecks({ request }),
    () =>
      [
        demandPartChecks,
        averagingChecks,
        shiftChecks,
        teamChecks,
        contractChecks,
        restDayChecks,
        workChecks,
      ].flatMap((check) => check(context())),
    () =>
      [
        loadChecks,
        sizeChecks,
        reachChecks,
        leastPeopleChecks,
        owedChecks,
        patternChecks,
        kindChecks,
        publishedChecks,
      ].flatMap((check) => check(context())),
  );
}

/** Everything wrong with a well-formed demand part that only the whole of it can tell. */
export function demandCrossChecks(sent: DemandPart, request: ResolvedDemand): FieldError[] {
  const context = (): DemandContext => ({ sent, request, grid: gridOf(request) });
  return firstErrors(
    () => horizonChecks({ request }),
    () => demandPartChecks(context()),
    () => loadChecks(context()),
  );
}

function demandPartChecks(context: DemandContext): FieldError[] {
  return [demandChecks, calendarChecks, targetChecks, openingChecks].flatMap((check) => check(context));
}

function gridOf({ horizon, shop }: ResolvedDemand) {
  return buildGrid(horizon, shop.timeZone);
}

/** The errors of the first stage that finds any: later stages take what earlier ones checked for granted. */
function firstErrors(...stages: readonly (() => FieldError[])[]): FieldError[] {
  for (const stage of stages) {
    const errors = stage();
    if (errors.length > 0) return errors;
  }
  return [];
}
