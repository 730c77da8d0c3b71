import { auditorOfPeople } from '../../audit/audit.ts';
import type { PeopleAuditor } from '../../audit/audit.ts';
import { buildGrid, dayIndex, intervalAtMoment } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Roster, RosterPerson } from '../../domain/roster.ts';
import { layCalendars } from '../calendars.ts';
import type { Calendars } from '../calendars.ts';
import { groupPeople } from '../people.ts';
import type { Group, Person } from '../people.ts';
import { publishableShifts, publishedShift } from '../replan/published-shifts.ts';
import type { PublishableShifts } from '../replan/published-shifts.ts';
import type { RosteredPerson } from '../rostering.ts';
import { shiftCandidates } from '../shifts.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** A finished roster and what its request allows, as far as single cells need it. */
export interface Known {
  readonly request: ResolvedRequest;
  readonly roster: Roster;
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly candidates: readonly ShiftCandidate[];
  /** Those of the date asked about. */
  readonly ofDay: readonly ShiftCandidate[];
  /** Shifts that a roster may have kept although a stream that moved leaves their breaks no place. */
  readonly publishable: () => PublishableShifts;
  /** With the shifts of that date, as indices of `ofDay`: to find those of every date takes long. */
  readonly groups: readonly Group[];
  readonly auditor: PeopleAuditor;
}

/** Somebody’s shifts and breaks, in the terms of planning. */
export interface Line extends RosteredPerson {
  readonly begins: readonly (readonly number[])[];
}

/** Lays out the calendar and the shifts of a request beside a roster for it, for a question about one date. */
export function knownOf(request: ResolvedRequest, roster: Roster, date: string): Known {
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const candidates = shiftCandidates(request, grid, calendars);
  const day = dayIndex(grid, date);
  const ofDay = candidates.filter((candidate) => candidate.day === day);
  let kept: PublishableShifts | undefined;
  return {
    request,
    roster,
    grid,
    calendars,
    candidates,
    // Few rosters have such shifts, and it takes all templates once more to find them.
    publishable: () => (kept ??= publishableShifts(request, grid, calendars)),
    ofDay,
    groups: groupPeople(request, grid, ofDay),
    auditor: auditorOfPeople(request),
  };
}

/** What a person of the roster works within the horizon, shift by shift as candidates of the request. */
export function lineOf(
  { request, grid, candidates, groups, publishable }: Known,
  stated: RosterPerson,
): Line {
  const assignments = stated.assignments.filter(({ date }) => dayIndex(grid, date) !== undefined);
  const group = groups.findIndex((one) =>
    request.staff.kind === 'team'
      ? one.members.some(({ id }) => id === stated.id)
      : one.contract.id === stated.contractClass &&
        JSON.stringify(one.skills) === JSON.stringify(stated.skills),
  );
  const person = groups[group].members.find(({ id }) => id === stated.id) ?? hired(stated, groups[group]);
  const shifts = assignments.map(({ date, template, start, end, pinned }) => {
    const day = dayIndex(grid, date);
    const from = intervalAtMoment(grid, start);
    const to = intervalAtMoment(grid, end);
    const candidate =
      candidates.find(
        (one) => one.day === day && one.start === from && one.end === to && one.template.id === template,
      ) ?? publishedShift(publishable(), { start, end, template }, stated.contractClass, grid);
    if (candidate === undefined) throw new Error(`no shift of the request is ${template} on ${start}`);
    return { candidate, pinned };
  });
  const begins = assignments.map(({ breaks }) => breaks.map((one) => intervalAtMoment(grid, one.start)));
  return { person, group, shifts, begins };
}

function hired({ id, name, skills, authority }: RosterPerson, { contract }: Pick<Group, 'contract'>): Person {
  return {
    id,
    name,
    skills,
    contract,
    authority,
    leave: [],
    daysOffWanted: [],
    preferences: { shiftsWanted: [], shiftsUnwanted: [], partners: [] },
    pins: [],
    protections: [],
  };
}
