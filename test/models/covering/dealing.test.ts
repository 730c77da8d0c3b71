import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dealing } from '../../../models/covering/dealing.ts';

/** Three skills with different costs, and people of any kind: the cheapest way to deal them out is looked for among all. */
const team = fc.record({
  required: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
  weight: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
  live: fc.integer({ min: 0, max: 2 }),
  buffer: fc.integer({ min: 0, max: 2 }),
  people: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 4 }),
});

const LIVE = 0.5;
const BUFFER = 0.25;

type Team = Omit<typeof team extends fc.Arbitrary<infer One> ? One : never, 'people'>;

/** Least cost over every way to give each person a skill of theirs, live, buffer or nothing. */
function leastCost({ required, weight, live, buffer }: Team, masks: readonly number[]): number {
  const wanted = [...required, live, buffer];
  const costs = [...weight, LIVE, BUFFER];
  const left = (given: readonly number[], index: number): number => {
    if (index === masks.length)
      return wanted.reduce((sum, agents, k) => sum + costs[k] * Math.max(0, agents - given[k]), 0);
    let best = left(given, index + 1);
    for (let k = 0; k < wanted.length; k++) {
      if (k < 3 && (masks[index] & (1 << k)) === 0) continue;
      best = Math.min(best, left(given.with(k, given[k] + 1), index + 1));
    }
    return best;
  };
  return left([0, 0, 0, 0, 0], 0);
}

test('people are dealt out as cheaply as can be, also with one more of a kind and one fewer', () => {
  fc.assert(
    fc.property(team, fc.integer({ min: 0, max: 7 }), ({ people, ...asked }, other) => {
      const { required, weight, live, buffer } = asked;
      const kinds = [...new Set([...people, other])];
      const dealing = new Dealing(
        {
          intervalCount: 1,
          required: required.map((agents) => Int32Array.of(agents)),
          weight: weight.map((cost) => Float64Array.of(cost)),
          others: [
            { wanted: Int32Array.of(live), weight: LIVE },
            { wanted: Int32Array.of(buffer), weight: BUFFER },
          ],
        },
        kinds,
      );
      for (const mask of people) dealing.change(kinds.indexOf(mask), 0, 1);
      expect(dealing.costAt(0)).toBeCloseTo(leastCost(asked, people), 9);
      expect(dealing.costWith(0, kinds.indexOf(other), 1)).toBeCloseTo(
        leastCost(asked, [...people, other]),
        9,
      );
      if (people.length === 0) return;
      const without = people.slice(1);
      expect(dealing.costWith(0, kinds.indexOf(people[0]), -1)).toBeCloseTo(leastCost(asked, without), 9);
      dealing.change(kinds.indexOf(people[0]), 0, -1);
      expect(dealing.costAt(0)).toBeCloseTo(leastCost(asked, without), 9);
    }),
    { numRuns: 500, seed: 20261123 },
  );
});
