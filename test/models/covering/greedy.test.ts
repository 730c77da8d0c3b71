import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import type { Covering } from '../../../models/covering/decode.ts';
import { coverGreedily } from '../../../models/covering/greedy.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { coverableInstances, group, instance, need, shift, tinyInstances } from './instances.ts';

function nobody(data: CoveringData): Covering {
  return {
    people: data.groups.map(() => 0),
    shifts: data.groups.map(() => new Map()),
    breaks: data.groups.map(() => []),
  };
}

test.each([
  ['coverable', coverableInstances()],
  ['short', tinyInstances()],
  ['rested', coverableInstances(2)],
] as const)(
  'on %s instances the greedy covering is legal and leaves no more short than nobody would',
  (_, all) => {
    let helped = 0;
    fc.assert(
      fc.property(all, (data) => {
        const covering = coverGreedily(data);
        expect(checkCovering(data, covering)).toEqual([]);
        const idle = shortageLeft(data, nobody(data)).weighted;
        const left = shortageLeft(data, covering).weighted;
        expect(left).toBeLessThan(idle + 1e-9);
        if (left < idle) helped++;
      }),
      { numRuns: 300, seed: 20261122 },
    );
    expect(helped).toBeGreaterThan(150);
  },
);

test('it covers what one person after the other can cover', () => {
  const data = instance(1, {
    required: [need(1, { 0: 1, 1: 1, 2: 1, 3: 1, 4: 2, 5: 2 })],
    shifts: [shift(0, 6), shift(4, 8)],
    groups: [group('all', { shifts: [0, 1] })],
  });
  const covering = coverGreedily(data);
  expect(shortageLeft(data, covering).weighted).toBe(0);
  expect(covering.people).toEqual([2]);
});

test('it keeps pinned people, and places their breaks where they hurt least', () => {
  const meal = { pool: 'meal', intervals: 1, begins: [2, 3] };
  const data = instance(1, {
    required: [need(1, { 2: 1 })],
    shifts: [shift(0, 6, meal)],
    groups: [group('all', { shifts: [0], pinned: new Map([[0, 1]]) })],
  });
  const covering = coverGreedily(data);
  expect(covering.shifts[0].get(0)).toBe(1);
  expect(covering.breaks[0]).toEqual([{ pool: 'meal', begin: 3, people: 1 }]);
});

test('somebody who can do everything leaves to others what only they can do', () => {
  const data = instance(1, {
    skills: ['talk', 'write'],
    required: [need(1, { 0: 1, 1: 1 }), need(1, { 0: 1, 1: 1 })],
    shortageWeight: [new Float64Array(8).fill(2), new Float64Array(8).fill(1)],
    shifts: [shift(0, 2)],
    groups: [
      group('both', { skillMask: 3, maximumPeople: 1, shifts: [0] }),
      group('talkers', { skillMask: 1, shifts: [0] }),
      group('writers', { skillMask: 2, maximumPeople: 0, shifts: [0] }),
    ],
  });
  const onBoth = {
    people: [1, 0, 0],
    shifts: [new Map([[0, 1]]), new Map(), new Map()],
    breaks: [[], [], []],
  };
  const covering = coverGreedily(data, onBoth);
  expect(shortageLeft(data, covering).weighted).toBe(0);
  expect(covering.people).toEqual([1, 1, 0]);
});
