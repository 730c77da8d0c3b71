import { describe, expect, it } from 'vitest';
import { layClock } from '../../../src/audit/facts/clock.ts';
import { readMoment } from '../../../src/audit/facts/span.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import { buildGrid, intervalStart, openIntervals } from '../../../src/domain/grid.ts';
import { everyDay, handRequest } from '../../support/hand-request.ts';

const HORIZONS = [
  ['Asia/Shanghai', '2026-12-30', 5, 15],
  ['Europe/Berlin', '2026-10-24', 3, 15],
  ['Europe/Berlin', '2026-03-28', 3, 60],
  ['America/St_Johns', '2026-11-01', 2, 10],
  ['Australia/Lord_Howe', '2026-04-04', 3, 30],
  ['America/Sao_Paulo', '2018-11-03', 3, 30],
] as const;

describe('the clock the audit lays out for itself', () => {
  it.each(HORIZONS)(
    'agrees with the planning grid: %s from %s',
    (timeZone, firstDay, days, intervalMinutes) => {
      const horizon = { firstDay, days, intervalMinutes };
      const openingHours = {
        ...everyDay({ from: '09:00', to: '24:00' }),
        sunday: [
          { from: '00:00', to: '03:00' },
          { from: '10:00', to: '18:30' },
        ],
      };
      const calendar = Calendar.parse({
        promotions: [{ id: 'sale', firstDay, lastDay: firstDay, threeShifts: true }],
      });
      const clock = layClock({
        ...handRequest({}),
        shop: { ...handRequest({}).shop, timeZone, openingHours },
        horizon,
        calendar,
      });
      const grid = buildGrid(horizon, timeZone);
      const open = openIntervals(grid, openingHours, new Set([firstDay]));
      // A grid of 60 minutes cannot hold 18:30; every grain here can.
      const grain = intervalMinutes === 60 ? [] : Array.from(open, (one) => one === 1);
      expect(clock.intervals.map((one) => one.start)).toEqual(
        Array.from({ length: grid.count }, (_, interval) => intervalStart(grid, interval)),
      );
      expect(clock.end).toBe(intervalStart(grid, grid.count));
      expect(clock.intervals.map((one) => one.minute)).toEqual(Array.from(grid.clockMinute));
      expect(clock.intervals.map((one) => one.date)).toEqual(
        Array.from(grid.dayOf, (day) => grid.days[day].date),
      );
      expect(clock.days.map(({ date, weekday }) => ({ date, weekday }))).toEqual(
        grid.days.map(({ date, weekday }) => ({ date, weekday })),
      );
      if (grain.length > 0) expect(clock.intervals.map((one) => one.open)).toEqual(grain);
    },
  );

  it('has 25 and 23 hours on the days Berlin changes its clocks', () => {
    const hours = (firstDay: string) => {
      const shop = { ...handRequest({}).shop, timeZone: 'Europe/Berlin' };
      const clock = layClock({
        ...handRequest({}),
        shop,
        horizon: { firstDay, days: 1, intervalMinutes: 60 },
      });
      return clock.intervals.map((one) => one.minute / 60);
    };
    expect(hours('2026-10-25').slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
    expect(hours('2026-10-25')).toHaveLength(25);
    expect(hours('2026-03-29').slice(0, 4)).toEqual([0, 1, 3, 4]);
    expect(hours('2026-03-29')).toHaveLength(23);
  });

  it('does not call an interval open that is closed in part', () => {
    const shop = { ...handRequest({}).shop, openingHours: everyDay({ from: '09:30', to: '18:30' }) };
    const clock = layClock({
      ...handRequest({}),
      shop,
      horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    });
    const open = clock.intervals.filter((one) => one.open).map((one) => one.minute / 60);
    expect(open).toEqual([10, 11, 12, 13, 14, 15, 16, 17]);
  });

  it('joins windows that touch', () => {
    const windows = [
      { from: '09:00', to: '12:20' },
      { from: '12:20', to: '14:00' },
    ];
    const clock = layClock({
      ...handRequest({}),
      shop: { ...handRequest({}).shop, openingHours: everyDay(...windows) },
      horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    });
    expect(clock.intervals.filter((one) => one.open)).toHaveLength(5);
  });
});

describe('readMoment', () => {
  it.each([
    ['2026-11-23T09:00:00+08:00', Date.UTC(2026, 10, 23, 1), 480],
    ['2026-11-23T09:00+08:00', Date.UTC(2026, 10, 23, 1), 480],
    ['2026-11-23T01:00:00Z', Date.UTC(2026, 10, 23, 1), 0],
    ['2026-11-22T21:30:00-03:30', Date.UTC(2026, 10, 23, 1), -210],
  ])('reads %s', (text, milliseconds, offsetMinutes) => {
    expect(readMoment(text)).toEqual({ milliseconds, offsetMinutes });
  });

  it.each([
    '',
    'tomorrow',
    '2026-11-23',
    '2026-11-23T09:00:00',
    '2026-13-01T09:00:00Z',
    '2026-11-23T25:00:00Z',
  ])('refuses %j', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });
});
