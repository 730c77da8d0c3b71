import { expect, test } from 'vitest';
import { refused } from './refused.ts';

const day = {
  id: 'day',
  contractClasses: ['full-time'],
  start: { from: '09:00', to: '10:00', stepMinutes: 60 },
  lengthsMinutes: [480],
};
const templates = (...list: unknown[]): object => ({ shifts: { templates: list } });
const noFit =
  'no shift of this template fits: each would reach into closed hours or past the horizon, fall on other days, or leave no place for its break outside guard periods';

test('a template that fits is let in', () => {
  expect(refused(templates(day))).toEqual([]);
});

test.each<[string, object, object]>([
  ['starts before the shop opens', { start: { from: '06:00', to: '08:00', stepMinutes: 60 } }, {}],
  ['ends after it closes', { lengthsMinutes: [600] }, {}],
  ['is for other weekdays', { weekdays: ['sunday'] }, {}],
  [
    'has its break in a guard period only',
    { mealBreak: { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 240, stepMinutes: 60 } },
    { calendar: { liveStreams: [{ id: 'noon', start: '2026-11-23T12:00', end: '2026-11-23T14:00' }] } },
  ],
])('a template that %s', (_, template, change) => {
  expect(refused({ ...change, ...templates({ ...day, ...template }, 'part-time-4-6h') })).toEqual([
    { path: 'shifts.templates[0]', message: noFit },
  ]);
});

test('a three-shift template waits for its dates', () => {
  expect(refused(templates(day, { ...day, id: 'three', threeShifts: true }))).toEqual([]);
  expect(
    refused({
      ...templates(day, { ...day, id: 'three', threeShifts: true, lengthsMinutes: [1440] }),
      calendar: {
        promotions: [{ id: 'p', firstDay: '2026-11-23', lastDay: '2026-11-23', threeShifts: true }],
      },
    }).map((error) => error.path),
  ).toEqual(['shifts.templates[0]', 'shifts.templates[1]']);
});

test('no preset fits into two opening hours', () => {
  expect(refused({ shop: { openingHours: { from: '09:00', to: '11:00' } } })).toEqual([
    { path: 'shifts.templates', message: 'no shift of any template fits into the opening hours' },
  ]);
});

test('times and lengths keep the grain of the plan', () => {
  const uneven = {
    ...day,
    start: { from: '09:10', to: '10:00', stepMinutes: 20 },
    lengthsMinutes: [480, 485],
    mealBreak: { minutes: 50, earliestAfterMinutes: 180, latestAfterMinutes: 240 },
  };
  const message = (minutes: number): string =>
    `must be a multiple of the interval, 15 minutes; got ${minutes}`;
  expect(refused(templates(uneven))).toEqual([
    { path: 'shifts.templates[0].start.from', message: message(550) },
    { path: 'shifts.templates[0].start.stepMinutes', message: message(20) },
    { path: 'shifts.templates[0].lengthsMinutes[1]', message: message(485) },
    { path: 'shifts.templates[0].mealBreak.minutes', message: message(50) },
  ]);
  expect(refused({ shop: { openingHours: { from: '09:05', to: '18:00' } } })[0]).toEqual({
    path: 'shop.openingHours',
    message: 'times must be multiples of the interval, 15 minutes',
  });
});

const rest = (earliest: number, latest: number, parts: object = {}): object => ({
  earliestAfterMinutes: earliest,
  latestAfterMinutes: latest,
  ...parts,
});
const meal = { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 240 };

test('a meal and up to four rests in windows of their own are let in', () => {
  const rests = [rest(60, 75), rest(120, 165), rest(300, 345), rest(405, 465)];
  expect(refused(templates({ ...day, mealBreak: meal, rests }))).toEqual([]);
});

const overlap = (what: string): string =>
  `could overlap ${what}: a break begun last in one window must have ended where the other window begins`;

test.each<[string, object[], { path: string; message: string }[]]>([
  [
    'that begin while the meal can last',
    [rest(285, 330)],
    [{ path: 'shifts.templates[0].rests[0]', message: overlap('mealBreak') }],
  ],
  [
    'that can last when the meal begins',
    [rest(60, 90), rest(120, 180)],
    [{ path: 'shifts.templates[0].rests[1]', message: overlap('mealBreak') }],
  ],
  [
    'that share minutes with another rest',
    [rest(60, 90), rest(300, 360), rest(330, 400)],
    [{ path: 'shifts.templates[0].rests[2]', message: overlap('rests[1]') }],
  ],
  [
    'that leave the shift',
    [rest(400, 470)],
    [{ path: 'shifts.templates[0].rests[0]', message: 'must end before the shortest length ends' }],
  ],
  [
    'that end before they begin',
    [rest(60, 45)],
    [
      {
        path: 'shifts.templates[0].rests[0].latestAfterMinutes',
        message: 'must not be before `earliestAfterMinutes`',
      },
    ],
  ],
  [
    'that no interval begins in',
    [rest(61, 74)],
    [
      {
        path: 'shifts.templates[0].rests[0]',
        message:
          'no break can begin in this window: none of its minutes is a multiple of the interval, 15 minutes',
      },
    ],
  ],
  [
    'of odd length',
    [rest(60, 90, { minutes: 10 })],
    [
      {
        path: 'shifts.templates[0].rests[0].minutes',
        message: 'must be a multiple of the interval, 15 minutes; got 10',
      },
    ],
  ],
])('windows of rests %s', (_, rests, errors) => {
  expect(refused(templates({ ...day, mealBreak: meal, rests }))).toEqual(errors);
});

test('five rests are too many', () => {
  const rests = [0, 30, 60, 90, 120].map((at) => rest(at, at));
  expect(refused(templates({ ...day, rests })).map(({ path }) => path)).toEqual([
    'shifts.templates[0].rests',
  ]);
});

test('a shop that never opens in the horizon', () => {
  const hours = { sunday: [{ from: '09:00', to: '18:00' }] };
  expect(refused({ shop: { openingHours: hours } })[0]).toEqual({
    path: 'shop.openingHours',
    message: 'the shop is closed on all 1 days of the horizon',
  });
});

test('classes and templates: known and unique', () => {
  const classes = { contractClasses: [{ id: 'full-time' }, { id: 'full-time' }] };
  expect(
    refused({ shifts: { ...classes, templates: [day, { ...day, contractClasses: ['temp'] }] } }),
  ).toEqual([
    { path: 'shifts.contractClasses[1].id', message: '“full-time” appears twice; each must be unique' },
    { path: 'shifts.templates[1].id', message: '“day” appears twice; each must be unique' },
    {
      path: 'shifts.templates[1].contractClasses[0]',
      message: 'no contract class “temp”; the request has “full-time” and “full-time”',
    },
  ]);
});
