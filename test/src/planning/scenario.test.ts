import { expect, test } from 'vitest';
import type { Duty, SimulatedAgent } from '../../../models/simulation/scenario.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { interval95, scenarioOf } from '../../../src/planning/scenario.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';

function scenario(change: Partial<PlanRequestInput>, agents: (count: number) => SimulatedAgent[] = () => []) {
  const request = sampleResolved(change);
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  return scenarioOf({ request, grid, calendars, workload, agents: agents(grid.count), bands: [] });
}

const always =
  (what: Duty, rest: object = {}) =>
  (count: number): SimulatedAgent => ({
    schedule: new Array<Duty>(count).fill(what),
    ...rest,
  });

test('shrinkage takes its share of those with the same duty, the last first, and leaves the buffer alone', () => {
  const chat: Duty = { queues: [0], standing: 'regular' };
  const both: Duty = { queues: [0, 1], standing: 'regular' };
  const buffer: Duty = { queues: [0], standing: 'buffer' };
  const team = [chat, both, chat, buffer, chat, both, chat, buffer];
  const agents = (count: number): SimulatedAgent[] =>
    team.map((what, k) => always(what, k === 0 ? { concurrency: 2 } : {})(count));
  const present = scenario({ capacity: { shrinkage: 0.3 } }, agents).agents;
  // Of four there are 2.8, of two 1.4.
  const expected = [chat, both, chat, buffer, 'absent', 'absent', 'absent', buffer];
  for (const interval of [0, 50, 95]) {
    expect(present.map(({ schedule }) => schedule[interval])).toEqual(expected);
  }
  expect(present[0].concurrency).toBe(2);
  expect(scenario({}, agents).agents.map(({ schedule }) => schedule[0])).toEqual(team);
});

test('who serves when the shop closes stays for an hour, and nobody else does', () => {
  const chat: Duty = { queues: [0], standing: 'regular' };
  const night: Duty = { queues: [0], standing: 'buffer' };
  const during = (from: number, to: number, what: Duty) => (count: number) =>
    Array.from({ length: count }, (_, t) => (t >= 2 * from && t < 2 * to ? what : ('absent' as const)));
  const plans = [during(9, 18, chat), during(9, 17, chat), during(19, 20, night)];
  const horizon = { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 } as const;
  const { agents } = scenario({ horizon }, (count) =>
    plans.map((schedule) => ({ schedule: schedule(count) })),
  );
  const told = agents.map(({ schedule }) =>
    schedule.map((what) => (what === 'absent' ? '.' : what.standing[0])).join(''),
  );
  expect(told).toEqual([
    `${'.'.repeat(18)}${'r'.repeat(18)}rr${'.'.repeat(10)}`,
    `${'.'.repeat(18)}${'r'.repeat(16)}${'.'.repeat(14)}`,
    `${'.'.repeat(38)}bb${'.'.repeat(8)}`,
  ]);
});

test('uncertain days vary by the days of the calendar, however long those are', () => {
  const change: Partial<PlanRequestInput> = {
    shop: { timeZone: 'Europe/Berlin', tier: 'new' },
    horizon: { firstDay: '2026-10-24', days: 3, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60, 60] }],
  };
  const { dayFactor } = scenario({ ...change, capacity: { uncertainty: { dayVariation: 0.2 } } });
  const days = Array.from(dayFactor!.dayOfInterval);
  expect([0, 1, 2].map((day) => days.filter((one) => one === day).length)).toEqual([24, 25, 24]);
  expect(dayFactor!.coefficientOfVariation).toBe(0.2);
  expect(scenario(change).dayFactor).toBeUndefined();
});

test('figures are stated to four digits, and what is not known as null', () => {
  expect(interval95({ mean: 12.345678, halfWidth: 0.00004 })).toEqual({ mean: 12.3457, halfWidth: 0 });
  expect(interval95({ mean: 1, halfWidth: Infinity })).toEqual({ mean: 1, halfWidth: null });
  expect(interval95(undefined)).toBeNull();
});
