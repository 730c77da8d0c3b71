import { describe, expect, test } from 'vitest';
import { judgePlainly } from '../../../bench/rostering/plain-judge.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import type { Agent } from '../../../src/domain/agent.ts';
import { ComprehensiveHours } from '../../../src/domain/comprehensive-hours.ts';
import { History } from '../../../src/domain/history.ts';
import { Published } from '../../../src/domain/published.ts';
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
  'minor-minutes': (one) => withAgents({ protections: ['minor'] })(limited('minor-minutes', 100)(one)),
  'minor-night-work': (one) => withAgents({ protections: ['minor'] })(limited('minor-night-work', 0)(one)),
  'forbidden-successions': ({ request, roster }) => ({
    request: {
      ...request,
      forbiddenSuccessions: [{ first: { startFrom: '00:00' }, next: { startFrom: '00:00' } }],
    },
    roster,
  }),
  'most-days-in-a-row': limited('most-days-in-a-row', 1),
  'published-roster': ({ request, roster }) => ({
    request: {
      ...request,
      published: Published.parse({
        people: [{ id: 'lin', assignments: [] }],
        freezeUntil: '2026-11-24T00:00',
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

test('what was worked before the horizon counts', () => {
  const before = { daysThisWeek: 6, minutesThisWeek: 2400, lastShiftEnd: '2026-11-23T08:00' };
  // The horizon begins on a Monday: only its rests reach back.
  const monday = withAgents({ history: History.parse(before) })(GOOD);
  const found = (one: Case): string[] =>
    checksOf(limited('minutes-per-week', 2400)(limited('daily-rest', 660)(one)));
  expect(found(GOOD)).toEqual([]);
  expect(found(monday)).toEqual(['daily-rest']);
  const cut = { ...monday.request, horizon: { ...monday.request.horizon, firstDay: '2026-11-24' } };
  expect(found({ ...monday, request: cut })).toEqual(
    expect.arrayContaining(['daily-rest', 'minutes-per-week', 'contract-days']),
  );
});

test('hours that are averaged have no standard day or week', () => {
  const contractClasses = GOOD.request.contractClasses.map((one) => ({
    ...one,
    comprehensiveHours: ComprehensiveHours.parse({ period: 'month', approvalRef: 'A-1' }),
  }));
  const averaged = { ...GOOD, request: { ...GOOD.request, contractClasses } };
  const tight = (one: Case): Case => limited('minutes-per-week', 100)(limited('minutes-per-day', 100)(one));
  expect(checksOf(tight(GOOD))).toEqual(['minutes-per-day', 'minutes-per-week']);
  expect(checksOf(tight(averaged))).toEqual([]);
});

test('a good roster has nothing wrong with it', () => {
  expect(checksOf(GOOD)).toEqual([]);
});

describe('a broken one is found to be', () => {
  test.each(Object.entries(BROKEN))('%s', (check, broken) => {
    expect(checksOf(broken(GOOD))).toContain(check);
  });
});
