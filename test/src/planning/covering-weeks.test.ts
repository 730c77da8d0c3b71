import { expect, test } from 'vitest';
import { boundByWeek } from '../../../src/planning/covering-weeks.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { DAY, group, instance, need, shift } from '../../models/covering/instances.ts';

const limits = {
  timeLimitSeconds: 30,
  relativeGap: 0,
  seed: 1,
  shouldStop: () => false,
  onProgress: () => undefined,
  thorough: 'headcount' as const,
};
const solver = await createHighsSolver();
const firstDay = 0;
const secondWeek = 8 * DAY;

/** Two weeks of one shift each, which so many people are needed for. */
function twoWeeks(first: number, second: number, team: number) {
  return instance(14, {
    required: [need(14, { [firstDay]: first, [secondWeek]: second })],
    shifts: [shift(firstDay, firstDay + 4), shift(secondWeek, secondWeek + 4)],
    groups: [group('all', { maximumPeople: team, shifts: [0, 1] }, 14)],
  });
}

test.each([
  [1, 3, 3],
  [2, 1, 2],
])('weeks that need %i and %i people cannot be covered by fewer than %i', (first, second, people) => {
  expect(boundByWeek(twoWeeks(first, second, 5), solver, limits, () => 0)).toBeCloseTo(people, 6);
});

test('without time the week with most work is looked at all the same, and no other', () => {
  let looks = 0;
  const now = () => 1e6 * looks++;
  expect(boundByWeek(twoWeeks(1, 3, 5), solver, limits, now)).toBeCloseTo(3, 6);
});

test('where a week cannot be covered nothing is said', () => {
  expect(boundByWeek(twoWeeks(1, 3, 2), solver, limits, () => 0)).toBeUndefined();
});
