import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { Activities } from '../../../src/planning/activities.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { bandResponseSeconds, bandViews, predictResponses } from '../../../src/planning/prediction.ts';
import { replayRoster } from '../../../src/planning/replay.ts';
import { simulateRoster } from '../../../src/planning/simulated-replay.ts';
import { targetsInForce } from '../../../src/planning/targets-in-force.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { teamOf } from './admission/refused.ts';

/** So many people who serve from nine to six, against 40 chats an hour. */
function shop(size: number, shrinkage = 0) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    forecast: [{ kind: 'hourly', queue: 'chat', contactsPerHour: new Array<number>(24).fill(40) }],
    capacity: { shrinkage },
    ...teamOf(...new Array<object>(size).fill({})),
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const doing = Array.from({ length: size }, () =>
    Int8Array.from(calendars.open, (open) => (open === 1 ? 0 : -2)),
  );
  const serving = [Int32Array.from(calendars.open, (open) => open * size)];
  const activities: Activities = { doing, serving, onDuty: serving[0] };
  const [group] = groupPeople(request, grid, []);
  const people = group.members.map((person) => ({ person, group: 0, shifts: [] }));
  const views = bandViews(request, grid, calendars);
  const simulated = simulateRoster(request, grid, workload, people, activities, views, {
    seed: 3,
    timeLimitSeconds: 60,
    shouldStop: () => false,
    now: () => 0,
  });
  const requirement = [
    { required: serving[0], binding: [], targets: targetsInForce(request, request.queues[0], grid) },
  ];
  const replay = replayRoster(workload, requirement, serving, grid, shrinkage);
  const predicted = predictResponses(workload, replay, serving, grid);
  return { simulated, predicted: views.map((view) => bandResponseSeconds(view, predicted)!) };
}

test('the simulation of the roster finds what the transient chain predicts, band by band', () => {
  const { simulated, predicted } = shop(3);
  expect(simulated.bands.map((band) => band.band)).toEqual(['09:00–12:00', '12:00–14:00', 'other hours']);
  simulated.bands.forEach(({ responseSeconds }, band) => {
    const { mean, halfWidth } = responseSeconds!;
    // The chain is accurate to about five per cent.
    expect(Math.abs(mean - predicted[band])).toBeLessThan(0.05 * predicted[band] + 2 * halfWidth!);
  });
});

test('who shrinkage takes away serves nobody', () => {
  const away = shop(6, 0.5);
  const fewer = shop(3);
  away.simulated.bands.forEach(({ responseSeconds }, band) => {
    const { mean, halfWidth } = fewer.simulated.bands[band].responseSeconds!;
    expect(Math.abs(responseSeconds!.mean - mean)).toBeLessThan(
      2 * (responseSeconds!.halfWidth! + halfWidth!),
    );
  });
  expect(away.predicted).toEqual(fewer.predicted);
});

test('the same seed plays the same day', () => {
  expect(shop(2).simulated).toEqual(shop(2).simulated);
});
