import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { History } from '../../../src/domain/history.ts';
import { periodLimits, periodLimitsOfGroup } from '../../../src/planning/period-limits.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import type { Person } from '../../../src/planning/people.ts';
import { sampleResolved } from '../samples.ts';

/** The limits of somebody with shifts of so many minutes on every day, by name. */
function limitsOf(
  firstDay: string,
  days: number,
  workMinutes: number,
  rules: object,
  ofContract: object = {},
  history: object = {},
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
  const person = { contract, history: History.parse(history) };
  return periodLimits(request, person, grid, shifts).map(
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

test('what was worked before the horizon narrows its first month and the average', () => {
  const month = limitsOf('2026-11-23', 7, 600, overtime, {}, { overtimeMinutesThisMonth: 1500 });
  expect(month).toEqual(['overtime in 2026-11: days 0–6, above 480 at most 660']);
  const average = { averagingPeriod: { weeks: 2, minutes: 6000 } };
  expect(limitsOf('2026-11-23', 7, 480, { pack: 'eu' }, {}, average)).toEqual([
    'work in 7 days: days 0–6, above 0 at most 2640',
  ]);
});

test('averaged hours: the standard of each period, with the overtime agreed to as far as the law allows', () => {
  const averaged = (overtimeMinutesPerMonth: number, rules: object = {}): string[] =>
    limitsOf('2026-11-23', 42, 600, rules, {
      comprehensiveHours: { period: 'month', approvalRef: 'approval 7', overtimeMinutesPerMonth },
    });
  expect(averaged(0)).toContain('work in the period from 2026-12-01: days 8–38, above 0 at most 9920');
  expect(averaged(600)).toContain('work in the period from 2026-12-01: days 8–38, above 0 at most 10520');
  const strict = { overrides: { 'comprehensive-hours': { limit: 60 } } };
  expect(averaged(600, strict)).toContain(
    'work in the period from 2026-12-01: days 8–38, above 0 at most 9980',
  );
  expect(averaged(0).some((limit) => limit.startsWith('overtime'))).toBe(false);
});

test('of a group the widest limits: nobody may do more than the one who may do most', () => {
  const request = sampleResolved({ rules: { pack: 'eu' } });
  const grid = buildGrid({ firstDay: '2026-11-23', days: 7, intervalMinutes: 60 }, 'Asia/Shanghai');
  const [contract] = request.contractClasses;
  const shifts = grid.days.map((_, day) => ({ day, workMinutes: 480 }));
  const member = (minutes: number) => ({
    ...personOf(request, contract),
    history: History.parse({ averagingPeriod: { weeks: 1, minutes } }),
  });
  const most = (...minutes: number[]): number[] =>
    periodLimitsOfGroup(request, { contract, members: minutes.map(member) }, grid, shifts).map(
      (limit) => limit.maximumMinutes,
    );
  expect(most(4000)).toEqual([1760]);
  expect(most(4000, 3800)).toEqual([1960]);
  // Who has worked little may work the whole week: nothing limits the group.
  expect(most(4000, 0)).toEqual([]);
});

function personOf({ staff }: ResolvedRequest, contract: ResolvedRequest['contractClasses'][number]): Person {
  const agents = staff.kind === 'team' ? staff.agents : [];
  return { ...agents[0], contract };
}
