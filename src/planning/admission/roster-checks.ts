import { buildGrid, dayIndex, intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Roster } from '../../domain/roster.ts';
import { layCalendars } from '../calendars.ts';
import { publishableShifts, publishedShift } from '../replan/published-shifts.ts';
import { dutyChecks } from './duty-checks.ts';
import { unknownNames } from './names.ts';

/** Everything by which a roster is seen to be none for a request: other dates, people or queues, shifts the request does not have. */
export function rosterErrors(request: ResolvedRequest, roster: Roster): FieldError[] {
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  // What lies on another grid cannot be looked up, nor what is about somebody unknown.
  const horizon = horizonErrors(grid, roster);
  if (horizon.length > 0) return horizon;
  const names = nameErrors(request, roster);
  if (names.length > 0) return names;
  const duties = dutyChecks(roster.people, 'people', request.queues, grid);
  return duties.length > 0 ? duties : shiftErrors(request, roster, grid);
}

function horizonErrors(grid: IntervalGrid, { start, end, intervalMinutes }: Roster): FieldError[] {
  const [first, last] = [intervalIso(grid, 0), intervalIso(grid, grid.count)];
  return [
    ...(start === first ? [] : [{ path: 'start', message: `the request’s horizon starts ${first}` }]),
    ...(end === last ? [] : [{ path: 'end', message: `the request’s horizon ends ${last}` }]),
    ...(intervalMinutes === grid.intervalMinutes
      ? []
      : [
          {
            path: 'intervalMinutes',
            message: `the request has intervals of ${grid.intervalMinutes} minutes`,
          },
        ]),
  ];
}

function nameErrors(
  { staff, queues, contractClasses }: ResolvedRequest,
  { people, coverage }: Roster,
): FieldError[] {
  return [
    ...(staff.kind === 'hiring'
      ? people.flatMap(({ skills }, index) => {
          const isOpen = staff.skillSets.some((set) => JSON.stringify(set) === JSON.stringify(skills));
          const message = 'nobody can be hired with these skills';
          return isOpen ? [] : [{ path: `people[${index}].skills`, message }];
        })
      : unknownNames(
          people.map(({ id }) => id),
          staff.agents.map(({ id }) => id),
          'agent',
          (index) => `people[${index}].id`,
        )),
    ...unknownNames(
      people.map(({ contractClass }) => contractClass),
      contractClasses.map(({ id }) => id),
      'contract class',
      (index) => `people[${index}].contractClass`,
    ),
    ...unknownNames(
      coverage.queues.map(({ queue }) => queue),
      queues.map(({ id }) => id),
      'queue',
      (index) => `coverage.queues[${index}].queue`,
    ),
  ];
}

function shiftErrors(request: ResolvedRequest, { people }: Roster, grid: IntervalGrid): FieldError[] {
  const shifts = publishableShifts(request, grid, layCalendars(request, grid));
  return people.flatMap(({ contractClass, assignments }, p) =>
    assignments.flatMap((assignment, a): FieldError[] => {
      const { date, template, start } = assignment;
      const isKnown =
        dayIndex(grid, date) === undefined ||
        publishedShift(shifts, assignment, contractClass, grid) !== undefined;
      const message = `the request has no such shift of ${template} from ${start} for class “${contractClass}”`;
      return isKnown ? [] : [{ path: `people[${p}].assignments[${a}]`, message }];
    }),
  );
}
