import { expect, test } from 'vitest';
import { queue, refused } from './refused.ts';

const forecast = (...list: object[]): object => ({ forecast: list });

test.each<[string, object, object, string, string]>([
  [
    'of two days for one',
    { kind: 'daily', contactsPerDay: [1, 2] },
    {},
    'forecast[0].contactsPerDay',
    'has 2 values; the horizon has 1 days',
  ],
  [
    'of 23 hours for 24',
    { kind: 'hourly', contactsPerHour: new Array(23).fill(1) },
    {},
    'forecast[0].contactsPerHour',
    'has 23 values; the horizon has 24 hours',
  ],
  [
    'of 24 hours for the 25 of a day when clocks go back',
    { kind: 'hourly', contactsPerHour: new Array(24).fill(1) },
    {
      shop: { timeZone: 'Europe/Berlin', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
      horizon: { firstDay: '2026-10-25', days: 1 },
    },
    'forecast[0].contactsPerHour',
    'has 24 values; the horizon has 25 hours',
  ],
  [
    'of quarter-hours for half-hours',
    { kind: 'intervals', contacts: new Array(96).fill(1) },
    { horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 } },
    'forecast[0].contacts',
    'has 96 values; the horizon has 48 intervals of 30 minutes',
  ],
])('a forecast %s', (_, values, change, path, message) => {
  expect(refused({ ...change, ...forecast({ queue: 'chat', ...values }) })).toEqual([{ path, message }]);
});

test('forecasts of the right length are fine, also on a day of 23 hours', () => {
  const spring = {
    shop: { timeZone: 'Europe/Berlin', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
    horizon: { firstDay: '2026-03-29', days: 1 },
  };
  const hourly = { kind: 'hourly', queue: 'chat', contactsPerHour: new Array(23).fill(1) };
  expect(refused({ ...spring, ...forecast(hourly) })).toEqual([]);
});

test('every queue once, every forecast for one of them', () => {
  const daily = (name: string): object => ({ kind: 'daily', queue: name, contactsPerDay: [1] });
  expect(refused({ queues: [queue(), queue()] })).toEqual([
    { path: 'queues[1].id', message: '“chat” appears twice; each must be unique' },
  ]);
  expect(refused(forecast(daily('chat'), daily('chat'), daily('fax')))).toEqual([
    { path: 'forecast[1].queue', message: '“chat” appears twice; each must be unique' },
    { path: 'forecast[2].queue', message: 'no queue “fax”; the request has “chat”' },
  ]);
  expect(refused({ queues: [queue(), queue({ id: 'second' })] })).toEqual([
    { path: 'queues[1].id', message: 'queue “second” has no forecast' },
  ]);
});
