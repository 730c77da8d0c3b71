import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { strictest, targetsInForce } from '../../../src/planning/targets-in-force.ts';
import { sampleResolved } from '../samples.ts';
import { queue } from './admission/refused.ts';

/** Targets of the sample's queue at a clock hour of its Monday. */
function at(hour: number, change: Partial<PlanRequestInput>): ReturnType<typeof targetsInForce>[number] {
  const request = sampleResolved(change);
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  return targetsInForce(request, request.queues[0], grid)[hour * 4];
}
const ka = { tier: 'ka', openingHours: { from: '09:00', to: '24:00' } } as const;

test('the tier holds where no band does, the guide’s bands where they are stricter', () => {
  const change = { shop: ka };
  expect(at(15, change)).toEqual({
    sets: [{ averageResponseSeconds: 60 }],
    sources: { averageResponseSeconds: 'tier ka' },
  });
  const inBand = [9, 13, 21].map((hour) => at(hour, change).sources.averageResponseSeconds);
  expect(inBand).toEqual(['band 09:00–12:00', 'band 12:00–14:00', 'band 20:00–24:00']);
  expect([9, 13, 21].map((hour) => at(hour, change).sets[0].averageResponseSeconds)).toEqual([45, 30, 20]);
});

test('without a tier limit and bands nothing is promised', () => {
  expect(at(10, { targets: { tierLimit: false, bands: [] } })).toEqual({ sets: [{}], sources: {} });
});

test('the platform asks in assessed hours only', () => {
  const change = {
    shop: { ...ka, assessedHours: { from: '10:00', to: '20:00' } },
    targets: { bands: [], platform: { threeMinuteReplyRate: 0.9 } },
  };
  expect(at(9, change).sources).toEqual({ averageResponseSeconds: 'tier ka' });
  expect(at(10, change).sources).toEqual({
    averageResponseSeconds: 'tier ka',
    threeMinuteReplyRate: 'platform',
  });
  expect(at(20, change).sources.threeMinuteReplyRate).toBeUndefined();
});

test('the strictest wins whoever asks, and each target on its own', () => {
  const change = {
    shop: ka,
    queues: [queue({ targets: { averageResponseSeconds: 25, maximumAbandonment: 0.1 } })],
    targets: {
      platform: { averageResponseSeconds: 30, threeMinuteReplyRate: 0.95 },
      always: { averageResponseSeconds: 40, threeMinuteReplyRate: 0.9, maximumAbandonment: 0.02 },
    },
  };
  expect(at(15, change)).toEqual({
    sets: [{ averageResponseSeconds: 25, threeMinuteReplyRate: 0.95, maximumAbandonment: 0.02 }],
    sources: {
      averageResponseSeconds: 'queue chat',
      threeMinuteReplyRate: 'platform',
      maximumAbandonment: 'request',
    },
  });
  expect(at(21, change).sources.averageResponseSeconds).toBe('band 20:00–24:00');
});

test('bands keep to their weekdays and queues', () => {
  const band = { id: 'b', from: '10:00', to: '11:00', averageResponseSeconds: 30 };
  const own = (parts: object): object => ({ targets: { tierLimit: false, bands: [{ ...band, ...parts }] } });
  expect(at(10, own({})).sources.averageResponseSeconds).toBe('band b');
  expect(at(10, own({ weekdays: ['monday'] })).sources.averageResponseSeconds).toBe('band b');
  expect(at(10, own({ weekdays: ['sunday'] })).sources).toEqual({});
  expect(at(10, own({ queues: ['chat'] })).sources.averageResponseSeconds).toBe('band b');
  const other = {
    queues: [queue(), queue({ id: 'care' })],
    forecast: ['chat', 'care'].map((id) => ({ kind: 'daily' as const, queue: id, contactsPerDay: [10] })),
  };
  expect(at(10, { ...other, ...own({ queues: ['care'] }) }).sources).toEqual({});
  expect(at(11, own({})).sources).toEqual({});
});

test('bands whose names run together are not taken for one another', () => {
  const band = (id: string, from: string, to: string, seconds: number): object => ({
    id,
    from,
    to,
    averageResponseSeconds: seconds,
  });
  const change = {
    targets: {
      tierLimit: false,
      bands: [
        band('a', '09:00', '10:00', 50),
        band('b', '09:00', '10:00', 40),
        band('a|b', '10:00', '11:00', 90),
      ],
    },
  } as Partial<PlanRequestInput>;
  expect(at(9, change).sources.averageResponseSeconds).toBe('band b');
  expect(at(10, change).sources.averageResponseSeconds).toBe('band a|b');
});

const within = (share: number, seconds: number): object => ({ answeredWithin: { share, seconds } });

test('of two answered-within targets the one that implies the other is left, and named alone', () => {
  expect(
    strictest([
      ['platform', within(0.8, 60)],
      ['request', within(0.9, 30)],
    ]),
  ).toEqual({ sets: [within(0.9, 30)], sources: { answeredWithin: 'request' } });
  expect(
    strictest([
      ['platform', within(0.8, 60)],
      ['request', within(0.8, 60)],
    ]),
  ).toEqual({ sets: [within(0.8, 60)], sources: { answeredWithin: 'platform' } });
});

test('answered-within targets of which neither implies the other must both hold', () => {
  expect(
    strictest([
      ['platform', { ...within(0.8, 20), averageResponseSeconds: 30 }],
      ['queue chat', within(0.7, 30)],
      ['request', within(0.95, 60)],
    ]),
  ).toEqual({
    sets: [{ averageResponseSeconds: 30, ...within(0.8, 20) }, within(0.95, 60)],
    sources: { averageResponseSeconds: 'platform', answeredWithin: 'platform and request' },
  });
});

test('averaged over bands, a response target leaves each interval twice as long and the others as they are', () => {
  const always = { averageResponseSeconds: 20, maximumAbandonment: 0.05 };
  const targets = { tierLimit: false, bands: [], always };
  expect(at(10, { targets: { ...targets, averaging: 'band' } })).toEqual({
    sets: [{ averageResponseSeconds: 40, maximumAbandonment: 0.05 }],
    sources: {
      averageResponseSeconds: 'twice what request asks on average',
      maximumAbandonment: 'request',
    },
    averaged: { seconds: 20, source: 'request' },
  });
  const without = { tierLimit: false, bands: [], always: { maximumAbandonment: 0.05 } };
  expect(at(10, { targets: { ...without, averaging: 'band' } })).toEqual(at(10, { targets: without }));
});
