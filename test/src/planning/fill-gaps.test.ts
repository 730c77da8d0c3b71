import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import type { CoveringInput } from '../../../src/planning/covering-data.ts';
import { fillGaps } from '../../../src/planning/fill-gaps.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { teamOf } from './admission/refused.ts';

const leave = [{ firstDay: '2026-11-23', lastDay: '2026-11-23' }];
const templates = ['full-time', 'part-time'].map((contractClass) => ({
  id: contractClass,
  contractClasses: [contractClass],
  start: { from: '09:00', to: '09:00', stepMinutes: 60 },
  lengthsMinutes: [480],
}));

type Shifts = NonNullable<PlanRequestInput['shifts']>;

/** Two agents required all day; two full-time people, one of them on leave, and one part-time. */
function stage(rules: object = {}, contractClasses?: Shifts['contractClasses']): CoveringInput {
  const request = sampleResolved({
    shop: { tier: 'new', openingHours: { from: '09:00', to: '17:00' } },
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    capacity: { buffer: 'none' },
    shifts: { templates, contractClasses },
    rules,
    ...teamOf({}, { leave }, { contractClass: 'part-time' }),
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const required = Int32Array.from(calendars.open, (open) => 2 * open);
  const requirement = [{ required, binding: [], targets: [] }];
  const candidates = shiftCandidates(request, grid, calendars);
  const floors = floorsAbove(request, calendars, requirement);
  const groups = groupPeople(request, grid, candidates);
  return {
    request,
    grid,
    calendars,
    workload,
    requirement,
    floors,
    candidates,
    groups,
    averages: [],
    work: [],
  };
}

/** What stands after so many of the full-time shifts that covering counted were given to the first person. */
function filled(input: CoveringInput, counted: number): { id: string; shifts: number; kept: boolean }[] {
  const covering = {
    people: [counted, 0],
    shifts: [new Map([[0, counted]]), new Map<number, number>()],
    breaks: [[], []],
  };
  const shift = { candidate: input.candidates[0], pinned: true };
  const people = input.groups.flatMap((group, g) =>
    group.members.map((person) => ({ person, group: g, shifts: person.id === 'a1' ? [shift] : [] })),
  );
  const rostered = { people, begins: people.map(({ shifts }) => shifts.map(() => [])) };
  return fillGaps(input, covering, rostered).people.map((one) => ({
    id: one.person.id,
    shifts: one.shifts.length,
    kept: one.shifts.includes(shift),
  }));
}

test('what a group could not do somebody of another does, and nobody on leave', () => {
  expect(filled(stage(), 2)).toEqual([
    { id: 'a1', shifts: 1, kept: true },
    { id: 'a2', shifts: 0, kept: false },
    { id: 'a3', shifts: 1, kept: false },
  ]);
});

test('where everything counted is given nothing is added', () => {
  expect(filled(stage(), 1).map((one) => one.shifts)).toEqual([1, 0, 0]);
});

test('where a weekly rest must be kept the gap stays', () => {
  expect(
    filled(stage({ pack: 'eu', overrides: { 'break-in-long-shift': { level: 'off' } } }), 2)[2].shifts,
  ).toBe(0);
});

test('a class of which too few people work gets a shift for one more', () => {
  const classes = [{ id: 'full-time' }, { id: 'part-time', minimumPeople: 1 }];
  expect(filled(stage({}, classes), 1).map((one) => one.shifts)).toEqual([1, 0, 1]);
});
