import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import {
  averageResponseSeconds,
  bandViews,
  predictResponses,
  weighedMean,
} from '../../../src/planning/prediction.ts';
import type { BandView, Predicted } from '../../../src/planning/prediction.ts';
import { sampleResolved } from '../samples.ts';
import { queue } from './admission/refused.ts';
import { calls } from './replayed.ts';

const COUNT = 24;

function viewsOf(change: Partial<PlanRequestInput> = {}) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  return bandViews(request, grid, layCalendars(request, grid));
}
const hoursOf = ({ applies }: BandView): number[] => [...Array(COUNT).keys()].filter((hour) => applies(hour));

test('views: the bands in opening hours, and what no band covers', () => {
  expect(viewsOf().map((view) => [view.name, hoursOf(view)])).toEqual([
    ['09:00–12:00', [9, 10, 11]],
    ['12:00–14:00', [12, 13]],
    ['other hours', [14, 15, 16, 17]],
  ]);
});

test('views: without bands all hours are one, and bands on other weekdays are none', () => {
  expect(viewsOf({ targets: { bands: [] } }).map((view) => view.name)).toEqual(['all hours']);
  const sunday = viewsOf({
    targets: { bands: [{ id: 's', from: '09:00', to: '12:00', weekdays: ['sunday'] }] },
  });
  expect(sunday.map(hoursOf)).toEqual([[9, 10, 11, 12, 13, 14, 15, 16, 17]]);
});

test('views: a band of some queues leaves its hours to the others', () => {
  const views = viewsOf({
    queues: [queue(), queue({ id: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [10] })),
    targets: { bands: [{ id: 'noon', from: '12:00', to: '14:00', queues: ['care'] }] },
  });
  const hoursOfQueue = (index: number, { appliesTo }: BandView): number[] =>
    [...Array(COUNT).keys()].filter((hour) => appliesTo(index, hour));
  expect(views.map((view) => [view.name, hoursOfQueue(0, view), hoursOfQueue(1, view)])).toEqual([
    ['noon', [], [12, 13]],
    ['other hours', [9, 10, 11, 12, 13, 14, 15, 16, 17], [9, 10, 11, 14, 15, 16, 17]],
  ]);
  expect(hoursOf(views[1])).toContain(12);
});

test('the mean over intervals weighs every reply alike', () => {
  const predicted: Predicted[] = [
    { responseSeconds: 10, replies: 30 },
    { responseSeconds: 40, replies: 10 },
    { responseSeconds: 99, replies: 0 },
    { responseSeconds: Infinity, replies: 1 },
  ];
  expect(averageResponseSeconds(predicted, [0, 1, 2])).toBe((300 + 400) / 40);
  expect(averageResponseSeconds(predicted, [1])).toBe(40);
  expect(averageResponseSeconds(predicted, [])).toBe(0);
  expect(averageResponseSeconds(predicted, [0, 3])).toBeNull();
  expect(
    weighedMean(
      [2, 4],
      (t) => t,
      (t) => 10 * t,
    ),
  ).toBe((2 * 20 + 4 * 40) / 6);
});

test('nobody serving answers nobody; no contacts weigh nothing', () => {
  const contacts = [...Array(COUNT).keys()].map((hour) => (hour === 3 ? 10 : 0));
  const stage = calls(contacts);
  const [predicted] = predictResponses(
    stage.workload,
    stage.replayed([0]),
    [new Int32Array(COUNT)],
    stage.grid,
  );
  expect(predicted[3]).toEqual({ responseSeconds: Infinity, replies: 10 });
  expect(predicted[4]).toEqual({ responseSeconds: 0, replies: 0 });
});
