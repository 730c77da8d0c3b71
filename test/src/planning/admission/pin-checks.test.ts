import { expect, test } from 'vitest';
import { refused, teamOf } from './refused.ts';

/** Two weeks from a Monday, open all day, with an eight-hour shift from any hour on. */
const fortnight = {
  shop: { tier: 'new', openingHours: 'always' },
  horizon: { firstDay: '2026-11-23', days: 14, intervalMinutes: 60 },
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array(14).fill(20) }],
  shifts: {
    contractClasses: [{ id: 'full-time', maximumDaysPerWeek: 7, maximumMinutesPerWeek: 3600 }],
    templates: [
      {
        id: 'any',
        contractClasses: ['full-time'],
        start: { from: '00:00', to: '23:00', stepMinutes: 60 },
        lengthsMinutes: [480, 600],
      },
    ],
  },
};

const shift = (date: string, start = '09:00', lengthMinutes = 480): object => ({
  kind: 'shift',
  date: `2026-${date}`,
  start,
  lengthMinutes,
});

/** What is said against these pins of an agent, who may differ, under rules that may differ. */
function against(
  pins: object[],
  agent: object = {},
  rules: object = {},
): readonly { path: string; message: string }[] {
  return refused({ ...fortnight, ...teamOf({ pins, ...agent }), rules });
}
const only = (message: string, pin = 0): object[] => [{ path: `team.agents[0].pins[${pin}]`, message }];
const withRule = (name: string, rule: object): object => ({ overrides: { [name]: rule } });

test('pins that can be kept are let in', () => {
  expect(against([shift('11-23'), shift('11-24'), { kind: 'off', date: '2026-11-25' }])).toEqual([]);
});

test('dates: one pin each, inside the horizon', () => {
  expect(against([shift('11-23'), { kind: 'off', date: '2026-11-23' }])).toEqual([
    { path: 'team.agents[0].pins[1].date', message: '“2026-11-23” appears twice; each must be unique' },
    ...only('a1 must have 2026-11-23 off'),
  ]);
  expect(against([{ kind: 'off', date: '2026-12-24' }])).toEqual(
    only('lies outside the horizon, 2026-11-23 to 2026-12-06'),
  );
});

test('shifts: of a template, inside opening hours', () => {
  const unknown = (what: string): object[] =>
    only(`no shift template of class “full-time” allows ${what} on 2026-11-23 inside opening hours`);
  expect(against([shift('11-23', '09:00', 300)])).toEqual(unknown('300 minutes from 09:00'));
  expect(against([shift('11-23', '09:30')])).toEqual(unknown('480 minutes from 09:30'));
  const closed = { ...fortnight, shop: { openingHours: { from: '09:00', to: '18:00' } } };
  expect(refused({ ...closed, ...teamOf({ pins: [shift('11-23', '12:00')] }) })).toEqual(
    unknown('480 minutes from 12:00'),
  );
});

test('months and average weeks: what required rules allow over all of their days', () => {
  const overtime = {
    overrides: { 'minutes-per-day': { level: 'preferred' }, 'overtime-per-month': { limit: 300 } },
  };
  const long = (...dates: string[]): object[] => dates.map((date) => shift(date, '09:00', 600));
  expect(against(long('11-24', '11-26', '12-01', '12-03'), {}, overtime)).toEqual([]);
  expect(against(long('11-24', '11-26', '11-30', '12-03'), {}, overtime)).toEqual(
    only('360 pinned minutes of overtime in 2026-11; class “full-time” and the required rules allow 300', 2),
  );
  const average = {
    pack: 'eu',
    overrides: { 'average-week': { limit: 1500 }, 'break-in-long-shift': { level: 'off' } },
  };
  const thursday = {
    ...fortnight,
    horizon: { ...fortnight.horizon, firstDay: '2026-11-26' },
  };
  const dates = ['11-26', '11-28', '11-30', '12-02', '12-07', '12-09'];
  const pinned = (count: number): object => teamOf({ pins: long(...dates.slice(0, count)) });
  expect(refused({ ...thursday, ...pinned(5), rules: average })).toEqual([]);
  expect(refused({ ...thursday, ...pinned(6), rules: average })).toEqual(
    only('3600 pinned minutes of work in 14 days; class “full-time” and the required rules allow 3000', 5),
  );
});

test('leave, on the day or on the day a night shift ends', () => {
  const leave = { leave: [{ firstDay: '2026-11-24', lastDay: '2026-11-25' }] };
  const message = 'a1 is on leave on 2026-11-24';
  expect(against([shift('11-24')], leave)).toEqual(only(message));
  expect(against([shift('11-23', '20:00')], leave)).toEqual(only(message));
  expect(against([shift('11-23', '16:00'), shift('11-26')], leave)).toEqual([]);
});

test('days off that are pinned or must be kept', () => {
  const message = 'a1 must have 2026-11-24 off';
  expect(against([shift('11-23', '20:00'), { kind: 'off', date: '2026-11-24' }])).toEqual(only(message));
  const wish = { daysOffWanted: ['2026-11-24'] };
  expect(against([shift('11-24')], wish)).toEqual([]);
  expect(against([shift('11-24')], wish, withRule('day-off-wanted', { level: 'required' }))).toEqual(
    only(message),
  );
});

test('availability', () => {
  const mornings = { availability: [{ weekdays: ['monday'], from: '08:00', to: '16:30' }] };
  expect(against([shift('11-23', '08:00')], mornings)).toEqual([]);
  expect(against([shift('11-23', '09:00')], mornings)).toEqual(
    only('a1 may not work it: not available from 09:00 for 480 minutes'),
  );
});

test.each<[string, object, object, object, string]>([
  [
    'a day that is too long',
    shift('11-23', '09:00', 600),
    {},
    {},
    '600 minutes of work in a day; at most 480 (Labour Law of the PRC art. 36)',
  ],
  [
    'overtime that is too long',
    shift('11-23', '09:00', 600),
    {},
    { overrides: { 'minutes-per-day': { level: 'preferred' }, 'overtime-per-day': { limit: 60 } } },
    '600 minutes of work in a day; at most 540 (Labour Law of the PRC art. 41)',
  ],
  [
    'a long shift without a break',
    shift('11-23'),
    {},
    { pack: 'eu' },
    '480 minutes without a meal break; at most 360 (Directive 2003/88/EC art. 4)',
  ],
  [
    'a night that is too long',
    shift('11-23', '22:00', 600),
    {},
    { pack: 'none', overrides: { 'night-minutes': { level: 'required' } } },
    '600 minutes of work in a night shift; at most 480 (Directive 2003/88/EC art. 8)',
  ],
  [
    'night work of who is protected',
    shift('11-23', '15:00'),
    { protections: ['nursing'] },
    {},
    'night work is barred (Labour Law of the PRC art. 61 and 63)',
  ],
  [
    'overtime of who is protected',
    shift('11-23', '09:00', 600),
    { protections: ['pregnant-from-month-7'] },
    { overrides: { 'minutes-per-day': { level: 'preferred' } } },
    'overtime is barred (Labour Law of the PRC art. 61 and 63)',
  ],
])('the law against %s', (_, pin, agent, rules, reason) => {
  expect(against([pin], agent, rules)).toEqual(only(`a1 may not work it: ${reason}`));
});

test('rest between pinned shifts, and shifts that overlap', () => {
  const late = shift('11-23', '16:00');
  const early = shift('11-24', '06:00');
  expect(against([early, late])).toEqual([]);
  expect(against([early, late], {}, withRule('daily-rest', { level: 'required' }))).toEqual(
    only(
      'leaves 360 minutes after the pinned shift before it; 660 are required (Good practice of 11 hours; no article asks for it)',
    ),
  );
  expect(against([shift('11-23', '20:00'), shift('11-24', '03:00')], {}, { pack: 'none' })).toEqual(
    only('begins before the pinned shift before it ends', 1),
  );
});

test('weeks: days and minutes of the contract and of required rules, and a day off in seven', () => {
  const days = (...list: string[]): object[] => list.map((date) => shift(date));
  const six = days('11-23', '11-24', '11-25', '11-26', '11-27', '11-28');
  const loose = { 'minutes-per-week': { level: 'off' } };
  expect(against(six, {}, { overrides: loose })).toEqual([]);
  expect(against(six)).toEqual(
    only('2880 pinned minutes in one week; class “full-time” and the required rules allow 2400', 5),
  );
  expect(against([...six, shift('11-29')], {}, { overrides: loose })).toEqual(
    only('7 pinned days in one week; class “full-time” and the required rules allow 6', 6),
  );
  const overTheWeekend = days('11-27', '11-28', '11-29', '11-30', '12-01', '12-02', '12-03');
  expect(against(overTheWeekend)).toEqual(
    only('the seventh pinned day in a row; one in seven must be off', 6),
  );
  expect(against(overTheWeekend, {}, { pack: 'none' })).toEqual([]);
});

test('times of day: no more than shifts may start at', () => {
  const pins = [shift('11-23', '08:00'), shift('11-24', '09:00'), shift('11-25', '08:00')];
  const limited = (maximumDistinctStarts: number): readonly object[] =>
    refused({ ...fortnight, shifts: { ...fortnight.shifts, maximumDistinctStarts }, ...teamOf({ pins }) });
  expect(limited(2)).toEqual([]);
  expect(limited(1)).toEqual([
    {
      path: 'shifts.maximumDistinctStarts',
      message: 'shifts are pinned to 2 times of day (08:00, 09:00); at most 1 are allowed',
    },
  ]);
});

test('what was worked before the horizon counts with the pins', () => {
  const rested = { ...withRule('daily-rest', { level: 'required' }) };
  const late = { history: { lastShiftEnd: '2026-11-23T00:30' } };
  expect(against([shift('11-23', '11:00')], late, rested)).toEqual(
    only(
      'leaves 630 minutes after the last shift before the horizon; 660 are required (Good practice of 11 hours; no article asks for it)',
    ),
  );
  expect(against([shift('11-23', '12:00')], late, rested)).toEqual([]);
  expect(against([shift('11-23', '00:00')], late)).toEqual(
    only('begins before the last shift before the horizon ends'),
  );
  const inARow = (daysWorkedInARow: number) =>
    against(
      ['11-23', '11-24'].map((date) => shift(date)),
      { history: { daysWorkedInARow } },
    );
  expect(inARow(4)).toEqual([]);
  expect(inARow(5)).toEqual(only('the seventh pinned day in a row; one in seven must be off', 1));
  expect(inARow(6)).toEqual(only('a1 must have 2026-11-23 off'));
});

test('the first week of the horizon counts with its days before it', () => {
  const fromWednesday = (pins: object[], history: object) =>
    refused({
      ...fortnight,
      horizon: { ...fortnight.horizon, firstDay: '2026-11-25' },
      ...teamOf({ pins, history }),
    });
  const pins = ['11-25', '11-26', '11-27'].map((date) => shift(date));
  expect(fromWednesday(pins, { daysThisWeek: 2, minutesThisWeek: 960 })).toEqual([]);
  expect(fromWednesday(pins, { daysThisWeek: 2, minutesThisWeek: 961 })).toEqual(
    only(
      '2401 pinned minutes in one week, those before the horizon counted; class “full-time” and the required rules allow 2400',
      2,
    ),
  );
});

test('minors: no nights, no long days, and in Europe half a day of rest', () => {
  const minor = { protections: ['minor'] };
  expect(against([shift('11-23', '15:00')], minor)).toEqual([
    expect.objectContaining({ path: 'team.agents[0].pins[0]' }),
  ]);
  expect(against([shift('11-23', '14:00')], minor)).toEqual([]);
  const long = [shift('11-23', '09:00', 600)];
  const allowed = { 'minutes-per-day': { level: 'preferred' } };
  expect(against(long, {}, { overrides: allowed })).toEqual([]);
  expect(against(long, minor, { overrides: allowed })[0].message).toContain(
    '600 minutes of work of a minor in a day; at most 480',
  );
  const europe = { pack: 'eu', overrides: { 'break-in-long-shift': { level: 'off' } } };
  expect(against([shift('11-23')], minor, europe)[0].message).toContain(
    '480 minutes of a minor without a break of 30; at most 270 (Directive 94/33/EC art. 12)',
  );
  const unbroken = { pack: 'eu', overrides: { ...europe.overrides, 'minor-break': { level: 'off' } } };
  const close = [shift('11-23', '12:00'), shift('11-24', '07:00')];
  expect(against(close, {}, unbroken)).toEqual([]);
  expect(against(close, minor, unbroken)).toEqual(
    only(
      'leaves 660 minutes after the pinned shift before it; 720 are required (Directive 94/33/EC art. 10(1))',
      1,
    ),
  );
});
