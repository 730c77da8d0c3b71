import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import type { Floors } from '../../../src/planning/floors.ts';
import { sampleResolved } from '../samples.ts';

const OPEN = 40;
const CLOSED = 30;

/** Floors when the queues together require so many agents in one open interval, and none elsewhere. */
function floorsFor(capacity: PlanRequestInput['capacity'], ...agents: number[]): Floors {
  const request = sampleResolved({ capacity });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const requirement = agents.map((needed) => ({
    required: Int32Array.from({ length: grid.count }, (_, interval) => (interval === OPEN ? needed : 0)),
    binding: [],
    targets: [],
  }));
  return floorsAbove(request, layCalendars(request, grid), requirement);
}
const bufferFor = (capacity: PlanRequestInput['capacity'], agents: number): number =>
  floorsFor(capacity, agents).buffer[OPEN];

test('5 % rounded up, at least one while open, none in closed hours', () => {
  expect([0, 1, 20, 21, 40, 41].map((agents) => bufferFor({}, agents))).toEqual([1, 1, 1, 2, 2, 3]);
  expect(floorsFor({}, 5).buffer[CLOSED]).toBe(0);
});

test('the preset “none” and own policies', () => {
  expect(bufferFor({ buffer: 'none' }, 100)).toBe(0);
  expect(bufferFor({ buffer: { share: 0.1, minimum: 0 } }, 25)).toBe(3);
  expect(bufferFor({ buffer: { share: 0, minimum: 4 } }, 25)).toBe(4);
  // 7 % of 100 is 7, whatever floating point makes of it.
  expect(bufferFor({ buffer: { share: 0.07, minimum: 0 } }, 100)).toBe(7);
});

test('absence at a confidence asks for more where it is more: 37 rostered for 30 present', () => {
  const policy = (share: number): PlanRequestInput['capacity'] => ({
    absenceRate: 0.1,
    buffer: { share, minimum: 1, absenceConfidence: 0.95 },
  });
  expect(bufferFor(policy(0.05), 30)).toBe(7);
  expect(bufferFor(policy(0.5), 30)).toBe(15);
  expect(bufferFor({ buffer: { share: 0.05, absenceConfidence: 0.95 } }, 30)).toBe(2);
});

test('the requirement of all queues together counts', () => {
  const floors = floorsFor({}, 15, 6);
  expect(floors.required[OPEN]).toBe(21);
  expect(floors.buffer[OPEN]).toBe(2);
});
