import type { IntervalGrid } from '../../domain/grid.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';

/** What a check may look at: the request as sent (for its paths), with presets filled in, and its grid. */
export interface CheckContext {
  readonly sent: PlanRequest;
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
}
