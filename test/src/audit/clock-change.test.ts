import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import type { Agent } from '../../../src/domain/agent.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { agent, contract, everyDay, handRequest, rules, template } from '../../support/hand-request.ts';
import { handRoster } from '../../support/hand-roster.ts';
import type { HandShift } from '../../support/hand-roster.ts';

const NIGHT = 'pre-sales 240, break 60, pre-sales 240';

/** A Berlin shop that never closes, over the weekend of a clock change, Saturday to Monday. */
function weekend(saturday: string, parts: Partial<Agent> = {}): ResolvedRequest {
  return handRequest({
    shop: {
      ...handRequest({}).shop,
      timeZone: 'Europe/Berlin',
      openingHours: everyDay({ from: '00:00', to: '24:00' }),
    },
    horizon: { firstDay: saturday, days: 3, intervalMinutes: 60 },
    buffer: { share: 0, minimum: 0, liveExtraAgents: 0 },
    contractClasses: [contract('full-time')],
    templates: [
      template('any', {
        contractClasses: ['full-time'],
        start: { from: '00:00', to: '23:00', stepMinutes: 60 },
        lengthsMinutes: [540],
        mealBreak: { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 300 },
      }),
    ],
    staff: { kind: 'team', agents: [{ ...agent('gu', { skills: ['pre-sales'] }), ...parts }] },
    rules: rules({ overrides: { 'daily-rest': { level: 'required' } } }),
  });
}

function shift(date: string, start: string, pieces = NIGHT): HandShift {
  return { person: 'gu', date, start, template: 'any', pieces };
}

function judge(request: ResolvedRequest, shifts: readonly HandShift[]) {
  const roster = handRoster(request, shifts, { 'pre-sales': 1, 'after-sales': 0 });
  return { roster, ...audit(request, roster) };
}

const brokenRules = (request: ResolvedRequest, shifts: readonly HandShift[]): string[] => [
  ...new Set(judge(request, shifts).violations.map((violation) => violation.rule)),
];

describe('Berlin on 25 October 2026, when the clock shows two o’clock twice', () => {
  const request = weekend('2026-10-24');

  it('takes nine real hours from 22:00 to 06:00 as the nine hours they are', () => {
    const { roster, violations } = judge(request, [shift('2026-10-24', '22:00')]);
    expect(violations).toEqual([]);
    expect(roster.people[0].assignments[0]).toMatchObject({
      start: '2026-10-24T22:00:00+02:00',
      end: '2026-10-25T06:00:00+01:00',
      workMinutes: 480,
    });
  });

  it('does not take nine hours on the clock for nine hours', () => {
    const tenHours = shift('2026-10-24', '22:00', 'pre-sales 240, break 60, pre-sales 300');
    expect(judge(request, [tenHours]).roster.people[0].assignments[0].end).toBe('2026-10-25T07:00:00+01:00');
    expect(brokenRules(request, [tenHours])).toEqual(['shift-template', 'minutes-per-day']);
  });

  it('counts eleven hours of rest where the clock shows ten', () => {
    expect(brokenRules(request, [shift('2026-10-24', '12:00'), shift('2026-10-25', '07:00')])).toEqual([]);
    expect(brokenRules(request, [shift('2026-10-24', '12:00'), shift('2026-10-25', '06:00')])).toEqual([
      'daily-rest',
    ]);
  });

  it('tells the two hours apart by their offset', () => {
    const { roster } = judge(request, [shift('2026-10-24', '22:00')]);
    const [assignment] = roster.people[0].assignments;
    // The break from the first 02:00 to the second, moved by one real hour and written alike on the clock.
    expect(assignment.breaks).toEqual([
      { kind: 'meal', start: '2026-10-25T02:00:00+02:00', end: '2026-10-25T02:00:00+01:00', paid: false },
    ]);
    assignment.breaks[0].start = '2026-10-25T02:00:00+01:00';
    expect(audit(request, roster).violations.map((violation) => violation.rule)).toContain('roster-shape');
  });

  it('asks for a row of the coverage in each of the 25 hours', () => {
    const { roster, violations } = judge(request, []);
    expect(violations).toEqual([]);
    expect(roster.coverage.team).toHaveLength(24 + 25 + 24);
    roster.coverage.team = roster.coverage.team.filter((row) => row.start !== '2026-10-25T02:00:00+01:00');
    expect(audit(request, roster).violations[0]).toMatchObject({
      rule: 'coverage-counts',
      date: '2026-10-25',
    });
  });

  it('counts nine hours of night for somebody who may work none', () => {
    const nursing = weekend('2026-10-24', { protections: ['nursing'] });
    const [violation] = judge(nursing, [shift('2026-10-24', '22:00')]).violations;
    expect(violation.detail).toContain('540 minutes of the shift 22:00–06:00');
  });

  it('reads availability on the clock, in both of the hours', () => {
    const until = (to: string) =>
      weekend('2026-10-24', {
        availability: [
          { weekdays: ['saturday'], from: '22:00', to: '24:00' },
          { weekdays: ['sunday'], from: '00:00', to },
        ],
      });
    expect(brokenRules(until('06:00'), [shift('2026-10-24', '22:00')])).toEqual([]);
    expect(brokenRules(until('05:00'), [shift('2026-10-24', '22:00')])).toEqual(['availability']);
  });
});

describe('Berlin on 29 March 2026, when the clock never shows half past two', () => {
  const request = weekend('2026-03-28');

  it('takes nine real hours from 22:00 to 08:00 as the nine hours they are', () => {
    const { roster, violations } = judge(request, [shift('2026-03-28', '22:00')]);
    expect(violations).toEqual([]);
    expect(roster.people[0].assignments[0].end).toBe('2026-03-29T08:00:00+02:00');
    expect(roster.coverage.team).toHaveLength(24 + 23 + 24);
  });

  it('counts ten hours of rest where the clock shows eleven', () => {
    expect(brokenRules(request, [shift('2026-03-28', '12:00'), shift('2026-03-29', '08:00')])).toEqual([
      'daily-rest',
    ]);
    expect(brokenRules(request, [shift('2026-03-28', '12:00'), shift('2026-03-29', '09:00')])).toEqual([]);
  });

  it('knows a pinned night by its start on the clock and its real length', () => {
    const pinned = (lengthMinutes: number) =>
      weekend('2026-03-28', {
        pins: [{ kind: 'shift', date: '2026-03-28', start: '22:00', lengthMinutes }],
      });
    expect(brokenRules(pinned(540), [shift('2026-03-28', '22:00')])).toEqual([]);
    expect(brokenRules(pinned(600), [shift('2026-03-28', '22:00')])).toEqual(['pins']);
  });
});
