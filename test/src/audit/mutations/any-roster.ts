import type { Agent } from '../../../../src/domain/agent.ts';
import { Calendar } from '../../../../src/domain/calendar.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import type { Assignment, RosterPerson, UnprovenRoster } from '../../../../src/domain/roster.ts';
import type { RuleName } from '../../../../src/domain/rules.ts';
import { everyDay } from '../../../support/hand-request.ts';

export interface Case {
  readonly request: ResolvedRequest;
  readonly roster: UnprovenRoster;
}

/** Makes one check fail on any roster, or says with undefined that this roster has nothing the check could judge. */
export type Breaker = (good: Case) => Case | undefined;

/** One way to break each check, whatever the roster; several change more than the one thing, so other checks may join. */
export const BREAKERS: Readonly<Record<string, Breaker>> = {
  'roster-shape': edited((roster) => void roster.people.push(roster.people[0])),
  'one-shift-at-a-time': edited((roster) => {
    const { assignments } = somebodyWorking(roster);
    assignments.push(structuredClone(assignments[0]));
  }),
  'shift-template': editedShift((shift) => void (shift.template = 'no such template')),
  'distinct-starts': asked(() => ({ maximumDistinctStarts: 0 })),
  'on-grid': editedShift((shift) => void (shift.start = shift.start.replace(/:00([+-]|Z)/, ':01$1'))),
  'closed-hours': asked((request) => ({
    shop: { ...request.shop, openingHours: everyDay() },
    calendar: Calendar.parse({}),
  })),
  'break-legal': withBreak(({ breaks: [meal] }, { roster, request }) => {
    meal.paid = !meal.paid;
    return { roster, request };
  }),
  'guard-break': withBreak(({ breaks: [meal] }, { roster, request }) => {
    const liveStreams = [{ id: 'added', start: meal.start, end: meal.end }];
    return { roster, request: { ...request, calendar: Calendar.parse({ liveStreams }) } };
  }),
  'activities-partition': editedShift((shift) => void shift.activities.shift()),
  'declared-minutes': editedShift((shift) => void shift.workMinutes++),
  'declared-cost': edited((roster) => void roster.cost.total++),
  'contract-minutes': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, maximumMinutesPerWeek: 0 })),
  })),
  'contract-days': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, maximumDaysPerWeek: 0 })),
  })),
  'contract-minimum': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, minimumMinutesPerWeek: 10_080 })),
  })),
  'contract-people': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, minimumPeople: 1000 })),
  })),
  skills: asked(({ queues }) => ({ queues: queues.map((queue) => ({ ...queue, skill: 'nobody has it' })) })),
  availability: asAgent(() => ({ availability: [] })),
  leave: asAgent(({ date }) => ({ leave: [{ firstDay: date, lastDay: date }] })),
  pins: asAgent(({ date }) => ({ pins: [{ kind: 'off', date }] })),
  'coverage-counts': edited((roster) => void roster.coverage.team[0].onDuty++),
  gaps: edited((roster) => {
    const [{ start, end }] = roster.gaps.length > 0 ? roster.gaps : somebodyWorking(roster).assignments;
    roster.gaps =
      roster.gaps.length > 0 ? roster.gaps.slice(1) : [{ kind: 'buffer', start, end, missing: 1 }];
  }),
  'deferrable-work': ({ request, roster }) => {
    const changed = structuredClone(roster);
    const [first] = changed.deferrable ?? [];
    if (first === undefined) return undefined;
    first.batches[0].items++;
    return { request, roster: changed };
  },
  float: ({ request, roster }) => {
    const changed = structuredClone(roster);
    changed.float.shift();
    return roster.float.length === 0 ? undefined : { request, roster: changed };
  },
  'minutes-per-day': ruled({ 'minutes-per-day': 0 }),
  'minutes-per-week': ruled({ 'minutes-per-week': 0 }),
  'overtime-per-day': ruled({ 'overtime-per-day': 0, 'minutes-per-day': 0 }),
  'overtime-per-month': ruled({ 'overtime-per-month': 0, 'minutes-per-day': 0 }),
  'weekly-rest-day': ifDays(7, ruled({ 'weekly-rest-day': 8 })),
  'daily-rest': ifDays(2, ruled({ 'daily-rest': 100_000 })),
  'weekly-rest-hours': ifDays(7, ruled({ 'weekly-rest-hours': 100_000 })),
  'average-week': ifDays(7, ruled({ 'average-week': 0 })),
  'break-in-long-shift': (good) =>
    ruled({ 'break-in-long-shift': 0 })(
      edited((roster) => void (somebodyWorking(roster).assignments[0].breaks = []))(good),
    ),
  'night-minutes': ifNight(3, ruled({ 'night-minutes': 0 })),
  'night-work-protection': ifNight(1, (good) =>
    ruled({ 'night-work-protection': 0 })(everybody({ protections: ['nursing'] })(good)),
  ),
  'overtime-protection': (good) =>
    isTeam(good)
      ? ruled({ 'overtime-protection': 0, 'minutes-per-day': 0 })(
          everybody({ protections: ['nursing'] })(good),
        )
      : undefined,
  'supervisor-on-duty': (good) =>
    isTeam(good)
      ? ruled({ 'supervisor-on-duty': 0 })(without('supervisor')(everybodyIs('agent', 'supervisor')(good)))
      : undefined,
  'shop-manager-in-live': (good) =>
    isTeam(good) && good.request.calendar.liveStreams.length > 0
      ? ruled({ 'shop-manager-in-live': 0 })(
          without('shop-manager')(everybodyIs('agent', 'shop-manager')(good)),
        )
      : undefined,
  'night-share': ifNight(3, ruled({ 'night-share': 0 })),
  'staggered-shift-ends': (good) => {
    const ends = good.roster.people.flatMap((person) => person.assignments.map((shift) => shift.end));
    const together = ends.find(
      (end, index) =>
        ends.indexOf(end) < index && good.roster.coverage.team.some(({ start }) => start === end),
    );
    if (together === undefined) return undefined;
    const liveStreams = [{ id: 'added', start: together, end: together.replace(/T\d\d:\d\d/, 'T23:59') }];
    const calendar = Calendar.parse({ liveStreams });
    return ruled({ 'staggered-shift-ends': 100_000 })({ ...good, request: { ...good.request, calendar } });
  },
  'day-off-wanted': asAgent(({ date }) => ({ daysOffWanted: [date] })),
};

function somebodyWorking(roster: UnprovenRoster): RosterPerson {
  return roster.people.find((person) => person.assignments.length > 0)!;
}

function edited(edit: (roster: UnprovenRoster) => void): (good: Case) => Case {
  return ({ request, roster }) => {
    const changed = structuredClone(roster);
    edit(changed);
    return { request, roster: changed };
  };
}

function editedShift(edit: (shift: Assignment) => void): Breaker {
  return edited((roster) => edit(somebodyWorking(roster).assignments[0]));
}

function asked(change: (request: ResolvedRequest) => Partial<ResolvedRequest>): Breaker {
  return ({ request, roster }) => ({ request: { ...request, ...change(request) }, roster });
}

function withBreak(edit: (shift: Assignment, good: Case) => Case): Breaker {
  return ({ request, roster }) => {
    const changed = structuredClone(roster);
    const shifts = changed.people.flatMap((person) => person.assignments);
    const shift = shifts.find((one) => one.breaks.length > 0);
    return shift && edit(shift, { request, roster: changed });
  };
}

/** Changes the request's agent who has the first shift of the roster; undefined in a hiring plan. */
function asAgent(fields: (shift: Assignment) => Partial<Agent>): Breaker {
  return ({ request, roster }) => {
    if (request.staff.kind !== 'team') return undefined;
    const { id, assignments } = somebodyWorking(roster);
    const agents = request.staff.agents.map((agent) =>
      agent.id === id ? { ...agent, ...fields(assignments[0]) } : agent,
    );
    return { request: { ...request, staff: { kind: 'team', agents } }, roster };
  };
}

function everybody(fields: Partial<Agent>): (good: Case) => Case {
  return ({ request, roster }) => {
    const { staff } = request;
    if (staff.kind !== 'team') return { request, roster };
    const agents = staff.agents.map((agent) => ({ ...agent, ...fields }));
    return { request: { ...request, staff: { kind: 'team', agents } }, roster };
  };
}

/** Gives everybody one authority and the first agent another, in the request and in the roster. */
function everybodyIs(authority: Agent['authority'], first: Agent['authority']): (good: Case) => Case {
  return (good) => {
    const { request, roster } = everybody({ authority })(good);
    if (request.staff.kind !== 'team') return good;
    const agents = request.staff.agents.map((agent, index) =>
      index === 0 ? { ...agent, authority: first } : agent,
    );
    return { request: { ...request, staff: { kind: 'team', agents } }, roster };
  };
}

/** Takes all shifts from the people the request gives an authority. */
function without(authority: Agent['authority']): (good: Case) => Case {
  return ({ request, roster }) => {
    const agents = request.staff.kind === 'team' ? request.staff.agents : [];
    const idle = new Set(agents.filter((agent) => agent.authority === authority).map((agent) => agent.id));
    const people = roster.people.map((person) =>
      idle.has(person.id) ? { ...person, assignments: [] } : person,
    );
    return { request, roster: { ...roster, people } };
  };
}

/** Makes rules required, each with a limit. */
function ruled(limits: Partial<Record<RuleName, number>>): (good: Case) => Case {
  return ({ request, roster }) => {
    const rules = { ...request.rules };
    for (const [name, limit] of Object.entries(limits) as [RuleName, number][]) {
      rules[name] = { ...rules[name], level: 'required', limit };
    }
    return { request: { ...request, rules }, roster };
  };
}

function isTeam({ request }: Case): boolean {
  return request.staff.kind === 'team';
}

/** Only where somebody works on so many days of the horizon, which has at least as many. */
function ifDays(days: number, breaker: Breaker): Breaker {
  return (good) => {
    const busiest = Math.max(...good.roster.people.map((person) => person.assignments.length));
    return good.request.horizon.days >= days && busiest >= Math.min(days, 2) ? breaker(good) : undefined;
  };
}

/** Only where some agent's shift reaches so many hours past 23:00. */
function ifNight(hours: number, breaker: Breaker): Breaker {
  return (good) => {
    const late = good.roster.people.some((person) =>
      person.assignments.some((shift) => {
        const end = Number(shift.end.slice(11, 13)) + (shift.end.slice(0, 10) > shift.date ? 24 : 0);
        const start = Number(shift.start.slice(11, 13));
        return end >= 23 + hours || start <= 6 - hours;
      }),
    );
    return isTeam(good) && late ? breaker(good) : undefined;
  };
}
