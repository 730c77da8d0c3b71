import { expect, test } from 'vitest';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import { allocate } from '../../../src/planning/activities.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { coveringData } from '../../../src/planning/covering-data.ts';
import type { CoveringInput } from '../../../src/planning/covering-data.ts';
import { flattenBreaks } from '../../../src/planning/flatten-breaks.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import type { Rostered } from '../../../src/planning/fill-gaps.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { missingAgents } from '../../../src/planning/missing-agents.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { teamOf } from './admission/refused.ts';

const HOUR = 4;

interface Stage {
  readonly input: CoveringInput;
  readonly people: Rostered['people'];
}

/** A day of eight hours from 09:00 with a meal of an hour that begins between 11:00 and 14:00, two agents, one required. */
function stage(parts: Partial<PlanRequestInput> = {}, team: object = teamOf({}, {})): Stage {
  const request = sampleResolved({
    shop: { tier: 'new', openingHours: { from: '09:00', to: '17:00' } },
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 15 },
    capacity: { buffer: 'none' },
    shifts: {
      templates: [
        {
          id: 'day',
          contractClasses: ['full-time'],
          start: { from: '09:00', to: '09:00' },
          lengthsMinutes: [480],
          mealBreak: { minutes: 60, earliestAfterMinutes: 120, latestAfterMinutes: 300, stepMinutes: 60 },
        },
      ],
    },
    rules: { pack: 'none' },
    ...team,
    ...parts,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const required = Int32Array.from(calendars.open);
  const requirement = [{ required, binding: [], targets: [] }];
  const candidates = shiftCandidates(request, grid, calendars);
  const floors = floorsAbove(request, calendars, requirement);
  const groups = groupPeople(request, grid, candidates);
  const known = { request, grid, calendars, workload, requirement, floors, candidates, groups };
  const input: CoveringInput = { ...known, averages: [], work: [] };
  const people = groups.flatMap((group, g) =>
    group.members.map((person) => ({
      person,
      group: g,
      shifts: [{ candidate: candidates[0], pinned: false }],
    })),
  );
  return { input, people };
}

/** Hours after 09:00 at which the meals begin, person by person, after they began at the hours given. */
function moved({ input, people }: Stage, hours: readonly number[]): number[] {
  const nine = 9 * HOUR;
  const rostered: Rostered = { people, begins: hours.map((hour) => [[nine + hour * HOUR]]) };
  const wanted = { requirement: input.requirement, floors: input.floors };
  const flat = flattenBreaks(input, coveringData(input), rostered, wanted);
  const missing = (one: Rostered): number =>
    missingAgents({ ...input, ...wanted }, allocate(input, one, wanted));
  expect(missing(flat)).toBeLessThanOrEqual(missing(rostered));
  return flat.begins.map(([[begin]]) => (begin - nine) / HOUR);
}

test('two meals at the same time part', () => {
  expect(moved(stage(), [2, 2])).toEqual([3, 2]);
});

test('where somebody is there all the same nothing moves', () => {
  expect(moved(stage({}, teamOf({}, {}, {})), [2, 2, 3])).toEqual([2, 2, 3]);
});

test('no meal moves into a guard period', () => {
  const calendar = {
    guardMinutesBefore: 0,
    guardMinutesAfter: 0,
    liveStreams: [{ id: 'noon', start: '2026-11-23T12:00', end: '2026-11-23T13:00', extraAgents: 0 }],
  };
  expect(moved(stage({ calendar }), [2, 2])).toEqual([4, 2]);
});

test('the only supervisor stays where supervision would lapse', () => {
  const team = teamOf({ authority: 'supervisor' }, {});
  const overrides = { 'supervisor-on-duty': { level: 'required' as const, limit: 30 } };
  expect(moved(stage({}, team), [2, 2])).toEqual([3, 2]);
  expect(moved(stage({ rules: { pack: 'none', overrides } }, team), [2, 2])).toEqual([2, 3]);
});
