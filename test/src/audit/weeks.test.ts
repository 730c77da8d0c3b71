import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { handRoster } from '../../support/hand-roster.ts';
import type { HandShift } from '../../support/hand-roster.ts';
import { europeanWeek, weekdates } from '../../support/hand-shops.ts';
import type { HandShop } from '../../support/hand-shops.ts';
import { broken, cn, eu } from './judged.ts';

describe('weekly-rest-day', () => {
  const fortnight = (): HandShop => {
    const shop = europeanWeek();
    return {
      ...shop,
      request: {
        ...shop.request,
        horizon: { ...shop.request.horizon, days: 14 },
        ...eu({ 'weekly-rest-day': { level: 'required' }, 'weekly-rest-hours': { level: 'off' } }),
      },
    };
  };
  const worked = (firstDay: number, days: number): HandShift[] =>
    Array.from({ length: days }, (_, index) => ({
      person: 'hao',
      date: new Date(Date.UTC(2026, 10, firstDay + index)).toISOString().slice(0, 10),
      start: '12:00',
      template: 'straight',
      pieces: 'pre-sales 240',
    }));
  const findings = (shifts: HandShift[], limit = 1) => {
    const { request, required } = fortnight();
    const asked = { ...request, rules: { ...request.rules } };
    asked.rules = { ...asked.rules, 'weekly-rest-day': { ...asked.rules['weekly-rest-day'], limit } };
    const { violations } = audit(asked, handRoster(asked, shifts, required));
    expect(violations.every((violation) => violation.rule === 'weekly-rest-day')).toBe(true);
    return violations.map((violation) => violation.date);
  };

  it('lets six days in a row pass, wherever the week ends', () => {
    expect(findings(worked(24, 6))).toEqual([]);
    expect(findings(worked(26, 6))).toEqual([]);
  });

  it('names a full week without a rest day once', () => {
    expect(findings(worked(23, 7))).toEqual(['2026-11-23']);
    expect(findings(worked(23, 10))).toEqual(['2026-11-23']);
    expect(findings(worked(23, 14))).toEqual(['2026-11-23', '2026-11-30']);
  });

  it('names a run over two weeks that each have their rest day', () => {
    expect(findings(worked(26, 7))).toEqual(['2026-11-26']);
    expect(findings([...worked(24, 2), ...worked(27, 8)])).toEqual(['2026-11-27']);
  });

  it('asks for more rest days where the limit says so, for none where it is 0', () => {
    expect(findings([...worked(23, 5), ...worked(30, 5)], 2)).toEqual([]);
    expect(findings([...worked(23, 6), ...worked(30, 5)], 2)).toEqual(['2026-11-23']);
    expect(findings(worked(23, 14), 0)).toEqual([]);
  });

  it('names a week that is short and a run that only touches it', () => {
    expect(findings([...worked(23, 3), ...worked(27, 7)], 2)).toEqual(['2026-11-23', '2026-11-27']);
  });

  it('does not judge a week cut by the horizon but by its runs', () => {
    const shop = europeanWeek();
    const cut = { ...shop.request, horizon: { ...shop.request.horizon, firstDay: '2026-11-25', days: 7 } };
    const asked = {
      ...cut,
      ...eu({ 'weekly-rest-day': { level: 'required', limit: 2 }, 'weekly-rest-hours': { level: 'off' } }),
    };
    expect(broken({ ...shop, request: asked }, {}, worked(25, 6))).toEqual([]);
    expect(broken({ ...shop, request: asked }, {}, worked(25, 7))).toEqual(['weekly-rest-day']);
  });
});

describe('weeks and periods', () => {
  /** Hao works on the dates of a European shop whose horizon begins on a Thursday. */
  const fromThursday = (
    days: number,
    rulesAsked: Partial<ResolvedRequest>,
    start: string,
    ...dates: string[]
  ) => {
    const { request, required } = europeanWeek();
    const asked = {
      ...request,
      horizon: { ...request.horizon, firstDay: '2026-11-26', days },
      ...rulesAsked,
    };
    const pieces = 'pre-sales 240, break 60, after-sales 240';
    const shifts = dates.map((date) => ({ person: 'hao', date, start, template: 'any', pieces }));
    return audit(asked, handRoster(asked, shifts, required)).violations;
  };
  const [, , , thursday, friday, saturday, sunday] = weekdates();
  const [monday, tuesday] = ['2026-11-30', '2026-12-01'];

  it('are calendar weeks from Monday where the rule speaks of weeks', () => {
    const judge = (limit: number) =>
      fromThursday(
        7,
        cn({ 'minutes-per-week': { limit } }),
        '09:00',
        thursday,
        friday,
        saturday,
        monday,
        tuesday,
      );
    expect(judge(3 * 480)).toEqual([]);
    expect(judge(3 * 480 - 1)).toMatchObject([
      {
        rule: 'minutes-per-week',
        date: thursday,
        detail: expect.stringContaining('week of 2026-11-23') as string,
      },
    ]);
    expect(judge(2 * 480 - 1).map((one) => [one.date, one.detail.includes('week of 2026-11-30')])).toEqual([
      [thursday, false],
      [monday, true],
    ]);
  });

  it('are seven days from the first day where the directive speaks of periods', () => {
    const limits = eu({ 'average-week': { limit: 2 * 480 } });
    expect(fromThursday(6, limits, '09:00', thursday, friday, saturday)).toEqual([]);
    expect(fromThursday(7, limits, '09:00', thursday, monday)).toEqual([]);
    expect(fromThursday(7, limits, '09:00', thursday, friday, monday)).toMatchObject([
      { rule: 'average-week', date: thursday },
    ]);
    expect(fromThursday(14, limits, '09:00', thursday, friday, monday)).toEqual([]);
  });

  it('leave out what begins as the last period ends', () => {
    const limits = eu({ 'average-week': { limit: 2 * 480 } });
    expect(fromThursday(9, limits, '00:00', thursday, monday, '2026-12-03')).toEqual([]);
    expect(fromThursday(9, limits, '00:00', thursday, sunday, monday)).toHaveLength(1);
  });

  it('do not depend on the order in which a roster lists the shifts', () => {
    const { request, shifts, required } = europeanWeek();
    const asked = { ...request, ...eu({ 'daily-rest': { limit: 15 * 60 + 1 } }) };
    const roster = handRoster(asked, shifts, required);
    const { violations } = audit(asked, roster);
    expect(violations).toHaveLength(8);
    for (const person of roster.people) person.assignments.reverse();
    expect(audit(asked, roster).violations).toEqual(violations);
  });
});
