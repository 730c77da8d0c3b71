import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Roster } from '../../src/domain/roster.ts';

interface Made {
  readonly request: ResolvedRequest;
  readonly roster: Roster;
}

const PATTERN_RULES = [
  'most-days-in-a-row',
  'least-days-in-a-row',
  'least-days-off-in-a-row',
  'most-weekends-worked',
  'most-nights-in-a-row',
  'rest-after-nights',
  'steady-starts',
] as const;

/** What random requests and the rosters made for them are meant to hold, each in some of them. */
export const FEATURES: Readonly<Record<string, (made: Made) => boolean>> = {
  history: ({ request }) => agentsOf(request).some(({ history }) => history !== undefined),
  minors: ({ request }) => agentsOf(request).some(({ protections }) => protections.includes('minor')),
  'comprehensive hours': ({ request }) =>
    request.contractClasses.some(({ comprehensiveHours }) => comprehensiveHours !== undefined),
  'shifts wanted': ({ request }) =>
    agentsOf(request).some(({ preferences }) => preferences.shiftsWanted.length > 0),
  'shifts unwanted': ({ request }) =>
    agentsOf(request).some(({ preferences }) => preferences.shiftsUnwanted.length > 0),
  'a published roster': ({ request }) => request.published !== undefined,
  'a published roster changed': ({ roster }) => (roster.replan?.changesBeyondAbsences ?? 0) > 0,
  absences: ({ roster }) => (roster.replan?.absentShifts ?? 0) > 0,
  'rest-day work allowed': ({ request }) =>
    request.contractClasses.some(({ restDayWork }) => restDayWork !== undefined),
  'rest-day work': ({ roster }) => roster.cost.restDayMinutes > 0,
  overtime: ({ roster }) => roster.cost.overtimeMinutes > 0,
  'pattern rules': ({ request }) => PATTERN_RULES.some((rule) => request.rules[rule].level !== 'off'),
  'forbidden successions': ({ request }) => request.forbiddenSuccessions.length > 0,
  'limits of a class on shifts': ({ request }) =>
    request.contractClasses.some(({ shiftLimits }) => shiftLimits.length > 0),
  'statutory holidays': ({ request }) =>
    request.calendar.holidays.includes('2026-10-01') && request.horizon.firstDay === '2026-10-01',
  'work on holidays': ({ roster }) => roster.cost.holidayMinutes > 0,
  nights: ({ roster }) => roster.fairness.some(({ duty }) => duty === 'nights'),
  'a plan to hire': ({ request }) => request.staff.kind === 'hiring',
};

function agentsOf({ staff }: ResolvedRequest): readonly ResolvedAgent[] {
  return staff.kind === 'team' ? staff.agents : [];
}

type ResolvedAgent = Extract<ResolvedRequest['staff'], { kind: 'team' }>['agents'][number];
