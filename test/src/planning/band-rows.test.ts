import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { bandRows } from '../../../src/planning/band-rows.ts';
import type { BandRow } from '../../../src/planning/band-rows.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { bandViews } from '../../../src/planning/prediction.ts';
import { targetsInForce } from '../../../src/planning/targets-in-force.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { queue } from './admission/refused.ts';

/** Two queues from nine to six, ten contacts an hour in `chat`, five in `care` in the morning alone. */
function rows(targets: object): BandRow[] {
  const hours = [...Array(24).keys()];
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
    queues: [queue(), queue({ id: 'care' })],
    forecast: [
      { kind: 'hourly', queue: 'chat', contactsPerHour: hours.map(() => 10) },
      { kind: 'hourly', queue: 'care', contactsPerHour: hours.map((hour) => (hour < 12 ? 5 : 0)) },
    ],
    targets,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const requirement = request.queues.map((one) => ({ targets: targetsInForce(request, one, grid) }));
  return bandRows(bandViews(request, grid, calendars), workload, requirement);
}

const told = (targets: object): string[] =>
  rows(targets).map(({ band, queue: index, intervals, contacts, targets: promised }) => {
    const asked = promised.map((one) => `${one.target} ${one.asked} at ${one.intervals.join()}`);
    return `${band}, ${index}: ${contacts} in ${intervals.join()}; ${asked.join('; ')}`;
  });

test('a row for each queue with contacts in each band, with that queue’s own targets', () => {
  const bands = [
    { id: 'morning', from: '09:00', to: '11:00', averageResponseSeconds: 45 },
    { id: 'noon', from: '11:00', to: '14:00', averageResponseSeconds: 30, queues: ['chat'] },
  ];
  expect(told({ tierLimit: false, bands, always: { averageResponseSeconds: 60 } })).toEqual([
    'morning, 0: 20 in 9,10; averageResponseSeconds 45 at 9,10',
    'morning, 1: 10 in 9,10; averageResponseSeconds 45 at 9,10',
    'noon, 0: 30 in 11,12,13; averageResponseSeconds 30 at 11,12,13',
    'other hours, 0: 40 in 14,15,16,17; averageResponseSeconds 60 at 14,15,16,17',
    'other hours, 1: 5 in 11,12,13,14,15,16,17; averageResponseSeconds 60 at 11',
  ]);
});
