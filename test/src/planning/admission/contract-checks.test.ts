import { expect, test } from 'vitest';
import { mostMinutes } from '../../../../src/planning/reachable-minutes.ts';
import { refused, teamOf } from './refused.ts';

const day = {
  id: 'day',
  contractClasses: ['full-time'],
  start: { from: '09:00', to: '09:00' },
  lengthsMinutes: [480],
};

/** A week of the sample shop whose only class has these fields. */
function week(contract: object, others: object = {}): object {
  return {
    horizon: { firstDay: '2026-11-23', days: 7 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(7).fill(60) }],
    shifts: { contractClasses: [{ id: 'full-time', ...contract }], templates: [day] },
    ...others,
  };
}

test('bounds of a class do not contradict each other', () => {
  expect(refused(week({ minimumMinutesPerWeek: 1500, maximumMinutesPerWeek: 1400 }))).toEqual([
    {
      path: 'shifts.contractClasses[0].minimumMinutesPerWeek',
      message: 'must not be above `maximumMinutesPerWeek`',
    },
  ]);
  expect(refused(week({ minimumPeople: 2, maximumPeople: 1 }))).toEqual([
    { path: 'shifts.contractClasses[0].minimumPeople', message: 'must not be above `maximumPeople`' },
  ]);
});

test('a team has the people that are to work, and may use those who are pinned', () => {
  expect(refused(week({ minimumPeople: 2 }))).toEqual([]);
  expect(refused(week({ minimumPeople: 3 }))).toEqual([
    {
      path: 'shifts.contractClasses[0].minimumPeople',
      message: 'the team has 2 people of class “full-time”',
    },
  ]);
  const pins = [{ kind: 'shift', date: '2026-11-23', start: '09:00', lengthMinutes: 480 }];
  const pinned = teamOf({ pins }, { pins });
  expect(refused(week({ maximumPeople: 2 }, pinned))).toEqual([]);
  expect(refused(week({ maximumPeople: 1 }, pinned))).toEqual([
    {
      path: 'shifts.contractClasses[0].maximumPeople',
      message: '2 people of class “full-time” have pinned shifts',
    },
  ]);
});

test('a hiring plan can hire those that are to work', () => {
  const hiring = (maximumPeople: number) => ({ team: undefined, hiring: { maximumPeople } });
  expect(refused(week({ minimumPeople: 4 }, hiring(4)))).toEqual([]);
  expect(refused(week({ minimumPeople: 4 }, hiring(3)))).toEqual([
    {
      path: 'shifts.contractClasses[0].minimumPeople',
      message: 'the classes ask for 4 people together; 3 can be hired',
    },
  ]);
});

test('hours promised are hours that shifts can come to', () => {
  expect(refused(week({ minimumMinutesPerWeek: 1920, maximumDaysPerWeek: 4 }))).toEqual([]);
  const tooMany = week({ minimumMinutesPerWeek: 1921, maximumDaysPerWeek: 4 });
  expect(refused(tooMany)).toEqual([
    {
      path: 'shifts.contractClasses[0].minimumMinutesPerWeek',
      message:
        'class “full-time” promises 1921 minutes in the week of 2026-11-23; the shifts there are come to 1920 at most',
    },
  ]);
  const gap = week({ minimumMinutesPerWeek: 2000, maximumMinutesPerWeek: 2300 });
  expect(refused(gap)[0].message).toContain('come to 1920 at most');
});

test('a limit of the horizon holds a shift, and what the weeks of it promise', () => {
  const limited = (maximumMinutesPerHorizon: number, minimumMinutesPerWeek = 0): object =>
    week({ maximumMinutesPerHorizon, minimumMinutesPerWeek });
  const path = 'shifts.contractClasses[0].maximumMinutesPerHorizon';
  expect(refused(limited(480))).toEqual([]);
  expect(refused(limited(479))).toMatchObject([
    { path, message: expect.stringContaining('no shift') as string },
  ]);
  expect(refused(limited(1440, 1440))).toEqual([]);
  expect(refused(limited(1440, 1441))).toEqual([
    { path, message: '`minimumMinutesPerWeek` promises 1441 minutes over the weeks of the horizon' },
  ]);
});

test('agents can be given the hours they are owed in whole weeks, unless they are on leave', () => {
  const availability = [{ weekdays: ['monday', 'tuesday'], from: '09:00', to: '18:00' }];
  const team = teamOf({}, { availability });
  expect(refused(week({ minimumMinutesPerWeek: 960 }, team))).toEqual([]);
  expect(refused(week({ minimumMinutesPerWeek: 961 }, team))).toEqual([
    {
      path: 'team.agents[1]',
      message:
        'class “full-time” promises 961 minutes in the week of 2026-11-23; the shifts there are come to 960 at most',
    },
  ]);
  const leave = [{ firstDay: '2026-11-25', lastDay: '2026-11-25' }];
  expect(refused(week({ minimumMinutesPerWeek: 961 }, teamOf({}, { availability, leave })))).toEqual([]);
});

test('the most minutes on so many days, within a limit', () => {
  const all = { days: 7, minutes: 10_000 };
  expect(mostMinutes([], all)).toBe(0);
  expect(mostMinutes([[240, 300], [], [360]], all)).toBe(660);
  expect(mostMinutes([[240, 300], [360], [500]], { days: 2, minutes: 10_000 })).toBe(860);
  expect(mostMinutes([[240, 300], [360], [500]], { days: 3, minutes: 870 })).toBe(860);
  expect(mostMinutes([[400], [400], [400]], { days: 3, minutes: 1199 })).toBe(800);
});

test('overtime fits into the required rules of the week and the month', () => {
  const partTime = (overtime: number, others: object = {}): object =>
    week(
      { maximumMinutesPerWeek: 1440, overtime: { maximumMinutesPerWeek: overtime } },
      { ...others, rules: { overrides: { 'minutes-per-week': { limit: 2000 } } } },
    );
  expect(refused(partTime(560))).toEqual([]);
  const path = 'shifts.contractClasses[0].overtime.maximumMinutesPerWeek';
  const [error, ...others] = refused(partTime(561));
  expect(others).toEqual([]);
  expect(error.path).toBe(path);
  expect(error.message).toContain(
    '1440 contract minutes and 561 of overtime are more than the 2000 of the required rule `minutes-per-week`',
  );
  // Monday 2 to Sunday 29 November: four weeks of one month.
  const fourWeeks = {
    horizon: { firstDay: '2026-11-02', days: 28 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(28).fill(60) }],
  };
  expect(refused(partTime(540, fourWeeks))).toEqual([]);
  expect(refused(partTime(541, fourWeeks))).toMatchObject([
    { path, message: expect.stringContaining('4 weeks of one month with 541 minutes') as string },
  ]);
});

test('people who are to work have a shift that they may work', () => {
  const path = 'shifts.contractClasses[0].minimumPeople';
  const leave = [{ firstDay: '2026-11-23', lastDay: '2026-11-29' }];
  expect(refused(week({ minimumPeople: 2 }, teamOf({}, {}, { leave })))).toEqual([]);
  expect(refused(week({ minimumPeople: 2 }, teamOf({}, { leave })))).toEqual([
    {
      path,
      message:
        '1 of class “full-time” have a shift in the horizon that contract, availability, leave and law let them work',
    },
  ]);
  const hiring = (contractClass: string): object =>
    week(
      { minimumPeople: 1 },
      {
        team: undefined,
        hiring: { maximumPeople: 3 },
        shifts: {
          contractClasses: [{ id: 'full-time', minimumPeople: 1 }, { id: 'part-time' }],
          templates: [{ ...day, contractClasses: [contractClass] }],
        },
      },
    );
  expect(refused(hiring('full-time'))).toEqual([]);
  expect(refused(hiring('part-time'))).toEqual([
    { path, message: 'no template has a shift of the horizon for class “full-time”' },
  ]);
});
