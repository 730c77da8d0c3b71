import { expect, test } from 'vitest';
import { buildGrid, intervalIso } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { layDeferrableWork } from '../../../src/planning/deferrable-work.ts';
import { sampleResolved } from '../samples.ts';

const MONDAY = '2026-11-23';

/** The batches of one kind of work of the sample's team, `release–deadline items/intervals`, and what comes in closed hours. */
function laid(volume: object, minutesPerItem = 15, change: object = {}): object {
  const request = sampleResolved({
    horizon: { firstDay: MONDAY, days: 1, intervalMinutes: 30 },
    deferrableWork: [{ id: 'reviews', skill: 'chat', minutesPerItem, volume } as never],
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const [{ batches, closedItems, itemsBeyond }] = layDeferrableWork(
    request,
    grid,
    layCalendars(request, grid),
  );
  const time = (interval: number): string => intervalIso(grid, interval).slice(8, 16).replace('T', ' ');
  return {
    batches: batches.map(({ release, due, items, agentIntervals }) => {
      return `${time(release)}–${time(due)} ${items}/${agentIntervals}`;
    }),
    closed: [closedItems, itemsBeyond],
  };
}

test('items come evenly while the shop is open, and are due as level 1 of the guide says', () => {
  expect(laid({ kind: 'daily', itemsPerDay: 6, due: 'guide-level-1' }, 20)).toEqual({
    batches: [
      '23 09:00–23 11:00 1/1',
      '23 10:30–23 12:30 1/1',
      '23 12:00–23 14:00 1/1',
      '23 13:30–23 15:30 1/1',
      '23 15:00–23 17:00 1/1',
      '23 16:30–23 18:30 1/1',
    ],
    closed: [0, 0],
  });
});

test('what comes in closed hours waits for the opening, or is told to lie beyond the horizon', () => {
  const received = { from: '08:00', to: '20:00' };
  expect(laid({ kind: 'daily', itemsPerDay: 12, received, due: { sameDay: true } }, 30)).toEqual({
    batches: [
      '23 09:00–24 00:00 2/2',
      ...['10', '11', '12', '13', '14', '15', '16', '17'].map((hour) => `23 ${hour}:00–24 00:00 1/1`),
    ],
    closed: [3, 2],
  });
});

test('parts of items are carried from day to day, and without a rule work may wait until the end', () => {
  const horizon = { firstDay: MONDAY, days: 4, intervalMinutes: 30 };
  const forecast = [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60, 60, 60] }];
  const daily = { kind: 'daily', itemsPerDay: [0.5, 0.5, 0, 1.2] };
  expect(laid(daily, 30, { horizon, forecast })).toEqual({
    batches: ['23 09:00–27 00:00 1/1', '26 09:00–27 00:00 1/1', '26 16:30–27 00:00 1/1'],
    closed: [0, 0],
  });
});

test('batches as sent begin with the first interval that is open and end with the last that is whole', () => {
  const at = (time: string): string => `${MONDAY}T${time}`;
  const batches = [
    { release: at('10:10'), deadline: at('12:50'), items: 3 },
    { release: at('07:00'), deadline: at('09:30'), items: 1 },
  ];
  expect(laid({ kind: 'batches', batches })).toEqual({
    batches: ['23 09:00–23 09:30 1/1', '23 10:30–23 12:30 3/2'],
    closed: [0, 0],
  });
});
