import { buildGrid, intervalAtMoment } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedStaffing, StaffingRequest } from '../../domain/staffing-request.ts';
import { layCalendars } from '../calendars.ts';
import { noAveraging } from './averaging-checks.ts';
import { demandCrossChecks } from './cross-checks.ts';
import { unknownNames } from './names.ts';

/** Everything wrong with a well-formed request for staffing that only the whole of it can tell. */
export function staffingCrossChecks(sent: StaffingRequest, request: ResolvedStaffing): FieldError[] {
  const errors = [...noAveraging(request), ...demandCrossChecks(sent, request)];
  if (errors.length > 0) return errors;
  return whatIfErrors(request, buildGrid(request.horizon, request.shop.timeZone));
}

/** What-if questions name known queues, and moments at which the shop is open. */
function whatIfErrors(request: ResolvedStaffing, grid: IntervalGrid): FieldError[] {
  const asked = request.whatIf?.intervals ?? [];
  const { open } = layCalendars(request, grid);
  const queues = request.queues.map(({ id }) => id);
  const path = (index: number): string => `whatIf.intervals[${index}]`;
  return [
    ...unknownNames(
      asked.map(({ queue }) => queue),
      queues,
      'queue',
      (index) => `${path(index)}.queue`,
    ),
    ...asked.flatMap(({ at }, index) => {
      const interval = Math.floor(intervalAtMoment(grid, at));
      if (open[interval] === 1) return [];
      const outside = interval < 0 || interval >= grid.count;
      const message = outside
        ? `must lie in the horizon, ${grid.days[0].date} to ${grid.days.at(-1)!.date}`
        : 'the shop is closed then';
      return [{ path: `${path(index)}.at`, message }];
    }),
  ];
}
