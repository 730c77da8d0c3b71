import { expect, test } from 'vitest';
import { refused } from './refused.ts';

const template = (...lengthsMinutes: number[]): object => ({
  id: 'day',
  contractClasses: ['full-time'],
  start: { from: '09:00', to: '09:00' },
  lengthsMinutes,
});

const LONGER = { overrides: { 'minutes-per-week': { limit: 2880 } } };

/** Some days of the sample shop whose only class may work on rest days, in weeks of up to 48 hours. */
function shop(contract: object, others: object = {}, days = 7, lengths = [480]): object {
  return {
    horizon: { firstDay: '2026-11-02', days, intervalMinutes: 30 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(60) }],
    shifts: {
      contractClasses: [{ id: 'full-time', restDayWork: { maximumDaysPerWeek: 1 }, ...contract }],
      templates: [template(...lengths)],
    },
    rules: LONGER,
    ...others,
  };
}

const path = 'shifts.contractClasses[0].restDayWork.maximumDaysPerWeek';

test('a week has seven days', () => {
  const six = { maximumDaysPerWeek: 6, restDayWork: { maximumDaysPerWeek: 2 } };
  expect(refused(shop(six))).toEqual([
    { path, message: 'with `maximumDaysPerWeek` of the class it must not come to more than 7 days' },
  ]);
});

test('a required rest day leaves room for work on another, or it is refused', () => {
  expect(refused(shop({}))).toEqual([]);
  expect(refused(shop({ maximumDaysPerWeek: 5, restDayWork: { maximumDaysPerWeek: 2 } }))).toEqual([]);
  expect(refused(shop({ maximumDaysPerWeek: 6, maximumMinutesPerWeek: 2880 }))).toMatchObject([
    { path, message: expect.stringContaining('leave 0 days off a week; the required rule') as string },
  ]);
});

test('contract days come first, and their minutes leave room for them', () => {
  expect(refused(shop({ maximumMinutesPerWeek: 2399 }))).toEqual([
    {
      path,
      message:
        'the 5 days of the contract come first; in shifts of 480 minutes or more they exceed its 2399 minutes',
    },
  ]);
  expect(refused(shop({ maximumMinutesPerWeek: 2399 }, {}, 7, [240, 480]))).toEqual([]);
});

test('six of the shortest shifts fit into the weeks that required rules allow', () => {
  const limited = (limit: number, lengths?: number[]): object =>
    shop({}, { rules: { overrides: { 'minutes-per-week': { limit } } } }, 7, lengths);
  expect(refused(limited(2880))).toEqual([]);
  expect(refused(limited(2879))).toMatchObject([
    {
      path,
      message: expect.stringContaining('6 days of 480 minutes or more exceed the 2879') as string,
    },
  ]);
  expect(refused(limited(2400, [390, 480]))).toEqual([]);
});

test('the rest days of a month stay within its overtime', () => {
  expect(refused(shop({}, {}, 28))).toEqual([]);
  expect(refused(shop({ restDayWork: { maximumDaysPerWeek: 2 } }, {}, 28))).toMatchObject([
    {
      path,
      message: expect.stringContaining('4 weeks of one month with 960 minutes on rest days') as string,
    },
  ]);
  const overtime = { overtime: { maximumMinutesPerWeek: 61 } };
  const longer = { rules: { overrides: { 'minutes-per-week': { limit: 3000 } } } };
  expect(refused(shop(overtime, longer, 28))).toMatchObject([{ path }]);
});

test('a rest day is paid no less than overtime', () => {
  expect(refused(shop({}, { pay: { overtime: 2 } }))).toEqual([]);
  expect(refused(shop({}, { pay: { overtime: 2.5 } }))).toEqual([
    {
      path: 'pay.restDay',
      message: 'must not be below `pay.overtime`, 2.5, where class “full-time” works on rest days',
    },
  ]);
  expect(refused(shop({ restDayWork: undefined }, { pay: { overtime: 2.5 } }))).toEqual([]);
});

test('hours promised are those of the contract’s days', () => {
  const promised = shop({ minimumMinutesPerWeek: 2100, maximumMinutesPerWeek: 2400 }, {}, 7, [390]);
  expect(refused(promised)).toMatchObject([{ path: 'shifts.contractClasses[0].minimumMinutesPerWeek' }]);
});
