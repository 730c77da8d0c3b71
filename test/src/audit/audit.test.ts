import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import { CHECK_NAMES } from '../../../src/audit/checks.ts';
import { rules } from '../../support/hand-request.ts';
import { handRoster } from '../../support/hand-roster.ts';
import { europeanWeek, hiringPlan, threeDays, threeShiftWednesday } from '../../support/hand-shops.ts';

const GOOD = { threeDays, threeShiftWednesday, europeanWeek, hiringPlan };

describe.each(Object.entries(GOOD))('a good roster: %s', (_, shop) => {
  const { request, shifts, required, hired } = shop();
  const roster = handRoster(request, shifts, required, hired);

  it('has no violation and passes', () => {
    const { report, violations } = audit(request, roster);
    expect(violations).toEqual([]);
    expect(report.passed).toBe(true);
  });

  it('leaves the request and the roster as they were', () => {
    const before = structuredClone({ request, roster });
    audit(request, roster);
    expect({ request, roster }).toEqual(before);
  });
});

describe('the report', () => {
  const { request, shifts, required } = threeDays();
  const { report } = audit(request, handRoster(request, shifts, required));
  const examined = Object.fromEntries(report.checks.map((check) => [check.rule, check.examined]));

  it('lists every check once and in order, also those that are off', () => {
    expect(report.checks.map((check) => check.rule)).toEqual(CHECK_NAMES);
    expect(new Set(CHECK_NAMES).size).toBe(CHECK_NAMES.length);
    expect(examined['average-week']).toBe(0);
  });

  it('says how many cases each check looked at', () => {
    expect(shifts).toHaveLength(16);
    expect(examined).toMatchObject({
      'roster-shape': 6 + 7 + 7,
      'one-shift-at-a-time': 16,
      'shift-template': 16,
      'break-legal': 16,
      'guard-break': 14,
      'contract-days': 7,
      skills: 6 + 6 + 6 + 4 + 2,
      availability: 2,
      leave: 1,
      pins: 2,
      'coverage-counts': 3 * 3,
      gaps: 3 * 4,
      'minutes-per-day': 16,
      'daily-rest': 4 * 2 + 2 * 1,
      'night-work-protection': 3,
      'overtime-protection': 3,
      'supervisor-on-duty': 3,
      'shop-manager-in-live': 1,
      'day-off-wanted': 1,
    });
  });

  it('judges authority only where the request names somebody who has it', () => {
    const plan = hiringPlan();
    const hiring = audit(
      plan.request,
      handRoster(plan.request, plan.shifts, plan.required, plan.hired),
    ).report;
    const check = (rule: string) => hiring.checks.find((one) => one.rule === rule);
    expect(check('supervisor-on-duty')).toEqual({ rule: 'supervisor-on-duty', examined: 0, violations: 0 });
    expect(check('shop-manager-in-live')).toEqual({
      rule: 'shop-manager-in-live',
      examined: 0,
      violations: 0,
    });
  });

  it('tells a mistake once that is made in many intervals of a day', () => {
    const roster = handRoster(request, shifts, required);
    const serving = (date: string) =>
      roster.coverage.queues.filter((row) => row.queue === 'pre-sales' && row.start.startsWith(date));
    for (const row of serving('2026-11-24')) row.serving++;
    serving('2026-11-25')[0].serving++;
    const details = audit(request, roster).violations.map(({ rule, date, detail }) => [rule, date, detail]);
    expect(details).toEqual([
      [
        'coverage-counts',
        '2026-11-24',
        'pre-sales: at 09:00 says agents serving 2; found 1 (and 27 more that day)',
      ],
      ['coverage-counts', '2026-11-25', 'pre-sales: at 09:00 says agents serving 2; found 1'],
    ]);
  });

  it('passes with broken preferences and fails with a broken requirement', () => {
    const earlyTuesday = shifts.map((one) =>
      one.person === 'bo' && one.date === '2026-11-24' ? { ...one, start: '09:00' } : one,
    );
    const judge = (level: 'required' | 'preferred' | 'off') => {
      const asked = { ...request, rules: rules({ overrides: { 'daily-rest': { level } } }) };
      return audit(asked, handRoster(asked, earlyTuesday, required));
    };
    expect(judge('preferred').report.passed).toBe(true);
    expect(judge('preferred').violations).toEqual([
      {
        rule: 'daily-rest',
        level: 'preferred',
        person: 'bo',
        date: '2026-11-24',
        article: 'Good practice of 11 hours; no article asks for it',
        detail: '600 minutes of rest between 23:00 and 09:00; at least 660 are due',
      },
    ]);
    expect(judge('required').report.passed).toBe(false);
    expect(judge('off').violations).toEqual([]);
  });
});

describe('the fixture itself, counted by hand', () => {
  const { request, shifts, required } = threeDays();
  const roster = handRoster(request, shifts, required);
  const at = (start: string) => roster.coverage.team.find((row) => row.start === start);

  it('has the people on duty one would count on the fingers', () => {
    // 13:00: lin; chen eats. 19:00: mei, an, bo (back from 18:00–19:00), dan. 09:00: lin, chen.
    expect(at('2026-11-24T13:00:00+08:00')).toMatchObject({ onDuty: 1, guard: false, liveExtraRequired: 0 });
    expect(at('2026-11-24T19:00:00+08:00')).toMatchObject({ onDuty: 4, guard: true, liveExtraRequired: 2 });
    expect(at('2026-11-24T09:00:00+08:00')).toMatchObject({ onDuty: 2, required: 2, bufferRequired: 1 });
  });

  it('lists the gaps one would expect on Wednesday', () => {
    // Bo is on leave: nobody serves after-sales while lin eats at 14:00 and after she leaves at 18:00.
    const wednesday = roster.gaps.filter(
      (gap) => gap.queue === 'after-sales' && gap.start.startsWith('2026-11-25'),
    );
    expect(
      wednesday.map(({ start, end, missing }) => [start.slice(11, 16), end.slice(11, 16), missing]),
    ).toEqual([
      ['14:00', '15:00', 1],
      ['18:00', '23:00', 1],
    ]);
  });
});
