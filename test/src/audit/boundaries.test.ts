import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { agent, everyDay, rules } from '../../support/hand-request.ts';
import { handRoster } from '../../support/hand-roster.ts';
import type { HandShift } from '../../support/hand-roster.ts';
import { europeanWeek, threeDays, weekdates } from '../../support/hand-shops.ts';
import type { HandShop } from '../../support/hand-shops.ts';

const TUESDAY = '2026-11-24';

/** The rules broken by a shop with some of its request and its shifts replaced. */
function broken(
  shop: HandShop,
  request: Partial<ResolvedRequest>,
  shifts: readonly HandShift[] = shop.shifts,
): string[] {
  const asked = { ...shop.request, ...request };
  const { violations } = audit(asked, handRoster(asked, shifts, shop.required));
  return [...new Set(violations.map((violation) => violation.rule))];
}

const cn = (overrides: NonNullable<Parameters<typeof rules>[0]>['overrides']) => ({
  rules: rules({ pack: 'cn', overrides }),
});
const eu = (overrides: NonNullable<Parameters<typeof rules>[0]>['overrides']) => ({
  rules: rules({ pack: 'eu', overrides }),
});

function change(shop: HandShop, person: string, fields: Partial<HandShift>): HandShift[] {
  return shop.shifts.map((one) => (one.person === person ? { ...one, ...fields } : one));
}

describe('a limit may be reached, and not passed by a minute', () => {
  const week = europeanWeek();

  it('minutes-per-day and minutes-per-week', () => {
    expect(broken(threeDays(), cn({ 'minutes-per-day': { limit: 480 } }))).toEqual([]);
    expect(broken(threeDays(), cn({ 'minutes-per-week': { limit: 3 * 480 } }))).toEqual([]);
    expect(broken(threeDays(), cn({ 'minutes-per-week': { limit: 3 * 480 - 1 } }))).toEqual([
      'minutes-per-week',
    ]);
  });

  it('overtime-per-day and overtime-per-month', () => {
    const long = { pieces: 'pre-sales 240, break 60, after-sales 300' };
    const nineHours = change(week, 'hao', long);
    const judge = (day: number, month: number) =>
      broken(
        week,
        eu({
          'overtime-per-day': { level: 'required', limit: day },
          'overtime-per-month': { level: 'preferred', limit: month },
        }),
        nineHours,
      );
    expect(judge(60, 5 * 60)).toEqual([]);
    expect(judge(59, 5 * 60)).toEqual(['overtime-per-day']);
    expect(judge(60, 5 * 60 - 1)).toEqual(['overtime-per-month']);
  });

  it('daily-rest', () => {
    expect(broken(week, eu({ 'daily-rest': { limit: 15 * 60 } }))).toEqual([]);
    expect(broken(week, eu({ 'daily-rest': { limit: 15 * 60 + 1 } }))).toEqual(['daily-rest']);
  });

  it('weekly-rest-hours: from Saturday 07:00 to Sunday midnight are 41 hours', () => {
    expect(broken(week, eu({ 'weekly-rest-hours': { limit: 41 * 60 } }))).toEqual([]);
    expect(broken(week, eu({ 'weekly-rest-hours': { limit: 41 * 60 + 1 } }))).toEqual(['weekly-rest-hours']);
  });

  it('weekly-rest-hours: the rest may lie at the beginning or between two shifts', () => {
    const only = (dates: string[]) => week.shifts.filter((one) => dates.includes(one.date));
    const limit = eu({ 'weekly-rest-hours': { limit: 3 * 1440 + 15 * 60 } });
    const [mon, tue, wed, thu, fri, sat, sun] = weekdates();
    const daily = [mon, tue, wed, thu, fri, sat, sun].map((date): HandShift => ({
      person: 'hao',
      date,
      start: '09:00',
      template: 'any',
      pieces: 'pre-sales 240, break 60, after-sales 240',
    }));
    expect(broken(week, limit, only([]))).toEqual([]);
    // Off from Tuesday 18:00 to Saturday 09:00, and from midnight to Thursday 18:00 less the shift: only one is enough.
    expect(broken(week, limit, [daily[0], daily[1], daily[5], daily[6]])).toEqual([]);
    expect(broken(week, limit, [daily[0], daily[1], daily[4], daily[5], daily[6]])).toEqual([
      'weekly-rest-hours',
    ]);
    expect(broken(week, limit, [daily[4], daily[5], daily[6]])).toEqual([]);
  });

  it('average-week', () => {
    expect(broken(week, eu({ 'average-week': { limit: 5 * 480 } }))).toEqual([]);
    expect(broken(week, eu({ 'average-week': { limit: 5 * 480 - 1 } }))).toEqual(['average-week']);
  });

  it('break-in-long-shift', () => {
    const straight = change(week, 'hao', { template: 'straight', pieces: 'pre-sales 420' });
    expect(broken(week, eu({ 'break-in-long-shift': { limit: 420 } }), straight)).toEqual([]);
    expect(broken(week, eu({ 'break-in-long-shift': { limit: 419 } }), straight)).toEqual([
      'break-in-long-shift',
    ]);
  });

  it('supervisor-on-duty: Lin comes at 09:00', () => {
    const shop = threeDays();
    const openFrom = (from: string) => ({
      shop: { ...shop.request.shop, openingHours: everyDay({ from, to: '23:00' }) },
    });
    expect(broken(shop, openFrom('08:30'))).toEqual([]);
    expect(broken(shop, openFrom('08:00'))).toEqual(['supervisor-on-duty']);
  });
});

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

describe('night-minutes', () => {
  const week = europeanWeek();
  const nineHours = 'pre-sales 240, break 60, after-sales 300';

  it('looks at shifts with three hours of work between 23:00 and 06:00, breaks taken off', () => {
    expect(broken(week, {}, change(week, 'gu', { start: '15:00', pieces: nineHours }))).toEqual([]);
    // 15:00–01:00 has two hours of night, 16:00–02:00 three.
    expect(broken(week, {}, change(week, 'gu', { start: '16:00', pieces: nineHours }))).toEqual([
      'night-minutes',
    ]);
    // 18:00–03:00 has four hours of night and 17:00–02:00 three, one of them the break, too late by its template.
    const breakAt = (start: string, pieces: string) =>
      broken(week, eu({ 'night-minutes': { limit: 479 } }), change(week, 'gu', { start, pieces }));
    expect(breakAt('18:00', 'pre-sales 300, break 60, after-sales 180')).toEqual(['night-minutes']);
    expect(breakAt('17:00', 'pre-sales 360, break 60, after-sales 120')).toEqual(['break-legal']);
  });

  it('judges the average of a person’s nights', () => {
    const [first, ...others] = week.shifts.filter((one) => one.person === 'gu');
    const nights = [{ ...first, pieces: nineHours }, ...others];
    expect(broken(week, {}, nights)).toEqual(['night-minutes']);
    expect(broken(week, eu({ 'night-minutes': { limit: 492 } }), nights)).toEqual([]);
  });
});

describe('guard periods', () => {
  it('let a break start when they end, and end while they last', () => {
    const shop = threeDays();
    const stream = (start: string, end: string) => ({
      calendar: Calendar.parse({
        liveStreams: [{ id: 'noon', start: `${TUESDAY}T${start}`, end: `${TUESDAY}T${end}`, extraAgents: 0 }],
      }),
      ...cn({ 'shop-manager-in-live': { level: 'off' } }),
    });
    // Chen's break is from 13:00 to 14:00, Bo's from 18:00 to 19:00.
    expect(broken(shop, stream('10:30', '12:00'))).toEqual([]);
    expect(broken(shop, stream('10:30', '12:30'))).toEqual(['guard-break']);
    expect(broken(shop, stream('19:00', '20:00'))).toEqual([]);
    expect(broken(shop, stream('18:30', '20:00'))).toEqual(['guard-break']);
  });

  it('that overlap ask for the larger extra, not for the sum', () => {
    const shop = threeDays();
    const calendar = Calendar.parse({
      liveStreams: [
        { id: 'early', start: `${TUESDAY}T19:30`, end: `${TUESDAY}T20:00`, extraAgents: 1 },
        { id: 'late', start: `${TUESDAY}T20:00`, end: `${TUESDAY}T20:30` },
      ],
    });
    const buffer = { ...shop.request.buffer, liveExtraAgents: 3 };
    const asked = { ...shop.request, calendar, buffer };
    const roster = handRoster(asked, shop.shifts, shop.required);
    const extra = (start: string) =>
      roster.coverage.team.find((row) => row.start === `${TUESDAY}T${start}:00+08:00`)!.liveExtraRequired;
    expect([extra('19:00'), extra('19:30'), extra('20:30'), extra('21:00'), extra('21:30')]).toEqual([
      1, 3, 3, 3, 0,
    ]);
    expect(audit(asked, roster).violations).toEqual([]);
    roster.coverage.team.find((row) => row.start === `${TUESDAY}T20:00:00+08:00`)!.liveExtraRequired = 4;
    expect(new Set(audit(asked, roster).violations.map((one) => one.rule))).toEqual(
      new Set(['coverage-counts', 'gaps']),
    );
  });
});

describe('authority', () => {
  it('is held by higher levels too, and nobody is blamed for what the team has not', () => {
    const shop = threeDays();
    const agents = (authority: 'agent' | 'supervisor') => ({
      staff: {
        kind: 'team' as const,
        agents: [
          ...(shop.request.staff.kind === 'team' ? shop.request.staff.agents : []).map((one) =>
            one.id === 'mei' ? { ...one, authority } : one,
          ),
        ],
      },
    });
    // Without a shop manager the stream has none, and no roster could change that.
    expect(broken(shop, agents('supervisor'))).toEqual([]);
    // Lin alone cannot supervise the evenings.
    expect(broken(shop, agents('agent'))).toEqual(['supervisor-on-duty']);
  });

  it('is missed once a day in a stretch over midnight, and not while the shop is closed', () => {
    const week = europeanWeek();
    const staff = {
      kind: 'team' as const,
      agents: ['gu', 'hao'].map((id) =>
        agent(id, { skills: ['pre-sales', 'after-sales'], contractClass: 'free', authority: 'supervisor' }),
      ),
    };
    const judge = (request: Partial<ResolvedRequest>) => {
      const asked = { ...week.request, staff, ...request };
      const { violations } = audit(asked, handRoster(asked, week.shifts, week.required));
      return violations.filter((one) => one.rule === 'supervisor-on-duty').map((one) => one.date);
    };
    // Gu leaves at 07:00 and Hao comes at 09:00; Hao leaves at 18:00 and Gu comes at 22:00.
    expect(judge(eu({ 'supervisor-on-duty': { limit: 240 } }))).toEqual([
      '2026-11-23',
      '2026-11-28',
      '2026-11-29',
    ]);
    const closed = {
      openingHours: {
        ...everyDay({ from: '00:00', to: '24:00' }),
        saturday: [{ from: '00:00', to: '09:00' }],
        sunday: [],
      },
    };
    expect(
      judge({ ...eu({ 'supervisor-on-duty': { limit: 240 } }), shop: { ...week.request.shop, ...closed } }),
    ).toEqual(['2026-11-23']);
  });
});

describe('what an assignment may say of itself', () => {
  it('takes either role when buffer duty and serving last equally long', () => {
    const shop = threeDays();
    const shifts = change(shop, 'dan', { pieces: 'buffer 120, pre-sales 120' });
    const roster = handRoster(shop.request, shifts, shop.required);
    const [assignment] = roster.people.find((one) => one.id === 'dan')!.assignments;
    for (const role of ['buffer', 'serving'] as const) {
      assignment.role = role;
      expect(audit(shop.request, roster).violations).toEqual([]);
    }
    assignment.role = 'supervisor';
    expect(audit(shop.request, roster).violations).toHaveLength(1);
  });
});

describe('availability', () => {
  it('joins windows that touch, also over midnight', () => {
    const week = europeanWeek();
    const staff = (to: string) => ({
      staff: {
        kind: 'team' as const,
        agents: [
          agent('gu', {
            skills: ['pre-sales', 'after-sales'],
            contractClass: 'free',
            availability: [
              {
                weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
                from: '20:00',
                to: '23:00',
              },
              {
                weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
                from: '23:00',
                to: '24:00',
              },
              { weekdays: ['tuesday', 'wednesday', 'thursday', 'friday', 'saturday'], from: '00:00', to },
            ],
          }),
          agent('hao', { skills: ['pre-sales', 'after-sales'], contractClass: 'free' }),
        ],
      },
    });
    expect(broken(week, staff('07:00'))).toEqual([]);
    expect(broken(week, staff('06:59'))).toEqual(['availability']);
  });
});
