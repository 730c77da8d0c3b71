import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { bandViews } from '../../../src/planning/prediction.ts';
import { partName, promisedTargets } from '../../../src/planning/promised-targets.ts';
import type { PromisedTarget } from '../../../src/planning/promised-targets.ts';
import { targetsInForce } from '../../../src/planning/targets-in-force.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { queue, teamOf } from './admission/refused.ts';

/** What is promised in the sample's hours from nine to six, ten contacts in each unless told otherwise. */
function promised(change: object, contactsPerHour = new Array<number>(24).fill(10)): PromisedTarget[] {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    forecast: [{ kind: 'hourly', queue: 'chat', contactsPerHour }],
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const targets = request.queues.map((one) => targetsInForce(request, one, grid));
  return promisedTargets(bandViews(request, grid, calendars), workload, targets);
}

const told = (change: object, contacts?: number[]): string[] =>
  promised(change, contacts).map(
    ({ band, target, asked, withinSeconds, source, intervals }) =>
      `${band}: ${target} ${asked}${withinSeconds === undefined ? '' : ` in ${withinSeconds} s`} (${source}) at ${intervals.join()}`,
  );

test('bands of the guide, and the tier elsewhere', () => {
  expect(told({})).toEqual([
    '09:00–12:00: averageResponseSeconds 45 (band 09:00–12:00) at 9,10,11',
    '12:00–14:00: averageResponseSeconds 30 (band 12:00–14:00) at 12,13',
    'other hours: averageResponseSeconds 180 (tier new) at 14,15,16,17',
  ]);
});

test('a band in which the platform is stricter for some hours is told in parts', () => {
  const shop = {
    tier: 'new',
    openingHours: { from: '06:00', to: '12:00' },
    assessedHours: { from: '08:00', to: '23:00' },
  };
  const targets = { bands: [], platform: { averageResponseSeconds: 60, threeMinuteReplyRate: 0.9 } };
  const team = teamOf({ contractClass: 'part-time' });
  expect(told({ shop, targets, ...team })).toEqual([
    'all hours: averageResponseSeconds 180 (tier new) at 6,7',
    'all hours: averageResponseSeconds 60 (platform) at 8,9,10,11',
    'all hours: threeMinuteReplyRate 0.9 (platform) at 8,9,10,11',
  ]);
});

test('first responses within two times of which neither implies the other are two targets', () => {
  const targets = {
    tierLimit: false,
    bands: [],
    always: { answeredWithin: { share: 0.8, seconds: 20 }, maximumAbandonment: 0.05 },
  };
  const queues = [queue({ targets: { answeredWithin: { share: 0.95, seconds: 60 } } })];
  expect(told({ targets, queues })).toEqual([
    'all hours: answeredWithin 0.95 in 60 s (queue chat and request) at 9,10,11,12,13,14,15,16,17',
    'all hours: maximumAbandonment 0.05 (request) at 9,10,11,12,13,14,15,16,17',
    'all hours: answeredWithin 0.8 in 20 s (queue chat and request) at 9,10,11,12,13,14,15,16,17',
  ]);
});

test('hours without contacts promise nothing, and contacts are counted', () => {
  const contacts = Array.from({ length: 24 }, (_, hour) => (hour === 10 || hour >= 12 ? 0 : hour));
  const [first, ...more] = promised({}, contacts);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ intervals: [9, 11], contacts: 20, queue: 0 });
  expect(partName(first)).toBe('9,11');
});
