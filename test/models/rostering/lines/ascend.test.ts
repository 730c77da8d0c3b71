import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascend } from '../../../../models/rostering/lines/ascend.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import { PricingInTurn } from '../../../../models/rostering/lines/pricing.ts';
import { respondInTurn } from '../../../../models/rostering/lines/respond.ts';
import { lineErrors } from '../../../../models/rostering/lines/check.ts';
import { rosterCost } from '../../../../models/rostering/lines/roster-cost.ts';
import { leastCost } from '../../../src/planning/lines/brute-force.ts';
import { tinyLines } from './instances.ts';

test('the bound rises, but never above the cheapest roster, and the lines are legal', () => {
  let isRaised = 0;
  fc.assert(
    fc.property(tinyLines({ people: 3 }), (data) => {
      const outcome = createLineFinders(data);
      const best = leastCost(data);
      if (outcome.status !== 'found' || best === undefined) return;
      const started = respondInTurn(data, outcome.finders, [...outcome.finders.keys()], () => false);
      if (!('roster' in started)) throw new Error('there is a roster');
      const cost = rosterCost(data, started.roster);
      expect(cost).toBeGreaterThanOrEqual(best);
      const bounds: number[] = [];
      const { bound, prices, proposed } = ascend(data, new PricingInTurn(data, outcome.finders), {
        cost,
        shouldStop: () => false,
        onBound: (better) => bounds.push(better),
      });
      expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
      expect(bound).toBe(bounds.at(-1));
      expect(bound).toBeLessThanOrEqual(best + 1e-9);
      if (bound > bounds[0]) isRaised++;
      data.cover.forEach(({ shortageCost, excessCost }, need) => {
        expect(prices[need]).toBeLessThanOrEqual(shortageCost);
        expect(prices[need]).toBeGreaterThanOrEqual(-excessCost);
      });
      for (const { person, line } of proposed)
        expect(lineErrors(data, data.people[person], line)).toEqual([]);
    }),
    { numRuns: 60, seed: 20261122 },
  );
  expect(isRaised).toBeGreaterThan(10);
});
