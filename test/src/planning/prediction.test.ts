import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { judgedDays } from '../../../src/planning/judged-days.ts';
import {
  bandResponseSeconds,
  bandViews,
  predictBands,
  predictResponses,
} from '../../../src/planning/prediction.ts';
import type { BandView, Predicted } from '../../../src/planning/prediction.ts';
import { replayRoster } from '../../../src/planning/replay.ts';
import { targetsInForce } from '../../../src/planning/targets-in-force.ts';
import type { QueueWorkload } from '../../../src/planning/workload.ts';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { sampleResolved } from '../samples.ts';

const COUNT = 24;
const whole: BandView = { name: 'all', applies: () => true };

function laid(change: Partial<PlanRequestInput> = {}) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  return { request, grid, calendars: layCalendars(request, grid) };
}
const hoursOf = (view: BandView): number[] => [...Array(COUNT).keys()].filter((hour) => view.applies(hour));

test('views: the bands in opening hours, and what no band covers', () => {
  const { request, grid, calendars } = laid();
  const views = bandViews(request, grid, calendars);
  expect(views.map((view) => [view.name, hoursOf(view)])).toEqual([
    ['09:00–12:00', [9, 10, 11]],
    ['12:00–14:00', [12, 13]],
    ['other hours', [14, 15, 16, 17]],
  ]);
});

test('views: without bands all hours are one, and bands on other weekdays are none', () => {
  const without = laid({ targets: { bands: [] } });
  expect(bandViews(without.request, without.grid, without.calendars).map((view) => view.name)).toEqual([
    'all hours',
  ]);
  const sunday = laid({
    targets: { bands: [{ id: 's', from: '09:00', to: '12:00', weekdays: ['sunday'] }] },
  });
  expect(bandViews(sunday.request, sunday.grid, sunday.calendars).map(hoursOf)).toEqual([
    [9, 10, 11, 12, 13, 14, 15, 16, 17],
  ]);
});

test('the mean of a band weighs every reply alike', () => {
  const rows: Predicted[][] = [
    [
      { responseSeconds: 10, replies: 30 },
      { responseSeconds: 40, replies: 10 },
    ],
    [
      { responseSeconds: 5, replies: 60 },
      { responseSeconds: 0, replies: 0 },
    ],
  ];
  expect(bandResponseSeconds(whole, rows)).toBe((300 + 400 + 300) / 100);
  expect(bandResponseSeconds({ ...whole, applies: (t) => t === 1 }, rows)).toBe(40);
  expect(bandResponseSeconds({ ...whole, applies: () => false }, rows)).toBe(0);
  expect(bandResponseSeconds(whole, [[{ responseSeconds: Infinity, replies: 1 }]])).toBeNull();
});

/** A telephone queue with so many contacts in an hour. */
function calls(contacts: readonly number[]): QueueWorkload {
  const { request } = laid();
  return {
    queue: request.queues[0],
    contacts: Float64Array.from(contacts),
    handling: { kind: 'task', averageHandleSeconds: 240, patienceSeconds: 120 },
    days: judgedDays(undefined),
  };
}

test('after hours of the same staffing and demand the replay predicts what the stationary model does', () => {
  const { request, grid } = laid({ targets: { tierLimit: false, bands: [] } });
  const workload = calls(new Array<number>(COUNT).fill(60));
  const serving = [new Int32Array(COUNT).fill(5)];
  const targets = targetsInForce(request, workload.queue, grid);
  const replay = replayRoster([workload], [{ targets }], serving, grid, 0);
  const [predicted] = predictResponses([workload], replay, serving, grid);
  const steady = evaluateQueue({ contactsPerSecond: 60 / 3600, handling: workload.handling }, 5);
  expect(predicted[20].responseSeconds / steady.averageResponseSeconds).toBeCloseTo(1, 3);
  expect(predicted[20].replies / (steady.repliesPerSecond * 3600)).toBeCloseTo(1, 3);
});

test('nobody serving answers nobody; no contacts weigh nothing', () => {
  const { request, grid } = laid({ targets: { tierLimit: false, bands: [] } });
  const workload = calls([...Array(COUNT).keys()].map((hour) => (hour === 3 ? 10 : 0)));
  const serving = [new Int32Array(COUNT)];
  const targets = targetsInForce(request, workload.queue, grid);
  const replay = replayRoster([workload], [{ targets }], serving, grid, 0);
  const [predicted] = predictResponses([workload], replay, serving, grid);
  expect(predicted[3]).toEqual({ responseSeconds: Infinity, replies: 10 });
  expect(predicted[4]).toEqual({ responseSeconds: 0, replies: 0 });
});

test('a replay tells which intervals miss a target, judging only those with contacts and a target', () => {
  const bands = [{ id: 'b', from: '10:00', to: '14:00', averageResponseSeconds: 30 }];
  const { request, grid } = laid({ targets: { tierLimit: false, bands } });
  const workload = calls([...Array(COUNT).keys()].map((hour) => (hour >= 9 && hour < 13 ? 60 : 0)));
  const serving = [Int32Array.from({ length: COUNT }, (_, hour) => (hour === 11 ? 1 : 8))];
  const targets = targetsInForce(request, workload.queue, grid);
  const requirement = [{ required: serving[0], binding: [], targets }];
  const { judged, missed } = replayRoster([workload], requirement, serving, grid, 0);
  expect(judged).toBe(3);
  expect(missed.map(({ queue, interval }) => [queue, interval])).toEqual([[0, 11]]);
  expect(missed[0].excess).toBeGreaterThan(1);
  // With seven in ten away, of eight people two serve, and the hour after misses it too.
  const shrunk = replayRoster([workload], requirement, serving, grid, 0.7);
  expect(shrunk.missed.map(({ interval }) => interval)).toContain(12);
});

test('bands against their strictest target, with their contacts and buffer', () => {
  const { request, grid, calendars } = laid();
  const workload = calls(new Array<number>(COUNT).fill(2));
  const targets = targetsInForce(request, workload.queue, grid);
  const requirement = [{ required: new Int32Array(COUNT), binding: [], targets }];
  const predicted = [
    Array.from({ length: COUNT }, (_, t) => ({ responseSeconds: t < 12 ? 44 : 31, replies: 2 })),
  ];
  const buffer = Int32Array.from({ length: COUNT }, (_, t) => t % 3);
  const views = bandViews(request, grid, calendars);
  expect(predictBands(views, [workload], requirement, predicted, buffer)).toEqual([
    {
      band: '09:00–12:00',
      contacts: 6,
      targetSeconds: 45,
      bindingTarget: 'band 09:00–12:00',
      predictedSeconds: 44,
      met: true,
      bufferAgents: { least: 0, most: 2 },
    },
    {
      band: '12:00–14:00',
      contacts: 4,
      targetSeconds: 30,
      bindingTarget: 'band 12:00–14:00',
      predictedSeconds: 31,
      met: false,
      bufferAgents: { least: 0, most: 1 },
    },
    {
      band: 'other hours',
      contacts: 8,
      targetSeconds: 180,
      bindingTarget: 'tier new',
      predictedSeconds: 31,
      met: true,
      bufferAgents: { least: 0, most: 2 },
    },
  ]);
});
