import { describe, expect, it } from 'vitest';
import { refused, refusedPaths, teamOf } from './refused.ts';

/** Three weeks from a Monday, open all day, with an eight-hour shift from any hour on. */
const weeks = {
  shop: { tier: 'new', openingHours: 'always' },
  horizon: { firstDay: '2026-11-23', days: 21, intervalMinutes: 60 },
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array(21).fill(20) }],
};
const contract = { id: 'full-time', maximumDaysPerWeek: 7, maximumMinutesPerWeek: 3600 };
const template = {
  id: 'any',
  contractClasses: ['full-time'],
  start: { from: '00:00', to: '23:00', stepMinutes: 60 },
  lengthsMinutes: [480],
};
const shiftsWith = (settings: object = {}, ofClass: object = {}): object => ({
  shifts: { contractClasses: [{ ...contract, ...ofClass }], templates: [template], ...settings },
});
const pin = (day: number, start = '09:00'): object => ({
  kind: 'shift',
  date: dateOf(day),
  start,
  lengthMinutes: 480,
});
const off = (day: number): object => ({ kind: 'off', date: dateOf(day) });

function dateOf(day: number): string {
  return new Date(Date.UTC(2026, 10, 23 + day)).toISOString().slice(0, 10);
}

/** What is said against pins under rules that are all required. */
function against(pins: object[], limits: Record<string, number>, settings?: object, ofClass?: object) {
  const overrides = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, { level: 'required', limit }]),
  );
  const body = { ...weeks, ...shiftsWith(settings, ofClass), ...teamOf({ pins }) };
  return refused({ ...body, rules: { pack: 'none', overrides } });
}

const only = (pinned: number, text: string): object[] => [
  { path: `team.agents[0].pins[${pinned}]`, message: expect.stringContaining(text) as string },
];

describe('pins against required patterns', () => {
  it('runs of days and nights', () => {
    const days = [0, 1, 2].map((day) => pin(day));
    expect(against(days, { 'most-days-in-a-row': 3 })).toEqual([]);
    expect(against(days, { 'most-days-in-a-row': 2 })).toEqual(only(2, 'more than 2 days in a row'));
    const nights = [0, 1, 2].map((day) => pin(day, '22:00'));
    expect(against(nights, { 'most-nights-in-a-row': 3 })).toEqual([]);
    expect(against(nights, { 'most-nights-in-a-row': 2 })).toEqual(only(2, 'more than 2 nights in a row'));
  });

  it('a shift between days off that leave too few days in a row', () => {
    expect(against([off(3), pin(4), off(6)], { 'least-days-in-a-row': 2 })).toEqual([]);
    expect(against([off(3), pin(4), off(6)], { 'least-days-in-a-row': 3 })).toEqual(
      only(1, 'less than the 3 days in a row'),
    );
    expect(against([pin(0), off(1)], { 'least-days-in-a-row': 3 })).toEqual([]);
  });

  it('weekends', () => {
    const weekends = [5, 12, 20].map((day) => pin(day));
    expect(against(weekends, { 'most-weekends-worked': 3 })).toEqual([]);
    expect(against(weekends, { 'most-weekends-worked': 2 })).toEqual(only(2, 'on more than 2 weekends'));
  });

  it('rest after nights, but for a night that a third could join', () => {
    // 06:00 on the second day to 09:00 on the third are 27 hours.
    const pins = [pin(0, '22:00'), pin(2)];
    expect(against(pins, { 'rest-after-nights': 27 * 60 })).toEqual([]);
    expect(against(pins, { 'rest-after-nights': 27 * 60 + 1 })).toEqual(only(1, 'after a night'));
    expect(against([pin(0, '22:00'), pin(2, '22:00')], { 'rest-after-nights': 2880 })).toEqual([]);
  });

  it('successions and limits on kinds of shifts', () => {
    const forbiddenSuccessions = [{ first: { startFrom: '14:00' }, next: { startTo: '08:00' } }];
    expect(against([pin(0, '14:00'), pin(1, '09:00')], {}, { forbiddenSuccessions })).toEqual([]);
    expect(against([pin(0, '14:00'), pin(1, '08:00')], {}, { forbiddenSuccessions })).toEqual(
      only(1, 'a forbidden succession'),
    );
    const limited = (limit: object): object => ({ shiftLimits: [{ startFrom: '14:00', ...limit }] });
    const late = [pin(0, '14:00'), pin(1, '15:00'), pin(7, '14:00')];
    expect(against(late, {}, {}, limited({ maximumPerWeek: 2, maximumPerHorizon: 3 }))).toEqual([]);
    expect(against(late, {}, {}, limited({ maximumPerWeek: 1 }))).toEqual(only(1, 'above a limit'));
    expect(against(late, {}, {}, limited({ maximumPerHorizon: 2 }))).toEqual(only(2, 'above a limit'));
  });
});

describe('rules that no line of work keeps together', () => {
  it('least days in a row above the most', () => {
    expect(against([], { 'least-days-in-a-row': 4, 'most-days-in-a-row': 4 })).toEqual([]);
    expect(against([], { 'least-days-in-a-row': 5, 'most-days-in-a-row': 4 })).toMatchObject([
      { path: 'rules.overrides["least-days-in-a-row"]' },
    ]);
    expect(against([], { 'least-days-in-a-row': 7, 'weekly-rest-day': 1 })).toMatchObject([
      { path: 'rules.overrides["least-days-in-a-row"]' },
    ]);
  });
});

describe('kinds of shifts', () => {
  const paths = (settings: object, ofClass: object, preferences: object, agent: object = {}): string[] =>
    refusedPaths({
      ...weeks,
      ...shiftsWith(settings, ofClass),
      ...teamOf({ preferences, ...agent }),
    });

  it('name templates of the request', () => {
    const kind = { templates: ['any', 'none'] };
    expect(paths({ forbiddenSuccessions: [{ first: kind, next: kind }] }, {}, {})).toEqual([
      'shifts.forbiddenSuccessions[0].first.templates[1]',
      'shifts.forbiddenSuccessions[0].next.templates[1]',
    ]);
    expect(paths({}, { shiftLimits: [{ ...kind, maximumPerWeek: 1 }] }, {})).toEqual([
      'shifts.contractClasses[0].shiftLimits[0].templates[1]',
    ]);
    expect(paths({}, {}, { shiftsWanted: [kind], shiftsUnwanted: [kind] })).toEqual([
      'team.agents[0].preferences.shiftsWanted[0].templates[1]',
      'team.agents[0].preferences.shiftsUnwanted[0].templates[1]',
    ]);
  });

  it('say something, in a window that is none the less one, of days named once', () => {
    expect(paths({ forbiddenSuccessions: [{ first: {}, next: { startTo: '08:00' } }] }, {}, {})).toEqual([
      'shifts.forbiddenSuccessions[0].first',
    ]);
    expect(paths({}, { shiftLimits: [{ startFrom: '18:00' }] }, {})).toEqual([
      'shifts.contractClasses[0].shiftLimits[0]',
    ]);
    expect(paths({}, {}, { shiftsUnwanted: [{ startFrom: '18:00', startTo: '08:00' }] })).toEqual([
      'team.agents[0].preferences.shiftsUnwanted[0].startTo',
    ]);
    expect(paths({}, {}, { shiftsWanted: [{ weekdays: ['monday'] }] })).toEqual([
      'team.agents[0].preferences.shiftsWanted[0]',
    ]);
    expect(paths({}, {}, { shiftsUnwanted: [{}] })).toEqual(['team.agents[0].preferences.shiftsUnwanted[0]']);
    const twice = { weekdays: ['monday'], dates: [dateOf(0)] };
    expect(
      paths({}, {}, { shiftsUnwanted: [twice], shiftsWanted: [{ ...twice, startTo: '09:00' }] }),
    ).toEqual([
      'team.agents[0].preferences.shiftsWanted[0].weekdays',
      'team.agents[0].preferences.shiftsUnwanted[0].weekdays',
    ]);
  });

  it('wanted on a date that can be worked, by a shift that there is', () => {
    const wanted = (wish: object): object => ({ shiftsWanted: [wish] });
    const path = 'team.agents[0].preferences.shiftsWanted[0]';
    expect(paths({}, {}, wanted({ dates: [dateOf(3)], startTo: '09:00' }))).toEqual([]);
    expect(paths({}, {}, wanted({ dates: [dateOf(90)] }))).toEqual([]);
    const leave = [{ firstDay: dateOf(3), lastDay: dateOf(3) }];
    expect(paths({}, {}, wanted({ dates: [dateOf(3)] }), { leave })).toEqual([path]);
    expect(paths({}, {}, wanted({ dates: [dateOf(3)] }), { pins: [off(3)] })).toEqual([path]);
    expect(paths({}, {}, wanted({ dates: [dateOf(3)] }), { daysOffWanted: [dateOf(3)] })).toEqual([path]);
    expect(paths({}, {}, wanted({ dates: [dateOf(3)], startFrom: '09:30', startTo: '09:45' }))).toEqual([
      path,
    ]);
    expect(paths({}, {}, wanted({ weekdays: ['monday'], startFrom: '23:30' }))).toEqual([path]);
  });
});
