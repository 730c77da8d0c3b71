import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { RosterPerson } from '../domain/roster.ts';
import type { PlannedWork } from './deferrable-work.ts';
import type { Demand } from './demand.ts';
import { yearsWithoutHolidays } from './holidays.ts';

/** What a reader of the roster should know and would not see in it. */
export function warningsFor(
  request: ResolvedRequest,
  demand: Demand,
  work: readonly PlannedWork[],
  people: readonly RosterPerson[],
): string[] {
  return [
    ...demandWarnings(request, demand),
    ...work.flatMap(closedWork),
    ...unknownHolidays(request),
    ...overtime(people),
    ...restDays(people),
    ...unusedPeople(request, people),
    ...hiring(request),
  ];
}

/** What a reader should know of the demand, whoever is staffed for it. */
export function demandWarnings(request: ResolvedDemand, demand: Demand): string[] {
  return [...closedHours(request, demand), ...idleTools(request)];
}

function closedHours(request: ResolvedDemand, demand: Demand): string[] {
  return request.queues.flatMap((queue, q) => {
    const contacts = Math.round(demand.closedContacts[q]);
    return contacts === 0
      ? []
      : [
          `${contacts} contacts of queue “${queue.id}” are forecast for closed hours; nobody is staffed for them.`,
        ];
  });
}

function closedWork({ work: { id }, closedItems, itemsBeyond }: PlannedWork): string[] {
  if (closedItems === 0) return [];
  const waits = `${closedItems} items of “${id}” come in while the shop is closed; their time runs from the next opening.`;
  if (itemsBeyond === 0) return [waits];
  return [`${waits} For ${itemsBeyond} of them that is after the horizon: they are not planned.`];
}

function idleTools(request: ResolvedDemand): string[] {
  return request.tools
    .filter(({ category }) => request.queues.every((queue) => (queue.categoryShares[category] ?? 0) === 0))
    .map(
      ({ name, category }) =>
        `Tool “${name}” changes nothing: no queue has contacts of category “${category}”.`,
    );
}

function unknownHolidays(request: ResolvedRequest): string[] {
  return yearsWithoutHolidays(request).map(
    (year) =>
      `The statutory holidays of ${year} are not known here, so no shift of that year is paid as work on one: name those of the horizon in \`calendar.holidays\`.`,
  );
}

/** Overtime beyond a contract's week is only planned where the class allows it; how much is said. */
function overtime(people: readonly RosterPerson[]): string[] {
  const minutes = people.map(({ assignments }) =>
    assignments.reduce((sum, { weekOvertimeMinutes = 0 }) => sum + weekOvertimeMinutes, 0),
  );
  const working = minutes.filter((one) => one > 0);
  if (working.length === 0) return [];
  const total = working.reduce((sum, one) => sum + one, 0);
  return [
    `${total} minutes of overtime beyond the contract’s week are planned, by ${working.length} of ${people.length} people.`,
  ];
}

/** Work on rest days is only planned where the class allows it; how much is said. */
function restDays(people: readonly RosterPerson[]): string[] {
  const days = people.map(({ assignments }) => assignments.filter(({ restDay }) => restDay).length);
  const working = days.filter((one) => one > 0);
  if (working.length === 0) return [];
  const total = working.reduce((sum, one) => sum + one, 0);
  return [
    `${total} ${total === 1 ? 'shift on a rest day is' : 'shifts on rest days are'} planned beyond the contract’s week, by ${working.length} of ${people.length} people.`,
  ];
}

function unusedPeople(request: ResolvedRequest, people: readonly RosterPerson[]): string[] {
  const unused = people.filter((person) => person.assignments.length === 0).map((person) => person.name);
  if (unused.length === 0 || request.staff.kind === 'hiring') return [];
  return [
    `${unused.length} of ${people.length} people are not needed in this horizon: ${unused.join(', ')}.`,
  ];
}

function hiring(request: ResolvedRequest): string[] {
  if (request.staff.kind === 'team') return [];
  return ['A hiring plan names no supervisors: authority rules are looked at only for a team.'];
}
