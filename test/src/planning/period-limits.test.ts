import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { periodLimits } from '../../../src/planning/period-limits.ts';
import { sampleResolved } from '../samples.ts';

/** The limits of somebody with shifts of so many minutes on every day, by name. */
function limitsOf(
  firstDay: string,
  days: number,
  workMinutes: number,
  rules: object,
  ofContract: object = {},
): string[] {
  const request = sampleResolved({
    horizon: { firstDay, days, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(20) }],
    rules,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const week = { maximumDaysPerWeek: 6, maximumMinutesPerWeek: 10_080 };
  const contract = { ...request.contractClasses[0], ...week, ...ofContract };
  const shifts = grid.days.map((_, day) => ({ day, workMinutes }));
  return periodLimits(request, contract, grid, shifts).map(
    ({ name, firstDay: first, lastDay, aboveMinutes, maximumMinutes }) =>
      `${name}: days ${first}–${lastDay}, above ${aboveMinutes} at most ${maximumMinutes}`,
  );
}

const overtime = {
  overrides: { 'minutes-per-day': { level: 'preferred' }, 'minutes-per-week': { level: 'off' } },
};

test('overtime: every month of the horizon in which there could be too much of it', () => {
  expect(limitsOf('2026-11-23', 42, 660, overtime)).toEqual([
    'overtime in 2026-12: days 8–38, above 480 at most 2160',
  ]);
  expect(limitsOf('2026-11-30', 42, 480, overtime)).toEqual([]);
  expect(limitsOf('2026-11-30', 7, 660, overtime)).toEqual([]);
  expect(limitsOf('2026-11-30', 42, 660, {})).not.toEqual([]);
});

test('the average week: whole periods of seven days, where calendar weeks do not keep it', () => {
  expect(limitsOf('2026-11-26', 16, 660, { pack: 'eu' })).toEqual([
    'work in 14 days: days 0–13, above 0 at most 5760',
  ]);
  expect(limitsOf('2026-11-23', 42, 660, { pack: 'eu' })).toEqual([]);
  expect(limitsOf('2026-11-26', 6, 660, { pack: 'eu' })).toEqual([]);
});

test('rules that are not required limit nothing', () => {
  expect(limitsOf('2026-11-26', 42, 660, { pack: 'none' })).toEqual([]);
});

test('the whole horizon by contract, where the weeks do not keep it', () => {
  const most = (maximumMinutesPerHorizon: number): string[] =>
    limitsOf('2026-11-26', 12, 300, { pack: 'none' }, { maximumMinutesPerHorizon });
  // Four days of the first week, six of the second, and the Monday after: eleven shifts at most.
  expect(most(3300)).toEqual([]);
  expect(most(3299)).toEqual(['work in the horizon: days 0–11, above 0 at most 3299']);
});
