import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { shiftCost } from '../../../src/planning/wishes.ts';
import type { ShiftCandidate } from '../../../src/planning/shifts.ts';
import { sampleResolved } from '../samples.ts';

const [monday, tuesday, wednesday] = ['2026-11-23', '2026-11-24', '2026-11-25'];

test('a shift that ends on a day off wanted costs the wish as one that begins there', () => {
  const request = sampleResolved();
  const grid = buildGrid({ firstDay: monday, days: 3, intervalMinutes: 60 }, 'Asia/Shanghai');
  const costOf = (start: number, ...daysOffWanted: string[]): number => {
    const shift = { template: { id: 'any' }, day: 0, start, end: start + 8 } as ShiftCandidate;
    const person = { daysOffWanted, preferences: { shiftsWanted: [], shiftsUnwanted: [], partners: [] } };
    return shiftCost(request, person, shift, grid);
  };
  const { weight } = request.rules['day-off-wanted'];
  expect(costOf(22, tuesday)).toBe(weight);
  expect(costOf(22, monday, tuesday)).toBe(2 * weight);
  expect(costOf(22, wednesday)).toBe(0);
  // Midnight sharp is no part of the next day.
  expect(costOf(16, tuesday)).toBe(0);
  expect(costOf(16, monday)).toBe(weight);
});
