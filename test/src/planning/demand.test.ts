import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGrid, intervalStart, momentMilliseconds } from '../../../src/domain/grid.ts';
import type { IntervalGrid } from '../../../src/domain/grid.ts';
import type { LiveStream } from '../../../src/domain/calendar.ts';
import { LiveStream as LiveStreamSchema } from '../../../src/domain/calendar.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { forecastDemand, spreadForecast, streamLevels } from '../../../src/planning/demand.ts';
import type { Demand } from '../../../src/planning/demand.ts';
import { sampleResolved } from '../samples.ts';
import { queue } from './admission/refused.ts';

const grains = fc.constantFrom(5, 10, 15, 30, 60);
/** Ordinary days, and the days of 23 and of 25 hours. */
const horizons = fc.record({
  firstDay: fc.constantFrom('2026-03-28', '2026-10-24', '2026-06-01'),
  days: fc.integer({ min: 1, max: 3 }),
  intervalMinutes: grains,
});
const contacts = fc.double({ min: 0, max: 5000, noNaN: true });
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const sumOfDay = (values: Float64Array, { days }: IntervalGrid, day: number): number =>
  sum(values.subarray(days[day].firstInterval, days[day].firstInterval + days[day].intervalCount));

test('spreading loses no contact of a day and adds none, also when clocks change', () => {
  fc.assert(
    fc.property(
      horizons,
      fc.array(contacts, { minLength: 3, maxLength: 3 }),
      fc.array(fc.double({ min: 0.01, max: 5, noNaN: true }), { minLength: 24, maxLength: 24 }),
      (horizon, perDay, profile) => {
        const grid = buildGrid(horizon, 'Europe/Berlin');
        const contactsPerDay = perDay.slice(0, horizon.days);
        const spread = spreadForecast({ kind: 'daily', queue: 'q', contactsPerDay, profile }, grid);
        contactsPerDay.forEach((expected, day) =>
          expect(sumOfDay(spread, grid, day)).toBeCloseTo(expected, 6),
        );
      },
    ),
    { numRuns: 200, seed: 20261122 },
  );
});

test('spreading loses no contact of an hour and adds none', () => {
  fc.assert(
    fc.property(horizons, fc.infiniteStream(contacts), (horizon, stream) => {
      const grid = buildGrid(horizon, 'Europe/Berlin');
      const perHour = 60 / horizon.intervalMinutes;
      const hours = [...stream.take(grid.count / perHour)];
      const spread = spreadForecast({ kind: 'hourly', queue: 'q', contactsPerHour: hours }, grid);
      hours.forEach((expected, hour) => {
        const own = spread.subarray(hour * perHour, (hour + 1) * perHour);
        expect(sum(own)).toBeCloseTo(expected, 6);
      });
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

test('days when clocks change have 23 and 25 hours, and the day’s contacts all the same', () => {
  const profile = Array.from({ length: 24 }, (_, hour) => (hour === 2 ? 12 : 1));
  const daily = { kind: 'daily' as const, queue: 'q', contactsPerDay: [460, 350], profile };
  const spring = buildGrid({ firstDay: '2026-03-28', days: 2, intervalMinutes: 60 }, 'Europe/Berlin');
  expect(spring.days.map((day) => day.intervalCount)).toEqual([24, 23]);
  // The busy hour from two to three does not exist on the second day: its weight falls on the others.
  expect([...spreadForecast(daily, spring).subarray(24)]).toEqual(new Array(23).fill(350 / 23));
  const autumn = buildGrid({ firstDay: '2026-10-24', days: 2, intervalMinutes: 60 }, 'Europe/Berlin');
  expect(autumn.days.map((day) => day.intervalCount)).toEqual([24, 25]);
  const second = spreadForecast(daily, autumn).subarray(24);
  expect([...second.subarray(1, 5)]).toEqual([350 / 47, (12 * 350) / 47, (12 * 350) / 47, 350 / 47]);
});

/** Demand of the sample’s shop, always open, with 24 contacts in each hour. */
function demandWith(change: Partial<PlanRequestInput>): Demand & { grid: IntervalGrid } {
  const request = sampleResolved({
    shop: { tier: 'new', openingHours: 'always' },
    forecast: [{ kind: 'hourly', queue: 'chat', contactsPerHour: new Array<number>(24).fill(24) }],
    ...change,
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  return { ...forecastDemand(request, grid, layCalendars(request, grid)), grid };
}
const stream = (
  parts: object = {},
): NonNullable<NonNullable<PlanRequestInput['calendar']>['liveStreams']>[number] => ({
  id: 's',
  start: '2026-11-23T14:00',
  end: '2026-11-23T16:00',
  rampMinutes: 0,
  decayMinutes: 0,
  ...parts,
});

test('contacts in closed hours are set apart, none is lost', () => {
  const { contacts: arriving, closedContacts } = demandWith({
    shop: { tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
  });
  expect(sum(arriving[0])).toBeCloseTo(9 * 24, 9);
  expect(closedContacts[0]).toBeCloseTo(15 * 24, 9);
  expect(arriving[0][35]).toBe(0);
  expect(arriving[0][36]).toBe(6);
});

test('a factor multiplies while live; ramp and decay are straight lines', () => {
  const factor = (parts: object): Float64Array =>
    demandWith({ calendar: { liveStreams: [stream({ uplift: { kind: 'factor', factor: 3 }, ...parts })] } })
      .contacts[0];
  expect([...factor({}).subarray(55, 65)]).toEqual([6, 18, 18, 18, 18, 18, 18, 18, 18, 6]);
  const ramped = factor({ rampMinutes: 30, decayMinutes: 30 });
  // Half-way levels of the two quarter-hours of each slope: 1/4 and 3/4.
  expect([...ramped.subarray(55, 67)]).toEqual([6, 9, 15, 18, 18, 18, 18, 18, 18, 15, 9, 6]);
});

test('viewers add contacts to what comes anyway, shared like the base forecast', () => {
  const viewers = { kind: 'viewers', viewers: 1000, contactsPerViewerHour: 0.04 };
  const change = {
    queues: [queue(), queue({ id: 'care' }), queue({ id: 'mail' })],
    forecast: [24, 72, 5].map((perHour, k) => ({
      kind: 'hourly' as const,
      queue: ['chat', 'care', 'mail'][k],
      contactsPerHour: new Array<number>(24).fill(perHour),
    })),
  };
  const { contacts: all } = demandWith({
    ...change,
    calendar: { liveStreams: [stream({ uplift: viewers, queues: ['chat', 'care'] })] },
  });
  // 40 contacts an hour more, a quarter of them for chat.
  expect(all.map((one) => one[56] * 4)).toEqual([34, 102, 5]);
  expect(all.map((one) => one[55] * 4)).toEqual([24, 72, 5]);
});

test('viewers are shared evenly where nothing comes anyway', () => {
  const { contacts: all } = demandWith({
    queues: [queue(), queue({ id: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily' as const, queue: id, contactsPerDay: [0] })),
    calendar: {
      liveStreams: [stream({ uplift: { kind: 'viewers', viewers: 800, contactsPerViewerHour: 0.01 } })],
    },
  });
  expect(all.map((one) => one[60])).toEqual([1, 1]);
});

test.each([
  ['max', 3],
  ['product', 6],
] as const)('a promotion and a stream combine by the rule “%s”', (overlap, factor) => {
  const { contacts: all } = demandWith({
    calendar: {
      overlap,
      promotions: [{ id: 'p', firstDay: '2026-11-23', lastDay: '2026-11-23', factor: 2 }],
      liveStreams: [stream({ uplift: { kind: 'factor', factor: 3 } })],
    },
  });
  expect(all[0][40]).toBe(12);
  expect(all[0][60]).toBe(6 * factor);
});

test('promotions keep to their dates and queues', () => {
  const { contacts: all, grid } = demandWith({
    horizon: { firstDay: '2026-11-23', days: 2 },
    queues: [queue(), queue({ id: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily' as const, queue: id, contactsPerDay: [96, 96] })),
    calendar: {
      promotions: [{ id: 'p', firstDay: '2026-11-24', lastDay: '2026-11-30', factor: 1.5, queues: ['care'] }],
    },
  });
  const totals = all.map((one) => [0, 1].map((day) => Math.round(sumOfDay(one, grid, day) * 1e6) / 1e6));
  expect(totals).toEqual([
    [96, 96],
    [96, 144],
  ]);
});

const streams = fc.record({
  startMinute: fc.integer({ min: 0, max: 1300 }),
  minutes: fc.integer({ min: 1, max: 130 }),
  rampMinutes: fc.integer({ min: 0, max: 200 }),
  decayMinutes: fc.integer({ min: 0, max: 200 }),
  intervalMinutes: grains,
});

test('the level of a stream is the mean of its course, as numeric integration finds it', () => {
  fc.assert(
    fc.property(streams, ({ startMinute, minutes, rampMinutes, decayMinutes, intervalMinutes }) => {
      const grid = buildGrid({ firstDay: '2026-11-23', days: 1, intervalMinutes }, 'Asia/Shanghai');
      const moment = (minute: number): string =>
        new Date(grid.startMilliseconds + minute * 60_000).toISOString().replace('.000', '');
      const live = LiveStreamSchema.parse({
        id: 's',
        start: moment(startMinute),
        end: moment(startMinute + minutes),
        rampMinutes,
        decayMinutes,
      });
      streamLevels(live, grid).forEach((level, interval) => {
        expect(Math.abs(level - integrate(live, grid, interval))).toBeLessThan(2e-3);
      });
    }),
    { numRuns: 60, seed: 20261122 },
  );
});

/** Mean level over an interval by adding up moments: up along the ramp, level until the end, down along the decay. */
function integrate(live: LiveStream, grid: IntervalGrid, interval: number): number {
  const start = momentMilliseconds(live.start, grid.timeZone);
  const minutesLive = (momentMilliseconds(live.end, grid.timeZone) - start) / 60_000;
  const rampAt = (minute: number): number =>
    live.rampMinutes === 0 ? 1 : Math.min(1, minute / live.rampMinutes);
  const levelAt = (minute: number): number => {
    if (minute < 0) return 0;
    if (minute < minutesLive) return rampAt(minute);
    const sinceEnd = minute - minutesLive;
    return sinceEnd >= live.decayMinutes ? 0 : rampAt(minutesLive) * (1 - sinceEnd / live.decayMinutes);
  };
  const from = (intervalStart(grid, interval) - start) / 60_000;
  const steps = 1000;
  let total = 0;
  for (let k = 0; k < steps; k++) total += levelAt(from + ((k + 0.5) * grid.intervalMinutes) / steps);
  return total / steps;
}
