import { expect, test } from 'vitest';
import type { Agent } from '../../../src/domain/agent.ts';
import { buildGrid, intervalAtClock } from '../../../src/domain/grid.ts';
import { minuteOfDay } from '../../../src/domain/time.ts';
import { isAvailable, isOnLeave, nightMinutes } from '../../../src/planning/availability.ts';

const grid = buildGrid({ firstDay: '2026-11-23', days: 7, intervalMinutes: 15 }, 'Asia/Shanghai');

function span(day: number, from: string, hours: number): { start: number; end: number } {
  const start = intervalAtClock(grid, day, minuteOfDay(from))!;
  return { start, end: start + hours * 4 };
}
type Windows = NonNullable<Agent['availability']>;
const can = (availability: Windows | undefined, day: number, from: string, hours: number): boolean =>
  isAvailable({ availability }, span(day, from, hours), grid);

const monday = (from: string, to: string): Windows[number] => ({ weekdays: ['monday'], from, to });

test('without windows always, with windows inside them only', () => {
  expect(can(undefined, 0, '03:00', 8)).toBe(true);
  const windows = [monday('09:00', '18:00')];
  expect(can(windows, 0, '09:00', 9)).toBe(true);
  expect(can(windows, 0, '08:45', 9)).toBe(false);
  expect(can(windows, 0, '09:15', 9)).toBe(false);
  expect(can(windows, 1, '09:00', 9)).toBe(false);
});

test('a window that ends inside an interval does not hold it', () => {
  expect(can([monday('09:05', '18:00')], 0, '09:00', 9)).toBe(false);
  expect(can([monday('09:00', '17:50')], 0, '09:00', 9)).toBe(false);
});

test('windows that adjoin are one', () => {
  const windows = [monday('12:07', '18:00'), monday('09:00', '12:07')];
  expect(can(windows, 0, '09:00', 9)).toBe(true);
  expect(can([monday('12:10', '18:00'), monday('09:00', '12:07')], 0, '09:00', 9)).toBe(false);
});

test('past midnight the next weekday’s windows hold', () => {
  const late = monday('20:00', '24:00');
  expect(can([late], 0, '20:00', 8)).toBe(false);
  expect(can([late, { weekdays: ['tuesday'], from: '00:00', to: '04:00' }], 0, '20:00', 8)).toBe(true);
});

test('leave includes its first and last day', () => {
  const leave = [{ firstDay: '2026-11-24', lastDay: '2026-11-25' }];
  const on = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((date) =>
    isOnLeave({ leave }, date),
  );
  expect(on).toEqual([false, true, true, false]);
});

test('night is from 22:00 to 06:00', () => {
  expect(nightMinutes(span(0, '09:00', 9), grid)).toBe(0);
  expect(nightMinutes(span(0, '14:00', 9), grid)).toBe(60);
  expect(nightMinutes(span(0, '22:00', 9), grid)).toBe(480);
  expect(nightMinutes(span(0, '04:00', 4), grid)).toBe(120);
});
