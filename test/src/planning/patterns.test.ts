import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { endStaggering, fractionOf, nightShare, startLimit } from '../../../src/planning/patterns.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { sampleResolved } from '../samples.ts';

const eights = {
  contractClasses: [{ id: 'full-time' }],
  templates: [
    {
      id: 'eights',
      contractClasses: ['full-time'],
      start: { from: '00:00', to: '16:00', stepMinutes: 480 },
      lengthsMinutes: [240, 480],
    },
  ],
};

function laid(change: object) {
  const request = sampleResolved({
    shop: { name: 'Open', tier: 'new', openingHours: 'always' },
    horizon: { firstDay: '2026-11-23', days: 2, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60] }],
    shifts: eights,
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  return { request, grid, calendars, candidates: shiftCandidates(request, grid, calendars) };
}

test('shifts of one time of day have one start, whatever their day and length', () => {
  const { request, grid, candidates } = laid({ shifts: { ...eights, maximumDistinctStarts: 2 } });
  const limit = startLimit(request, grid, candidates)!;
  expect(limit.maximumStarts).toBe(2);
  expect([...limit.startOfShift]).toEqual([0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2]);
  const free = laid({});
  expect(startLimit(free.request, free.grid, free.candidates)).toBeUndefined();
});

test('a night has three hours or more between 22:00 and 06:00, and counts where the rule is required', () => {
  const required = { overrides: { 'night-share': { level: 'required', limit: 40 } } };
  const { request, grid, candidates } = laid({ rules: required });
  expect(nightShare(request, grid, candidates)).toEqual({
    numerator: 2,
    denominator: 5,
    // 00–04 and 00–08 are nights, 08–12 and 08–16 are not, nor is 16–24 with its two hours after 22:00.
    isNight: Uint8Array.of(1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0),
  });
  const preferred = laid({});
  expect(nightShare(preferred.request, grid, candidates)).toBeUndefined();
});

test.each([
  [50, 1, 2],
  [33, 33, 100],
  [0, 0, 1],
  [100, 1, 1],
  [250, 1, 1],
])('%d percent is %d in %d', (limit, numerator, denominator) => {
  expect(fractionOf({ limit })).toEqual({ numerator, denominator });
});

test('ends are staggered in and right after a guard period, not at closing time nor between three shifts', () => {
  const hours = (change: object): number[] | undefined => {
    const { request, grid, calendars } = laid({
      shop: { name: 'Late', tier: 'new', openingHours: { from: '08:00', to: '22:00' } },
      calendar: { liveStreams: [{ id: 'live', start: '2026-11-23T19:00', end: '2026-11-23T21:00' }] },
      ...change,
    });
    return endStaggering(request, grid, calendars)?.intervals.map((interval) => interval % 24);
  };
  // Guarded from 18:30 to 22:00, when everybody goes home.
  expect(hours({})).toEqual([19, 20, 21]);
  expect(
    hours({ shop: { name: 'Later', tier: 'new', openingHours: { from: '08:00', to: '24:00' } } }),
  ).toEqual([19, 20, 21, 22]);
  expect(hours({ rules: { overrides: { 'staggered-shift-ends': { level: 'off' } } } })).toBeUndefined();
  const promotions = [{ id: 'sale', firstDay: '2026-11-23', lastDay: '2026-11-23', threeShifts: true }];
  expect(
    hours({
      shifts: { ...eights, templates: [...eights.templates, 'three-shifts'] },
      calendar: {
        promotions,
        liveStreams: [{ id: 'live', start: '2026-11-23T19:00', end: '2026-11-23T21:00' }],
      },
    }),
  ).toBeUndefined();
});
