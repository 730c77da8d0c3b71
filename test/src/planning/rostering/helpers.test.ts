import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ThreadedPricing } from '../../../../src/planning/lines/threads/threaded-pricing.ts';
import { rosterGroup } from '../../../../src/planning/rostering/roster-group.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { groupOf } from './group.ts';
import type { Wanted } from './group.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});
afterEach(() => vi.restoreAllMocks());

const agents = Array.from({ length: 24 }, (_, k) => ({ id: `a${k}`, name: `a${k}`, skills: ['chat'] }));
/** So much that much of it stays undone: a roster is soon as near to its bound as is asked. */
const wanted = Array.from({ length: 21 }, (_, day) => day).flatMap((day) =>
  [0, 4, 6, 8, 10, 12, 14].map((hour): Wanted => [day, hour, 5]),
);
const limits = { timeLimitSeconds: 30, seed: 1 };

test('a group that is large enough is given the same shifts with helpers, which end with it', async () => {
  const input = groupOf(21, wanted, { team: { agents } });
  const ask = vi.spyOn(ThreadedPricing.prototype, 'cheapest');
  const dispose = vi.spyOn(ThreadedPricing.prototype, 'dispose');
  const [alone, helped] = [0, 2].map((helpers) =>
    rosterGroup(input, solver, { ...limits, helpers, shouldStop: () => false }, () => 0),
  );
  expect(helped).toEqual(alone);
  expect(ask.mock.calls.length).toBeGreaterThan(1);
  expect(dispose).toHaveBeenCalledTimes(1);
  await (dispose.mock.contexts[0] as ThreadedPricing).ended;
});

test('helpers end with a plan that is stopped', async () => {
  const input = groupOf(21, wanted, { team: { agents } });
  const dispose = vi.spyOn(ThreadedPricing.prototype, 'dispose');
  const given = rosterGroup(input, solver, { ...limits, helpers: 1, shouldStop: () => true }, () => 0);
  expect(given.shifts.flat()).not.toEqual([]);
  await (dispose.mock.contexts[0] as ThreadedPricing).ended;
});

test('a group of two does without helpers', () => {
  const input = groupOf(4, [
    [0, 6, 1],
    [1, 14, 1],
  ]);
  const ask = vi.spyOn(ThreadedPricing.prototype, 'cheapest');
  rosterGroup(input, solver, { ...limits, helpers: 2, shouldStop: () => false }, () => 0);
  expect(ask).not.toHaveBeenCalled();
});
