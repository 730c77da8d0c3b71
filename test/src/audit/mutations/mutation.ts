import type { z } from 'zod';
import type { Agent } from '../../../../src/domain/agent.ts';
import { History } from '../../../../src/domain/history.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import type { Assignment, UnprovenRoster } from '../../../../src/domain/roster.ts';
import { rules } from '../../../support/hand-request.ts';
import { handRoster } from '../../../support/hand-roster.ts';
import type { HandRequirement, HandShift } from '../../../support/hand-roster.ts';
import type { HandShop } from '../../../support/hand-shops.ts';

/** One thing made wrong in a good roster, and every check that has to notice. */
export interface Mutation {
  /** The check it is aimed at. */
  readonly rule: string;
  readonly what: string;
  /** Checks that cannot but break along with it. */
  readonly companions: readonly string[];
  readonly build: () => { request: ResolvedRequest; roster: UnprovenRoster };
}

export interface Change {
  readonly request?: (request: ResolvedRequest) => ResolvedRequest;
  readonly shifts?: (shifts: readonly HandShift[]) => readonly HandShift[];
  readonly required?: HandRequirement;
}

/** The people do something else, or the request asks something else; the roster still tells the truth about them. */
export function deed(
  rule: string,
  what: string,
  shop: () => HandShop,
  change: Change,
  ...companions: string[]
): Mutation {
  return {
    rule,
    what,
    companions,
    build: () => {
      const good = shop();
      const request = change.request?.(good.request) ?? good.request;
      const shifts = change.shifts?.(good.shifts) ?? good.shifts;
      const required = change.required ?? good.required;
      return { request, roster: handRoster(request, shifts, required, good.hired, good.work) };
    },
  };
}

/** The people do the same; the roster says something false. */
export function lie(
  rule: string,
  what: string,
  shop: () => HandShop,
  edit: (roster: UnprovenRoster) => void,
  ...companions: string[]
): Mutation {
  return {
    rule,
    what,
    companions,
    build: () => {
      const { request, shifts, required, hired, work } = shop();
      const roster = structuredClone(handRoster(request, shifts, required, hired, work));
      edit(roster);
      return { request, roster };
    },
  };
}

/** Replaces fields of the shifts of one person, on one date or on all. */
export function shiftsOf(person: string, date: string | undefined, fields: Partial<HandShift>): Change {
  return {
    shifts: (shifts) =>
      shifts.map((one) =>
        one.person === person && (date === undefined || one.date === date) ? { ...one, ...fields } : one,
      ),
  };
}

export function added(...shifts: HandShift[]): Change {
  return { shifts: (before) => [...before, ...shifts] };
}

export function without(person: string, date?: string): Change {
  return {
    shifts: (shifts) =>
      shifts.filter((one) => one.person !== person || (date !== undefined && one.date !== date)),
  };
}

export function agentIs(id: string, fields: Partial<Agent>): Change {
  return {
    request: (request) =>
      request.staff.kind !== 'team'
        ? request
        : {
            ...request,
            staff: {
              kind: 'team',
              agents: request.staff.agents.map((one) => (one.id === id ? { ...one, ...fields } : one)),
            },
          },
  };
}

/** What was worked before the horizon, all that is not said being nothing. */
export function history(sent: z.input<typeof History>): History {
  return History.parse(sent);
}

/** The horizon begins on its second day, a Tuesday; the shifts of Monday are history. */
export function fromTuesday(): Change {
  return {
    request: (request) => ({
      ...request,
      horizon: { ...request.horizon, firstDay: '2026-11-24', days: request.horizon.days - 1 },
    }),
    shifts: (shifts) => shifts.filter(({ date }) => date >= '2026-11-24'),
  };
}

export function part(parts: Partial<ResolvedRequest>): Change {
  return { request: (request) => ({ ...request, ...parts }) };
}

export function ruled(
  pack: 'cn' | 'eu',
  overrides: NonNullable<Parameters<typeof rules>[0]>['overrides'],
): Change {
  return part({ rules: rules({ pack, overrides }) });
}

export function both(...changes: Change[]): Change {
  return {
    request: (request) => changes.reduce((asked, change) => change.request?.(asked) ?? asked, request),
    shifts: (shifts) => changes.reduce((worked, change) => change.shifts?.(worked) ?? worked, shifts),
  };
}

/** The assignment of a person on a date in a roster. */
export function at(roster: UnprovenRoster, person: string, date: string): Assignment {
  return roster.people.find((one) => one.id === person)!.assignments.find((one) => one.date === date)!;
}
