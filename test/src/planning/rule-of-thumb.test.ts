import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { coveringData } from '../../../src/planning/covering-data.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { bandRows } from '../../../src/planning/band-rows.ts';
import { bandViews } from '../../../src/planning/prediction.ts';
import { ruleOfThumb } from '../../../src/planning/rule-of-thumb.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { targetsInForce } from '../../../src/planning/targets-in-force.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { RuleOfThumb } from '../../../src/domain/certificate.ts';
import { sampleResolved } from '../samples.ts';
import { agent } from './admission/refused.ts';

const shifts = [
  ['09:00', 180],
  ['12:00', 120],
  ['14:00', 360],
  ['20:00', 240],
] as const;

/** The rule beside a plan that requires so many agents in each hour, with one shift for each part of the guide's day. */
async function thumbFor(requiredAt: (hour: number) => number, change: object = {}): Promise<RuleOfThumb> {
  const request = sampleResolved({
    shop: { tier: 'new', openingHours: { from: '09:00', to: '24:00' } },
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    capacity: { buffer: 'none' },
    shifts: {
      templates: shifts.map(([from, length]) => ({
        id: from,
        contractClasses: ['full-time'],
        start: { from, to: from, stepMinutes: 60 },
        lengthsMinutes: [length],
      })),
    },
    team: { agents: [agent()] },
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const requirement = request.queues.map((queue) => ({
    required: Int32Array.from(calendars.open, (open, hour) => open * requiredAt(hour)),
    binding: [],
    targets: targetsInForce(request, queue, grid),
  }));
  const candidates = shiftCandidates(request, grid, calendars);
  const stage = {
    request,
    grid,
    calendars,
    workload,
    requirement,
    floors: floorsAbove(request, calendars, requirement),
    candidates,
    groups: groupPeople(request, grid, candidates),
    averages: [],
    work: [],
  };
  const limits = { timeLimitSeconds: 30, relativeGap: 0, seed: 1, shouldStop: () => false };
  const rows = bandRows(bandViews(request, grid, calendars), workload, requirement);
  const input = { ...stage, covering: coveringData(stage), rows };
  return ruleOfThumb(input, await createHighsSolver(), limits, () => 0);
}

test('base, half as many again at noon, twice as many in the evening: 2 + 3 + 2 + 4 people on one shift each', async () => {
  const thumb = await thumbFor((hour) => (hour === 10 ? 2 : 1));
  expect(thumb).toMatchObject({
    baseAgents: 2,
    headcount: 11,
    headcountBound: 11,
    intervals: 15,
    intervalsMissed: 0,
  });
  expect(thumb.bands.map((band) => band.band)).toEqual([
    '09:00–12:00',
    '12:00–14:00',
    '20:00–24:00',
    'other hours',
  ]);
  for (const { predictedSeconds } of thumb.bands) expect(predictedSeconds).toBeGreaterThan(12);
});

test('an odd base is rounded up at noon: 1 + 2 + 1 + 2', async () => {
  expect(await thumbFor(() => 1)).toMatchObject({ baseAgents: 1, headcount: 6 });
});

test('a live stream and a buffer come on top, as in the plan', async () => {
  const live = {
    calendar: { liveStreams: [{ id: 'e', start: '2026-11-23T21:00', end: '2026-11-23T22:00' }] },
  };
  const extra = { ...live, capacity: { buffer: { share: 0, minimum: 0, liveExtraAgents: 2 } } };
  expect(await thumbFor(() => 1, extra)).toMatchObject({ headcount: 1 + 2 + 1 + 4 });
  const buffer = { capacity: { buffer: { share: 0, minimum: 1, liveExtraAgents: 0 } } };
  expect(await thumbFor(() => 1, buffer)).toMatchObject({ headcount: 2 + 3 + 2 + 3 });
});

test('where the shop is closed in the base band the base is the mean of its open hours', async () => {
  const late = {
    shop: { tier: 'new', openingHours: { from: '14:00', to: '24:00' } },
    shifts: {
      templates: shifts.slice(2).map(([from, length]) => ({
        id: from,
        contractClasses: ['full-time'],
        start: { from, to: from, stepMinutes: 60 },
        lengthsMinutes: [length],
      })),
    },
  };
  expect(await thumbFor((hour) => (hour < 20 ? 1 : 4), late)).toMatchObject({
    baseAgents: 3,
    headcount: 3 + 6,
  });
});

test('what the rule misses is counted: an evening that needs more than twice the base', async () => {
  const forecast = [
    {
      kind: 'hourly',
      queue: 'chat',
      contactsPerHour: Array.from({ length: 24 }, (_, hour) => (hour >= 20 ? 600 : hour >= 9 ? 5 : 0)),
    },
  ];
  const thumb = await thumbFor(() => 1, { forecast });
  expect(thumb.intervalsMissed).toBe(4);
  expect(thumb.bands.find((band) => band.band === '09:00–12:00')?.predictedSeconds).toBeLessThan(45);
  const evening = thumb.bands.find((band) => band.band === '20:00–24:00')?.predictedSeconds;
  expect(evening === null || evening! > 20).toBe(true);
});
