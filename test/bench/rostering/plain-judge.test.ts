import { describe, expect, test } from 'vitest';
import { judgePlainly } from '../../../bench/rostering/plain-judge.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import type { Agent } from '../../../src/domain/agent.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import type { Roster, RosterPerson } from '../../../src/domain/roster.ts';
import type { RuleName } from '../../../src/domain/rules.ts';
import { handRoster } from '../../support/hand-roster.ts';
import { threeDays } from '../../support/hand-shops.ts';
import { sampleRoster } from '../../src/samples.ts';

interface Case {
  readonly request: ResolvedRequest;
  readonly roster: Roster;
}

/** Three days written by hand, with nothing wrong. */
function good(): Case {
  const { request, shifts, required } = threeDays();
  const { certificate, explanation } = sampleRoster;
  const unproven = handRoster(request, shifts, required);
  return { request, roster: { ...sampleRoster, ...unproven, certificate, explanation, violations: [] } };
}

const GOOD = good();

const limited =
  (rule: RuleName, limit: number) =>
  ({ request, roster }: Case): Case => ({
    request: {
      ...request,
      rules: { ...request.rules, [rule]: { ...request.rules[rule], level: 'required', limit } },
    },
    roster,
  });
const withPeople =
  (change: (person: RosterPerson) => RosterPerson) =>
  ({ request, roster }: Case): Case => ({
    request,
    roster: { ...roster, people: roster.people.map(change) },
  });
const withAgents =
  (change: Partial<Agent>) =>
  ({ request, roster }: Case): Case => {
    const agents = request.staff.kind === 'team' ? request.staff.agents : [];
    return {
      request: { ...request, staff: { kind: 'team', agents: agents.map((one) => ({ ...one, ...change })) } },
      roster,
    };
  };

const BROKEN: Readonly<Record<string, (one: Case) => Case>> = {
  'one-shift-at-a-time': withPeople((person) => ({
    ...person,
    assignments: [...person.assignments, ...person.assignments],
  })),
  'daily-rest': limited('daily-rest', 1440),
  'minutes-per-day': limited('minutes-per-day', 100),
  'minutes-per-week': limited('minutes-per-week', 100),
  'contract-days': ({ request, roster }) => ({
    request: {
      ...request,
      contractClasses: request.contractClasses.map((one) => ({ ...one, maximumDaysPerWeek: 1 })),
    },
    roster,
  }),
  'declared-minutes': withPeople((person) => ({
    ...person,
    assignments: person.assignments.map((one) => ({ ...one, workMinutes: one.workMinutes + 1 })),
  })),
  skills: withPeople((person) => ({ ...person, skills: ['typing'] })),
  leave: withAgents({ leave: [{ firstDay: '2026-11-23', lastDay: '2026-11-25' }] }),
  pins: withAgents({ pins: [{ kind: 'off', date: '2026-11-23' }] }),
  'guard-break': ({ request, roster }) => ({
    request: {
      ...request,
      calendar: Calendar.parse({
        liveStreams: [{ id: 'all-day', start: '2026-11-23T10:00', end: '2026-11-23T22:00' }],
      }),
    },
    roster,
  }),
  'coverage-counts': ({ request, roster }) => ({
    request,
    roster: {
      ...roster,
      coverage: {
        ...roster.coverage,
        team: roster.coverage.team.map((row) => ({ ...row, onDuty: row.onDuty + 1 })),
      },
    },
  }),
  gaps: ({ request, roster }) => ({ request, roster: { ...roster, gaps: [] } }),
};

const checksOf = ({ request, roster }: Case): string[] => [
  ...new Set(judgePlainly(request, roster).map(({ check }) => check)),
];

test('a good roster has nothing wrong with it', () => {
  expect(checksOf(GOOD)).toEqual([]);
});

describe('a broken one is found to be', () => {
  test.each(Object.entries(BROKEN))('%s', (check, broken) => {
    expect(checksOf(broken(GOOD))).toContain(check);
  });
});
