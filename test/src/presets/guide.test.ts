import { expect, test } from 'vitest';
import { ContractClass, ShiftTemplate } from '../../../src/domain/shift.ts';
import { Tool } from '../../../src/domain/queue.ts';
import { Band } from '../../../src/domain/target.ts';
import { GUIDE_BANDS, guideTargets } from '../../../src/presets/bands.ts';
import { BUFFERS } from '../../../src/presets/buffer.ts';
import { GUIDE_DAY_PROFILE } from '../../../src/presets/day-profile.ts';
import { CONTRACT_CLASSES, SHIFTS } from '../../../src/presets/shifts.ts';
import { TIERS, tierOfOrders } from '../../../src/presets/tiers.ts';
import { TOOLS } from '../../../src/presets/tools.ts';

test('tiers by orders a day, with people and response limits', () => {
  expect(Object.entries(TIERS).map(([tier, one]) => [tier, ...one.suggestedAgents, one.target])).toEqual([
    ['new', 1, 2, { averageResponseSeconds: 180 }],
    ['growing', 3, 5, { averageResponseSeconds: 90 }],
    ['ka', 6, 10, { averageResponseSeconds: 60 }],
  ]);
  expect([0, 49, 50, 299, 300, 1_000_000].map(tierOfOrders)).toEqual([
    'new',
    'new',
    'growing',
    'growing',
    'ka',
    'ka',
  ]);
});

test('bands with volume, factor and target', () => {
  const rows = GUIDE_BANDS.map((band) => [
    band.id,
    band.volumeShare,
    band.staffingFactor,
    band.averageResponseSeconds,
  ]);
  expect(rows).toEqual([
    ['09:00–12:00', 0.18, 1, 45],
    ['12:00–14:00', 0.25, 1.5, 30],
    ['20:00–24:00', 0.32, 2, 20],
  ]);
  for (const band of guideTargets()) expect(Band.parse(band)).toEqual(band);
});

test('the day’s profile: the bands have their shares, and nothing is lost', () => {
  const share = (from: number, to: number): number =>
    GUIDE_DAY_PROFILE.slice(from, to).reduce((sum, one) => sum + one, 0);
  expect(GUIDE_DAY_PROFILE).toHaveLength(24);
  expect(GUIDE_DAY_PROFILE.every((one) => one > 0)).toBe(true);
  expect([share(9, 12), share(12, 14), share(20, 24), share(0, 24)].map((one) => one.toFixed(9))).toEqual([
    '0.180000000',
    '0.250000000',
    '0.320000000',
    '1.000000000',
  ]);
});

test('tools, each on one category', () => {
  expect(Object.values(TOOLS).map(({ category, effect, share }) => [category, effect, share])).toEqual([
    ['routine', 'deflects', 0.35],
    ['order', 'shortens', 0.5],
    ['complaint', 'shortens', 0.28],
  ]);
  for (const tool of Object.values(TOOLS)) expect(Tool.parse(tool)).toEqual(tool);
});

test('buffers: 5 %, at least one, two or three more in live streams', () => {
  expect(BUFFERS['guide-everyday']).toEqual({ share: 0.05, minimum: 1, liveExtraAgents: 2 });
  expect(BUFFERS['guide-live']).toEqual({ share: 0.05, minimum: 1, liveExtraAgents: 3 });
  expect(BUFFERS.none).toEqual({ share: 0, minimum: 0, liveExtraAgents: 0 });
});

test('shifts and classes are what a request could send itself', () => {
  for (const one of CONTRACT_CLASSES) expect(ContractClass.parse(one)).toEqual(one);
  for (const one of Object.values(SHIFTS)) expect(ShiftTemplate.parse(one)).toEqual(one);
  const { start, lengthsMinutes } = SHIFTS['three-shifts'];
  expect([start.from, start.to, start.stepMinutes, lengthsMinutes]).toEqual(['00:00', '16:00', 480, [480]]);
});
