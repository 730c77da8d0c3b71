import { expect, test } from 'vitest';
import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import { GUIDE_DAY_PROFILE } from '../../../../src/presets/day-profile.ts';
import { sampleResolved } from '../../samples.ts';
import { agent, queue } from './refused.ts';

const resolved = (change: Partial<PlanRequestInput> = {}): ResolvedRequest => sampleResolved(change);
const always = { openingHours: 'always' as const };

test('defaults: Shanghai, the guide’s bands and buffer, Chinese rules, full-time and part-time', () => {
  const request = resolved();
  expect(request.shop.timeZone).toBe('Asia/Shanghai');
  expect(request.shop.assessedHours).toEqual({ from: '08:00', to: '23:00' });
  expect(request.horizon.intervalMinutes).toBe(15);
  expect(request.targets.bands.map((band) => [band.id, band.averageResponseSeconds])).toEqual([
    ['09:00–12:00', 45],
    ['12:00–14:00', 30],
    ['20:00–24:00', 20],
  ]);
  expect(request.buffer).toEqual({ share: 0.05, minimum: 1, liveExtraAgents: 2 });
  expect(
    request.contractClasses.map((one) => [one.id, one.maximumDaysPerWeek, one.maximumMinutesPerWeek]),
  ).toEqual([
    ['full-time', 5, 2400],
    ['part-time', 6, 1440],
  ]);
  expect(request.templates.map((one) => one.id)).toEqual(['full-time-8h', 'part-time-4-6h', 'three-shifts']);
  expect(request.rules['minutes-per-week']).toMatchObject({ level: 'required', limit: 2400 });
  expect(request.forecasts).toEqual([
    { kind: 'daily', queue: 'chat', contactsPerDay: [60], profile: GUIDE_DAY_PROFILE },
  ]);
});

test.each([
  [{ ...always, tier: 'ka' }, 'ka', 60],
  [{ ...always, ordersPerDay: 49 }, 'new', 180],
  [{ ...always, ordersPerDay: 50 }, 'growing', 90],
  [{ ...always, ordersPerDay: 299 }, 'growing', 90],
  [{ ...always, ordersPerDay: 300 }, 'ka', 60],
  [{ ...always, ordersPerDay: 10, tier: 'ka' }, 'ka', 60],
] as const)('the tier of %j is %s with a limit of %d s', (shop, tier, limit) => {
  const request = resolved({ shop });
  expect(request.shop.tier).toBe(tier);
  expect(request.targets.tier).toEqual({ averageResponseSeconds: limit });
});

test('without a tier and orders, or with the limit switched off, no tier limit applies', () => {
  expect(resolved({ shop: always }).targets.tier).toBeUndefined();
  expect(resolved({ shop: always }).shop.tier).toBeUndefined();
  expect(resolved({ targets: { tierLimit: false } }).targets.tier).toBeUndefined();
});

test('opening hours: always, one window for all days, or days of their own', () => {
  expect(resolved({ shop: always }).shop.openingHours.sunday).toEqual([{ from: '00:00', to: '24:00' }]);
  expect(resolved().shop.openingHours.friday).toEqual([{ from: '09:00', to: '18:00' }]);
  const own = { monday: [{ from: '10:00', to: '20:00' }] };
  const { openingHours } = resolved({ shop: { openingHours: own } }).shop;
  expect([openingHours.monday, openingHours.tuesday]).toEqual([own.monday, []]);
});

test('tools, buffers, bands and templates by name or as they are sent', () => {
  const own = { name: 'mine', category: 'x', effect: 'shortens' as const, share: 0.2 };
  expect(resolved({ tools: ['assistant', own] }).tools).toEqual([
    { name: 'assistant', category: 'routine', effect: 'deflects', share: 0.35 },
    own,
  ]);
  expect(resolved({ capacity: { buffer: 'guide-live' } }).buffer.liveExtraAgents).toBe(3);
  expect(resolved({ capacity: { buffer: { share: 0.2 } } }).buffer).toEqual({
    share: 0.2,
    minimum: 1,
    liveExtraAgents: 2,
  });
  expect(resolved({ targets: { bands: [] } }).targets.bands).toEqual([]);
});

test('presets for classes the request does not have are left out', () => {
  const classes = [{ id: 'part-time', maximumDaysPerWeek: 4 }];
  const request = resolved({
    shifts: { contractClasses: classes },
    team: { agents: [agent({ contractClass: 'part-time' })] },
  });
  expect(request.templates.map((one) => one.id)).toEqual(['part-time-4-6h']);
});

test('a coarse grain rounds the steps and breaks of presets up', () => {
  const [day, , three] = resolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 60 },
  }).templates;
  expect([day.start.stepMinutes, day.mealBreak!.minutes, three.mealBreak!.minutes]).toEqual([60, 60, 60]);
  expect(resolved().templates[2].mealBreak!.minutes).toBe(30);
});

test('a hiring plan hires one set of skills per skill asked for', () => {
  const two = {
    queues: [queue(), queue({ id: 'care', skill: 'care' }), queue({ id: 'mail', skill: 'care' })],
    forecast: ['chat', 'care', 'mail'].map((id) => ({
      kind: 'daily' as const,
      queue: id,
      contactsPerDay: [10],
    })),
    team: undefined,
  };
  expect(resolved(two).staff).toEqual({
    kind: 'hiring',
    skillSets: [['chat'], ['care']],
    maximumPeople: 2000,
  });
  const hiring = { skillSets: [['chat', 'care']], maximumPeople: 7 };
  expect(resolved({ ...two, hiring }).staff).toEqual({ kind: 'hiring', ...hiring });
});

test('rules: a pack, with single rules switched and adjusted', () => {
  const { rules } = resolved({
    rules: {
      pack: 'eu',
      overrides: { 'daily-rest': { limit: 720 }, 'night-minutes': { level: 'preferred', weight: 3 } },
    },
  });
  expect(rules['daily-rest']).toMatchObject({
    level: 'required',
    limit: 720,
    article: 'Directive 2003/88/EC art. 3',
  });
  expect(rules['night-minutes']).toMatchObject({ level: 'preferred', weight: 3, limit: 480 });
  expect(rules['minutes-per-day'].level).toBe('off');
});

test('statutory holidays of the horizon join those named, under the Chinese pack or where asked for', () => {
  const holidays = (calendar: object, pack: 'cn' | 'eu' = 'cn'): readonly string[] =>
    resolved({
      horizon: { firstDay: '2026-09-29', days: 14 },
      forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(14).fill(20) }],
      rules: { pack },
      calendar,
    }).calendar.holidays;
  const national = ['2026-10-01', '2026-10-02', '2026-10-03'];
  expect(holidays({})).toEqual(national);
  expect(holidays({ holidays: ['2026-10-08', '2026-10-02'] })).toEqual([...national, '2026-10-08']);
  expect(holidays({ statutoryHolidays: 'none', holidays: ['2026-10-08'] })).toEqual(['2026-10-08']);
  expect(holidays({}, 'eu')).toEqual([]);
  expect(holidays({ statutoryHolidays: 'china' }, 'eu')).toEqual(national);
});
