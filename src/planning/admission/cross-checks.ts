import { buildGrid } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import { calendarChecks } from './calendar-checks.ts';
import { demandChecks } from './demand-checks.ts';
import { shiftChecks } from './shift-checks.ts';
import { sizeChecks } from './size-checks.ts';
import { targetChecks } from './target-checks.ts';
import { teamChecks } from './team-checks.ts';

/** What a check may look at: the request as sent (for its paths), with presets filled in, and its grid. */
export interface CheckContext {
  readonly sent: PlanRequest;
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
}

/** Everything wrong with a well-formed request that only the whole of it can tell. */
export function crossChecks(sent: PlanRequest, request: ResolvedRequest): FieldError[] {
  const context: CheckContext = { sent, request, grid: buildGrid(request.horizon, request.shop.timeZone) };
  const errors = [demandChecks, calendarChecks, targetChecks, shiftChecks, teamChecks].flatMap((check) =>
    check(context),
  );
  return errors.length > 0 ? errors : sizeChecks(context);
}

/** An error for every id that appears a second time in a list. */
export function duplicateIds(ids: readonly string[], pathOf: (index: number) => string): FieldError[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: pathOf(index), message: `“${id}” appears twice; each must be unique` }]
      : [],
  );
}

/** An error for every name that is not among the known ones. */
export function unknownNames(
  names: readonly string[],
  known: readonly string[],
  kind: string,
  pathOf: (index: number) => string,
): FieldError[] {
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [{ path: pathOf(index), message: `no ${kind} “${name}”; the request has ${quoted(known)}` }],
  );
}

/** “a”, “b” and “c”. */
export function quoted(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const marked = names.slice(0, 12).map((name) => `“${name}”`);
  if (names.length > 12) marked.push(`${names.length - 12} more`);
  return marked.length === 1 ? marked[0] : `${marked.slice(0, -1).join(', ')} and ${marked.at(-1)}`;
}
