import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { agent, everyDay } from '../../support/hand-request.ts';
import { handRoster } from '../../support/hand-roster.ts';
import type { HandShift } from '../../support/hand-roster.ts';
import { europeanWeek, threeDays } from '../../support/hand-shops.ts';
import { broken, change, cn, eu } from './judged.ts';

const TUESDAY = '2026-11-24';

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

describe('shifts', () => {
  const week = europeanWeek();
  const straight = (date: string, start: string): HandShift => ({
    person: 'hao',
    date,
    start,
    template: 'straight',
    pieces: 'pre-sales 240',
  });

  it('may begin as the horizon does and end as it does', () => {
    const shifts = [straight('2026-11-23', '00:00'), straight('2026-11-29', '20:00')];
    expect(broken(week, {}, shifts)).toEqual([]);
  });

  it('that touch at midnight are not on at once, only without rest', () => {
    const shifts = [straight('2026-11-24', '20:00'), straight('2026-11-25', '00:00')];
    expect(broken(week, {}, shifts)).toEqual(['daily-rest']);
    expect(broken(week, eu({ 'daily-rest': { limit: 0 } }), shifts)).toEqual([]);
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

  it('is asked for in every interval a stream touches, be it for ten minutes', () => {
    const shop = threeDays();
    // Without Bo, whose break would start in the stream as well.
    const shifts = shop.shifts.filter((one) => one.person !== 'bo');
    const stream = (start: string, end: string) => ({
      calendar: Calendar.parse({
        guardMinutesBefore: 0,
        guardMinutesAfter: 0,
        liveStreams: [
          { id: 'short', start: `${TUESDAY}T${start}`, end: `${TUESDAY}T${end}`, extraAgents: 0 },
        ],
      }),
    });
    // Mei eats from 17:00 to 18:00.
    expect(broken(shop, stream('17:40', '17:50'), shifts)).toEqual(['shop-manager-in-live']);
    expect(broken(shop, stream('16:40', '17:00'), shifts)).toEqual([]);
    expect(broken(shop, stream('17:50', '18:10'), shifts)).toEqual(['shop-manager-in-live']);
    expect(broken(shop, stream('18:00', '18:10'), shifts)).toEqual([]);
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
