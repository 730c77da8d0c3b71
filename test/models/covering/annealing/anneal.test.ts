import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annealCovering } from '../../../../models/covering/annealing/anneal.ts';
import type { Annealed, AnnealingOptions } from '../../../../models/covering/annealing/anneal.ts';
import { checkCovering } from '../../../../models/covering/check.ts';
import type { CoveringData } from '../../../../models/covering/data.ts';
import { shortageLeft } from '../../../../models/covering/shortage-left.ts';
import { RandomStream } from '../../../../models/simulation/random-stream.ts';
import { tryEverything } from '../brute-force.ts';
import { coverableInstances, group, instance, need, shift, tinyInstances } from '../instances.ts';

/** From nothing at all, as when no relaxation was solved in time. */
function anneal(data: CoveringData, options: Partial<AnnealingOptions> = {}): Annealed {
  const nothing = data.groups.map(() => new Map<number, number>());
  return annealCovering(data, nothing, {
    random: new RandomStream([1, 2, 3, 4]),
    people: data.groups.map((one) => one.maximumPeople),
    mostPeople: 99,
    movesPerRound: 40_000,
    shouldStop: () => false,
    ...options,
  });
}

test('whatever can be covered by everybody is covered, legally and by no fewer people than it takes', () => {
  let most = 0;
  fc.assert(
    fc.property(coverableInstances(), (data) => {
      const best = tryEverything(data);
      const { covering, isComplete } = anneal(data);
      expect(checkCovering(data, covering)).toEqual([]);
      expect(isComplete).toBe(best.shortage < 1e-9);
      expect(shortageLeft(data, covering).weighted < 1e-9).toBe(isComplete);
      const people = covering.people.reduce((sum, one) => sum + one, 0);
      expect(people).toBeGreaterThanOrEqual(isComplete ? best.headcount : 0);
      most = Math.max(most, people);
    }),
    { numRuns: 60, seed: 20261122 },
  );
  expect(most).toBeGreaterThan(2);
});

test('from one person on, as many are let in as it takes', () => {
  fc.assert(
    fc.property(coverableInstances(), (data) => {
      const best = tryEverything(data);
      fc.pre(best.shortage < 1e-9 && best.headcount > 0);
      const { covering, isComplete } = anneal(data, { people: data.groups.map((_, g) => (g === 0 ? 1 : 0)) });
      expect(isComplete).toBe(true);
      expect(checkCovering(data, covering)).toEqual([]);
      expect(shortageLeft(data, covering).weighted).toBe(0);
      const people = covering.people.reduce((sum, one) => sum + one, 0);
      expect(people).toBeLessThanOrEqual(best.headcount + 1);
    }),
    { numRuns: 40, seed: 20261122 },
  );
});

test('what cannot be covered is left short, and every limit is kept all the same', () => {
  let short = 0;
  fc.assert(
    fc.property(tinyInstances(), (data) => {
      const people = data.groups.map((one) => one.maximumPeople);
      const limit = Math.min(...data.peopleLimits.map(({ maximumPeople }) => maximumPeople));
      while (people.reduce((sum, one) => sum + one, 0) > limit) people[people.indexOf(Math.max(...people))]--;
      const { covering, isComplete } = anneal(data, { people, movesPerRound: 10_000 });
      expect(checkCovering(data, covering)).toEqual([]);
      if (isComplete) expect(shortageLeft({ ...data, authorityFloors: [] }, covering).weighted).toBe(0);
      else short++;
    }),
    { numRuns: 100, seed: 20261122 },
  );
  expect(short).toBeGreaterThan(10);
});

const day = instance(1, {
  required: [need(1, { 0: 1, 1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 1 })],
  shifts: [shift(0, 6), shift(1, 7), shift(4, 8)],
  groups: [group('all', { shifts: [0, 1, 2], maximumPeople: 4, pinned: new Map([[1, 1]]) })],
});

test('pinned people stay', () => {
  const { covering, isComplete } = anneal(day);
  expect(isComplete).toBe(true);
  expect(covering.shifts[0].get(1)).toBeGreaterThanOrEqual(1);
});

test('the same numbers give the same covering', () => {
  expect(anneal(day)).toEqual(anneal(day));
});

test('it ends when asked to, with what it has', () => {
  const { covering, isComplete } = anneal(day, { shouldStop: () => true });
  expect(isComplete).toBe(false);
  expect(checkCovering(day, covering)).toEqual([]);
  expect(covering.shifts[0].get(1)).toBeGreaterThanOrEqual(1);
});
