import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import type { LinesProgress } from '../../../src/planning/lines/incumbent.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { rosterPeople } from '../../../src/planning/rostering.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { sampleResolved } from '../samples.ts';
import { teamOf } from './admission/refused.ts';

const DAYS = 3;
const pin = (date: string): object => ({ kind: 'shift', date, start: '09:00', lengthMinutes: 540 });

/** Who works on which of three days when covering counted so many people, each day with so many on its only shift. */
async function rostered(people: number, perDay: readonly number[], change: object) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: DAYS, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(DAYS).fill(20) }],
    shifts: { templates: ['full-time-8h'] },
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const shifts = [new Map(perDay.flatMap((count, day) => (count > 0 ? [[day, count] as const] : [])))];
  const covering = { people: [people], shifts, breaks: [[]] };
  const highs = await createHighsSolver();
  const progress: LinesProgress[] = [];
  const limits = {
    timeLimitSeconds: 20,
    seed: 1,
    shouldStop: () => false,
    onProgress: (one: LinesProgress) => progress.push(one),
  };
  const result = rosterPeople(
    { request, grid, calendars, candidates, groups, covering },
    highs,
    limits,
    () => 0,
  );
  const days = result.people.map(({ person, shifts: given }) => [
    person.id,
    ...given.map((one) => one.candidate.day),
  ]);
  return {
    days,
    pinned: result.people.map(({ shifts: given }) => given.filter((one) => one.pinned).length),
    cost: result.cost,
    bound: result.bound,
    progress,
  };
}

test('as many people as covering counted, the others stay at home', async () => {
  const { days } = await rostered(1, [1, 1, 1], teamOf({}, {}, {}));
  expect(days.filter(([, ...worked]) => worked.length > 0).map(([, ...worked]) => worked)).toEqual([
    [0, 1, 2],
  ]);
});

test('one more person where leave leaves shifts undone', async () => {
  const leave = (date: string): object => ({ leave: [{ firstDay: date, lastDay: date }] });
  const { days } = await rostered(
    1,
    [1, 1, 0],
    teamOf(leave('2026-11-23'), leave('2026-11-24'), leave('2026-11-23')),
  );
  expect(days).toEqual([['a1', 1], ['a2', 0], ['a3']]);
});

test('pinned shifts stay with their people, though one person could work them all', async () => {
  const { days, pinned, cost, bound } = await rostered(
    1,
    [1, 1, 1],
    teamOf({ pins: [pin('2026-11-23')] }, { pins: [pin('2026-11-24')] }, {}),
  );
  expect(days[0]).toContain(0);
  expect(days[1]).toContain(1);
  expect(days[2]).toEqual(['a3']);
  expect(pinned).toEqual([1, 1, 0]);
  expect([cost, bound]).toEqual([0, 0]);
});

test('a day off that is wanted goes to somebody who can take the shift instead', async () => {
  const { days } = await rostered(1, [1, 0, 0], teamOf({ daysOffWanted: ['2026-11-23'] }, {}));
  expect(days).toEqual([['a1'], ['a2', 0]]);
});

test('a hiring plan makes up as many people as covering counted', async () => {
  const { days } = await rostered(2, [2, 1, 2], {
    team: undefined,
    hiring: { maximumPeople: 9 },
    shifts: { contractClasses: [{ id: 'full-time' }], templates: ['full-time-8h'] },
  });
  expect(days.map(([id]) => id)).toEqual(['full-time:chat:1', 'full-time:chat:2']);
  expect(days.flatMap(([, ...worked]) => worked).sort()).toEqual([0, 0, 1, 2, 2]);
});

test('progress tells of better rosters and bounds, and ends with the result', async () => {
  const wishes = { daysOffWanted: ['2026-11-23', '2026-11-24'] };
  const { progress, cost, bound } = await rostered(2, [2, 1, 1], teamOf(wishes, wishes, {}));
  expect(cost).toBeGreaterThan(0);
  expect(progress.at(-1)).toEqual({ cost, bound });
  const costs = progress.map((one) => one.cost);
  expect(costs).toEqual(costs.toSorted((a, b) => b - a));
});
