import type { Agent } from '../../../../src/domain/agent.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import type { Assignment, RosterPerson, UnprovenRoster } from '../../../../src/domain/roster.ts';
import type { RuleName } from '../../../../src/domain/rules.ts';

export interface Case {
  readonly request: ResolvedRequest;
  readonly roster: UnprovenRoster;
}

/** Makes one check fail on any roster, or says with undefined that this roster has nothing the check could judge. */
export type Breaker = (good: Case) => Case | undefined;

export function somebodyWorking(roster: UnprovenRoster): RosterPerson {
  return roster.people.find((person) => person.assignments.length > 0)!;
}

export function edited(edit: (roster: UnprovenRoster) => void): (good: Case) => Case {
  return ({ request, roster }) => {
    const changed = structuredClone(roster);
    edit(changed);
    return { request, roster: changed };
  };
}

export function editedShift(edit: (shift: Assignment) => void): Breaker {
  return edited((roster) => edit(somebodyWorking(roster).assignments[0]));
}

export function asked(change: (request: ResolvedRequest) => Partial<ResolvedRequest>): Breaker {
  return ({ request, roster }) => ({ request: { ...request, ...change(request) }, roster });
}

export function withBreak(edit: (shift: Assignment, good: Case) => Case): Breaker {
  return ({ request, roster }) => {
    const changed = structuredClone(roster);
    const shifts = changed.people.flatMap((person) => person.assignments);
    const shift = shifts.find((one) => one.breaks.length > 0);
    return shift && edit(shift, { request, roster: changed });
  };
}

/** Changes the request's agent who has the first shift of the roster; undefined in a hiring plan. */
export function asAgent(fields: (shift: Assignment) => Partial<Agent>): Breaker {
  return ({ request, roster }) => {
    if (request.staff.kind !== 'team') return undefined;
    const { id, assignments } = somebodyWorking(roster);
    const agents = request.staff.agents.map((agent) =>
      agent.id === id ? { ...agent, ...fields(assignments[0]) } : agent,
    );
    return { request: { ...request, staff: { kind: 'team', agents } }, roster };
  };
}

export function everybody(fields: Partial<Agent>): (good: Case) => Case {
  return ({ request, roster }) => {
    const { staff } = request;
    if (staff.kind !== 'team') return { request, roster };
    const agents = staff.agents.map((agent) => ({ ...agent, ...fields }));
    return { request: { ...request, staff: { kind: 'team', agents } }, roster };
  };
}

/** Gives everybody one authority and the first agent another, in the request and in the roster. */
export function everybodyIs(authority: Agent['authority'], first: Agent['authority']): (good: Case) => Case {
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
export function without(authority: Agent['authority']): (good: Case) => Case {
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
export function ruled(limits: Partial<Record<RuleName, number>>): (good: Case) => Case {
  return ({ request, roster }) => {
    const rules = { ...request.rules };
    for (const [name, limit] of Object.entries(limits) as [RuleName, number][]) {
      rules[name] = { ...rules[name], level: 'required', limit };
    }
    return { request: { ...request, rules }, roster };
  };
}

export function isTeam({ request }: Case): boolean {
  return request.staff.kind === 'team';
}

/** Only where somebody works on so many days of the horizon, which has at least as many. */
export function ifDays(days: number, breaker: Breaker): Breaker {
  return (good) => {
    const busiest = Math.max(...good.roster.people.map((person) => person.assignments.length));
    return good.request.horizon.days >= days && busiest >= Math.min(days, 2) ? breaker(good) : undefined;
  };
}

/** Only where some agent’s shift reaches so many hours past 23:00. */
export function ifNight(hours: number, breaker: Breaker): Breaker {
  return (good) => {
    const late = good.roster.people.some((person) =>
      person.assignments.some((shift) => reachesPast(shift, hours)),
    );
    return isTeam(good) && late ? breaker(good) : undefined;
  };
}

/** Whether a shift reaches so many hours past 23:00. */
export function reachesPast(shift: Assignment, hours: number): boolean {
  const end = Number(shift.end.slice(11, 13)) + (shift.end.slice(0, 10) > shift.date ? 24 : 0);
  const start = Number(shift.start.slice(11, 13));
  return end >= 23 + hours || start <= 6 - hours;
}
