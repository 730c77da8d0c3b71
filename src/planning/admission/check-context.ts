import type { DemandPart } from '../../domain/demand-part.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { ResolvedDemand } from '../../domain/resolved-demand.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';

/** What a check of demand and targets may look at: the request as sent (for its paths), with presets filled in, and its grid. */
export interface DemandContext {
  readonly sent: DemandPart;
  readonly request: ResolvedDemand;
  readonly grid: IntervalGrid;
}

/** What a check of a plan may look at. */
export interface CheckContext extends DemandContext {
  readonly sent: PlanRequest;
  readonly request: ResolvedRequest;
}
