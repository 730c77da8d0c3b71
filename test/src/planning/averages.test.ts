import { expect, test } from 'vitest';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { averagedTargets } from '../../../src/planning/averages.ts';
import type { AveragedTarget } from '../../../src/planning/averages.ts';
import { bandRows } from '../../../src/planning/band-rows.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { bandViews } from '../../../src/planning/prediction.ts';
import { requireAgents } from '../../../src/planning/requirement.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';

const bands = [{ id: 'noon', from: '12:00', to: '14:00', averageResponseSeconds: 20 }];
const targets = { tierLimit: false, bands, averaging: 'band' } as const;

/** What two days of the sample shop average over, with the agents its hours require at least. */
function averagesOf(change: Partial<PlanRequestInput>) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 2, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [900, 600] }],
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const requirement = requireAgents(request, grid, calendars, workload);
  const rows = bandRows(bandViews(request, grid, calendars), workload, requirement);
  const averages = averagedTargets(request, grid, rows, workload, requirement);
  return { averages, workload, required: requirement[0].required };
}

const spans = (averages: readonly AveragedTarget[]): unknown[] =>
  averages.map(({ band, date, asked, intervals }) => [band, date, asked, intervals]);

test('a band is averaged day by day', () => {
  expect(spans(averagesOf({ targets }).averages)).toEqual([
    ['noon', '2026-11-23', 20, [12, 13]],
    ['noon', '2026-11-24', 20, [36, 37]],
  ]);
});

test('the hours outside every band are averaged by themselves, and only response times are', () => {
  const always = { averageResponseSeconds: 50, maximumAbandonment: 0.1 };
  const { averages } = averagesOf({ targets: { ...targets, always } });
  expect(spans(averages).slice(2)).toEqual([
    ['other hours', '2026-11-23', 50, [9, 10, 11, 14, 15, 16, 17]],
    ['other hours', '2026-11-24', 50, [33, 34, 35, 38, 39, 40, 41]],
  ]);
  expect(averagesOf({ targets: { ...targets, averaging: 'interval', always } }).averages).toEqual([]);
});

test.each([0, 0.2])(
  'curves are the response with the agents left of people on duty, shrinkage %f',
  (shrinkage) => {
    const { averages, workload, required } = averagesOf({ targets, capacity: { shrinkage } });
    const [{ intervals, curves }] = averages;
    const [{ contacts, handling }] = workload;
    const load = { contactsPerSecond: contacts[intervals[0]] / 3600, handling };
    const [{ lines, leastSeconds, mostAgents }] = curves;
    expect(leastSeconds).toBe(12);
    expect(mostAgents).toBeGreaterThan(required[intervals[0]]);
    const gaps: number[] = [];
    for (let onDuty = required[intervals[0]]; onDuty <= mostAgents; onDuty++) {
      const serving = Math.floor(onDuty * (1 - shrinkage) + 1e-9);
      const { averageResponseSeconds } = evaluateQueue(load, serving);
      const curve = Math.max(
        ...lines.map(({ interceptSeconds, secondsPerAgent }) => interceptSeconds + secondsPerAgent * onDuty),
      );
      expect(curve).toBeLessThan(averageResponseSeconds + 1e-9);
      gaps.push(averageResponseSeconds - curve);
    }
    // Ends of the hull are exact; steps of shrinkage leave gaps between its corners.
    expect(gaps[0]).toBeCloseTo(0, 9);
    expect(gaps.at(-1)).toBeCloseTo(0, 9);
    if (shrinkage === 0) expect(Math.max(...gaps)).toBeCloseTo(0, 9);
  },
);
