import { expect, test } from 'vitest';
import { agent, queue, refused } from './refused.ts';

test('more skills than can be planned together', () => {
  const names = Array.from({ length: 9 }, (_, k) => `s${k}`);
  const request = {
    queues: names.map((name) => queue({ id: name, skill: name })),
    forecast: names.map((name) => ({ kind: 'daily', queue: name, contactsPerDay: [10] })),
    team: { agents: [agent({ skills: names })] },
  };
  expect(refused(request)).toEqual([
    {
      path: 'queues',
      message: 'ask for 9 different skills (each level counts); at most 8 can be planned together',
    },
  ]);
});

test('more people and days than can be assigned', () => {
  const request = {
    horizon: { firstDay: '2026-11-23', days: 42 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array(42).fill(10) }],
    team: { agents: Array.from({ length: 800 }, (_, k) => agent({ id: `a${k}` })) },
  };
  expect(refused(request)).toEqual([
    {
      path: 'team.agents',
      message:
        'too large to plan in one request: 800 people × 42 days; at most 30000 person-days. Plan fewer days or people at once',
    },
  ]);
});

test('more kinds of people and shifts than can be chosen from', () => {
  const request = {
    horizon: { firstDay: '2026-11-23', days: 28 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array(28).fill(10) }],
    shop: { tier: 'new', openingHours: { from: '06:00', to: '23:00' } },
    shifts: {
      templates: [
        {
          id: 'any',
          contractClasses: ['full-time'],
          start: { from: '06:00', to: '20:00', stepMinutes: 15 },
          lengthsMinutes: [180],
        },
      ],
    },
    team: {
      agents: Array.from({ length: 70 }, (_, k) => {
        const to = `23:${String(k % 60).padStart(2, '0')}`;
        const from = k < 60 ? '05:00' : '05:30';
        const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
        return agent({ id: `a${k}`, availability: [{ weekdays, from, to }] });
      }),
    },
  };
  const [error, ...others] = refused(request);
  expect(others).toEqual([]);
  expect(error.path).toBe('team.agents');
  // 57 starts on each of 28 days for 70 kinds of people.
  expect(error.message).toContain(`${57 * 28 * 70} shifts for 70 kinds of people; at most 50000`);
});

test('a load that no team can carry, also when only the calendar makes it so', () => {
  const calls = { queues: [queue({ handling: { kind: 'task', averageHandleSeconds: 3600 } })] };
  const hourly = (contacts: number): object => ({
    forecast: [{ kind: 'hourly', queue: 'chat', contactsPerHour: new Array(24).fill(contacts) }],
    targets: { tierLimit: false, bands: [] },
  });
  expect(refused({ ...calls, ...hourly(9000) })).toEqual([]);
  expect(refused({ ...calls, ...hourly(20_000) })).toEqual([
    {
      path: 'forecast[0]',
      message:
        'queue “chat” needs at least 20001 agents at 2026-11-23T09:00:00+08:00; at most 10000 can be planned',
    },
  ]);
  const sale = { id: 'sale', firstDay: '2026-11-23', lastDay: '2026-11-23', factor: 100 };
  const [error] = refused({ ...calls, ...hourly(200), calendar: { promotions: [sale] } });
  expect(error.message).toContain('needs at least 20001 agents');
});
