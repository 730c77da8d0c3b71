import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import type { Activities } from '../../../src/planning/activities.ts';
import { bandRows } from '../../../src/planning/band-rows.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { averageResponseSeconds, bandViews, predictResponses } from '../../../src/planning/prediction.ts';
import { replayRoster } from '../../../src/planning/replay.ts';
import { simulateRoster } from '../../../src/planning/simulated-replay.ts';
import { simulationBudget } from '../../../src/planning/simulation-budget.ts';
import { targetsInForce } from '../../../src/planning/targets-in-force.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { teamOf } from './admission/refused.ts';

/** So many people who serve from nine to six, against 40 chats an hour. */
function shop(size: number, change: Partial<PlanRequestInput> = {}, contacts = 40) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    forecast: [{ kind: 'hourly', queue: 'chat', contactsPerHour: new Array<number>(24).fill(contacts) }],
    ...teamOf(...new Array<object>(size).fill({})),
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const doing = Array.from({ length: size }, () =>
    Int8Array.from(calendars.open, (open) => (open === 1 ? 0 : -2)),
  );
  const serving = [Int32Array.from(calendars.open, (open) => open * size)];
  const activities: Activities = { doing, serving, deferred: [], onDuty: serving[0] };
  const [group] = groupPeople(request, grid, []);
  const people = group.members.map((person) => ({ person, group: 0, shifts: [] }));
  const targets = targetsInForce(request, request.queues[0], grid);
  const requirement = [{ required: serving[0], binding: [], targets }];
  const input = { request, grid, calendars, workload, requirement, averages: [] };
  const rows = bandRows(bandViews(request, grid, calendars), workload, requirement);
  const simulated = simulateRoster(input, people, activities, rows, {
    seed: 3,
    budget: simulationBudget(60),
    timeLimitSeconds: 60,
    shouldStop: () => false,
    now: () => 0,
  });
  const [predicted] = predictResponses(workload, replayRoster(input, serving), serving, grid);
  return {
    simulated,
    missed: simulated.missed.map(({ interval }) => interval),
    bands: rows.map(({ band, queue, intervals }) => ({
      band,
      predicted: averageResponseSeconds(predicted, intervals)!,
      response: simulated.measuresOver(queue, intervals).averageReplySeconds!,
    })),
  };
}

test('the simulation of the roster finds what the transient chain predicts, band by band', () => {
  const { bands, missed } = shop(3);
  expect(bands.map(({ band }) => band)).toEqual(['09:00–12:00', '12:00–14:00', 'other hours']);
  for (const { predicted, response } of bands) {
    // The chain is accurate to about five per cent.
    expect(Math.abs(response.mean - predicted)).toBeLessThan(0.05 * predicted + 2 * response.halfWidth);
  }
  expect(missed).toEqual([]);
});

test('who shrinkage takes away serves nobody', () => {
  const away = shop(6, { capacity: { shrinkage: 0.5 } }).bands;
  const fewer = shop(3).bands;
  away.forEach(({ response, predicted }, band) => {
    const { mean, halfWidth } = fewer[band].response;
    expect(Math.abs(response.mean - mean)).toBeLessThan(2 * (response.halfWidth + halfWidth));
    expect(predicted).toBe(fewer[band].predicted);
  });
});

test('the same seed plays the same day', () => {
  expect(shop(2).bands).toEqual(shop(2).bands);
});

test('intervals that miss a target beyond doubt are named, and no others', () => {
  const bands = [
    { id: 'slow', from: '09:00', to: '12:00', averageResponseSeconds: 40 },
    { id: 'quick', from: '12:00', to: '14:00', averageResponseSeconds: 14 },
  ];
  const targets = { tierLimit: false, bands };
  expect(shop(2, { targets }).missed).toEqual([12, 13]);
  expect(shop(9, { targets }).missed).toEqual([]);
});

test('a band that is missed beyond doubt names its intervals, though each by itself may be noise', () => {
  const seconds = shop(2, { targets: { tierLimit: false, bands: [] } }).bands[0].response.mean / 1.015;
  const targets = { tierLimit: false, bands: [], always: { averageResponseSeconds: seconds } };
  const { bands, missed, simulated } = shop(2, { targets });
  expect(bands[0].response.mean - bands[0].response.halfWidth).toBeGreaterThan(seconds);
  const measured = simulated.queues[0].intervals.map((interval) => interval.averageReplySeconds);
  const above = measured.flatMap((estimate, t) =>
    estimate !== undefined && estimate.mean > seconds ? [t] : [],
  );
  const aloneBeyondDoubt = above.filter((t) => measured[t]!.mean - measured[t]!.halfWidth > 1.02 * seconds);
  expect([...missed].sort((a, b) => a - b)).toEqual(above);
  expect(aloneBeyondDoubt.length).toBeLessThan(above.length);
});

test('where targets hold on a share of days, the day that only the rest exceed is played', () => {
  const uncertainty = { dayVariation: 0.4, targetsHold: { shareOfDays: 0.9 } };
  const uncertain = shop(4, { capacity: { uncertainty } });
  // The ninth decile of a gamma distribution with mean 1 and standard deviation 0.4 is 1.53456.
  const busy = shop(4, {}, 40 * 1.53456);
  uncertain.bands.forEach(({ response }, band) => {
    expect(response.mean / busy.bands[band].response.mean).toBeCloseTo(1, 2);
  });
  expect(uncertain.bands[0].response.mean).toBeGreaterThan(1.05 * shop(4).bands[0].response.mean);
});
