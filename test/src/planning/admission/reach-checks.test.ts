import { expect, test } from 'vitest';
import { queue, refused, teamOf } from './refused.ts';

const early = {
  id: 'early',
  contractClasses: ['part-time'],
  start: { from: '09:00', to: '09:00', stepMinutes: 60 },
  lengthsMinutes: [180],
};
/** Chats come all day, calls at noon only. */
const noon = {
  queues: [queue(), queue({ id: 'calls', skill: 'calls' })],
  forecast: [
    { kind: 'daily', queue: 'chat', contactsPerDay: [60] },
    {
      kind: 'hourly',
      queue: 'calls',
      contactsPerHour: Array.from({ length: 24 }, (_, hour) => (hour === 13 ? 20 : 0)),
    },
  ],
};

test('a queue none of whose contacts a shift of anybody with its skill reaches', () => {
  const away = { availability: [{ weekdays: ['monday'], from: '14:00', to: '18:00' }] };
  const team = (changes: object): object =>
    teamOf({ contractClass: 'part-time' }, { contractClass: 'part-time', skills: ['calls'], ...changes });
  expect(refused({ ...noon, ...team({}) })).toEqual([]);
  const nobody = [
    {
      path: 'queues[1].skill',
      message:
        'no shift that anybody with the skill “calls” may work reaches any contact of queue “calls”; look at `shifts.templates`, their contract classes and availability',
    },
  ];
  expect(refused({ ...noon, ...team(away) })).toEqual(nobody);
  expect(refused({ ...noon, ...team({}), shifts: { templates: [early] } })).toEqual(nobody);
  expect(
    refused({ ...noon, ...team({ contractClass: 'full-time' }), shifts: { templates: [early] } }),
  ).toEqual(nobody);
});

test('contacts out of reach beside others are let in', () => {
  expect(refused({ ...teamOf({ contractClass: 'part-time' }), shifts: { templates: [early] } })).toEqual([]);
});

test('a contract week that holds no shift', () => {
  const shifts = (maximumMinutesPerWeek: number): object => ({
    shifts: {
      contractClasses: [{ id: 'part-time', maximumMinutesPerWeek }],
      templates: [early, { ...early, id: 'long', lengthsMinutes: [240, 300] }],
    },
    ...teamOf({ contractClass: 'part-time' }),
  });
  expect(refused(shifts(180))).toEqual([]);
  expect(refused(shifts(179))).toEqual([
    {
      path: 'shifts.contractClasses[0].maximumMinutesPerWeek',
      message: 'holds no shift: the shortest of class “part-time” is 180 minutes of work',
    },
  ]);
});

test('rest days that leave no day to work', () => {
  const resting = (limit: number, level: string): object => ({
    rules: { overrides: { 'weekly-rest-day': { limit, level } } },
  });
  expect(refused(resting(6, 'required'))).toEqual([]);
  expect(refused(resting(7, 'preferred'))).toEqual([]);
  expect(refused(resting(7, 'required'))).toEqual([
    {
      path: 'rules.overrides["weekly-rest-day"].limit',
      message: '7 rest days a week leave no day on which anybody may work',
    },
  ]);
  expect(refused(resting(6.5, 'required'))).toMatchObject([
    { path: 'rules.overrides["weekly-rest-day"].limit' },
  ]);
});
