import { BUFFER, workOf } from '../../models/rostering/activities.ts';
import { hasAuthority } from '../domain/agent.ts';
import { intervalIso } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Activity, Assignment, RosterPerson } from '../domain/roster.ts';
import type { Activities } from './activities.ts';
import { placedBreaks } from './breaks.ts';
import type { BreakBegins, PlacedBreak } from './breaks.ts';
import type { Calendars } from './calendars.ts';
import { overtimeOfDay, overtimeOfShifts } from './pay.ts';
import { areRestDays } from './rest-day-work.ts';
import type { RosteredPerson, RosteredShift } from './rostering.ts';

/** Writes people, shifts, breaks and activities the way the roster document states them. */
export function assemblePeople(
  request: ResolvedRequest,
  grid: IntervalGrid,
  calendars: Calendars,
  people: readonly RosteredPerson[],
  begins: BreakBegins,
  activities: Activities,
): RosterPerson[] {
  return people.map(({ person, shifts }, p) => {
    const candidates = shifts.map(({ candidate }) => candidate);
    const restDay = areRestDays(request, person, candidates, grid);
    const overtime = overtimeOfShifts(request, person, candidates, grid);
    const approvalRef = person.contract.comprehensiveHours?.approvalRef;
    return {
      id: person.id,
      name: person.name,
      skills: person.skills,
      contractClass: person.contract.id,
      authority: person.authority,
      ...(approvalRef === undefined ? {} : { approvalRef }),
      assignments: shifts.map((shift, k) => {
        const breaks = placedBreaks(shift.candidate, begins[p][k]);
        const parts = activityRuns(request, shift, breaks, activities.doing[p]);
        return {
          ...times(grid, calendars, shift, breaks),
          overtimeMinutes: overtimeOfDay(request, person.contract, shift.candidate.workMinutes),
          ...(overtime[k] > 0 ? { weekOvertimeMinutes: overtime[k] } : {}),
          ...(restDay[k] ? { restDay: true as const } : {}),
          activities: parts.map(({ from, to, ...activity }) => ({ ...activity, ...span(grid, from, to) })),
          role: hasAuthority(person.authority, 'supervisor') ? 'supervisor' : mainRole(parts),
        };
      }),
    };
  });
}

function times(
  grid: IntervalGrid,
  calendars: Calendars,
  { candidate, pinned }: RosteredShift,
  breaks: readonly PlacedBreak[],
): Omit<Assignment, 'activities' | 'role' | 'overtimeMinutes'> {
  const { template, day, start, end, workMinutes } = candidate;
  return {
    date: grid.days[day].date,
    template: template.id,
    ...span(grid, start, end),
    breaks: breaks.map(({ kind, paid, from, to }) => ({ kind, ...span(grid, from, to), paid })),
    liveDuty: calendars.guard.subarray(start, end).includes(1),
    workMinutes,
    pinned,
  };
}

type Part = Pick<Activity, 'kind' | 'queue' | 'work'> & { readonly from: number; readonly to: number };

/** Runs of equal activity within a shift, its breaks left out. */
function activityRuns(
  request: ResolvedRequest,
  { candidate }: RosteredShift,
  breaks: readonly PlacedBreak[],
  doing: Int8Array,
): Part[] {
  const parts: Part[] = [];
  const onBreak = (interval: number): boolean =>
    breaks.some(({ from, to }) => from <= interval && interval < to);
  for (let from = candidate.start; from < candidate.end;) {
    let to = from + 1;
    while (to < candidate.end && doing[to] === doing[from] && onBreak(to) === onBreak(from)) to++;
    if (!onBreak(from)) {
      parts.push({ ...stated(request, doing[from]), from, to });
    }
    from = to;
  }
  return parts;
}

function stated(
  { queues, deferrableWork }: ResolvedRequest,
  doing: number,
): Pick<Activity, 'kind' | 'queue' | 'work'> {
  const work = workOf(doing);
  if (work !== undefined) return { kind: 'deferrable', work: deferrableWork[work].id };
  return doing === BUFFER ? { kind: 'buffer' } : { kind: 'serving', queue: queues[doing].id };
}

/** What most intervals are spent on; of equals serving before buffer before work that can wait. */
function mainRole(parts: readonly Part[]): Activity['kind'] {
  const intervals = (kind: Activity['kind']): number =>
    parts.reduce((sum, part) => (part.kind === kind ? sum + part.to - part.from : sum), 0);
  const kinds = ['serving', 'buffer', 'deferrable'] as const;
  return kinds.reduce((most, kind) => (intervals(kind) > intervals(most) ? kind : most));
}

function span(grid: IntervalGrid, from: number, to: number): { start: string; end: string } {
  return { start: intervalIso(grid, from), end: intervalIso(grid, to) };
}
