import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveBreaks } from '../../../models/rostering/break-moves.ts';
import type { BreakMovesData, MovableBreak } from '../../../models/rostering/break-moves.ts';

const HOURS = 8;

interface Drawn {
  readonly masks: readonly number[];
  readonly breaks: readonly { readonly window: number; readonly intervals: number; readonly at: number }[];
  readonly required: readonly (readonly number[])[];
  readonly others: readonly number[];
  readonly weight: readonly number[];
  readonly leader: number;
  readonly windows: readonly number[];
}

/** A few people on duty for eight intervals, one break each, two skills. */
function drawn(people: number): fc.Arbitrary<Drawn> {
  const hourly = (max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min: 0, max }), { minLength: HOURS, maxLength: HOURS });
  const each = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(one, { minLength: people, maxLength: people });
  return fc.record({
    masks: each(fc.constantFrom(1, 2, 3)),
    breaks: each(
      fc.record({
        window: fc.integer({ min: 0, max: 3 }),
        intervals: fc.integer({ min: 1, max: 2 }),
        at: fc.nat(3),
      }),
    ),
    required: fc.tuple(hourly(2), hourly(2)),
    others: hourly(2),
    weight: fc.tuple(fc.constantFrom(1, 1.5), fc.constantFrom(1, 2)),
    leader: fc.nat(people - 1),
    windows: fc.array(fc.nat(HOURS - 2), { maxLength: 3 }),
  });
}

function dataOf({ masks, breaks, required, others, weight, leader, windows }: Drawn): BreakMovesData {
  return {
    intervalCount: HOURS,
    skillMask: masks,
    onShift: masks.map(() => new Uint8Array(HOURS).fill(1)),
    required: required.map((row) => Int32Array.from(row)),
    weight: weight.map((one) => new Float64Array(HOURS).fill(one)),
    others: Int32Array.from(others),
    breaks: breaks.map(({ window, intervals }, person): MovableBreak => ({
      person,
      intervals,
      begins: [0, 1, 2, 3].map((k) => window + k).filter((begin) => begin + intervals <= HOURS),
    })),
    presence: [
      {
        counts: Uint8Array.from(masks, (_, person) => (person === leader ? 1 : 0)),
        windows: windows.map((first) => [first, first + 1] as const),
      },
    ],
  };
}

const startOf = (data: BreakMovesData, { breaks }: Drawn): number[] =>
  data.breaks.map(({ begins }, b) => begins[breaks[b].at % begins.length]);

/** What is missing at its cost, with every way to deal people to skills tried. */
function shortage(data: BreakMovesData, begins: readonly number[]): number {
  let total = 0;
  for (let t = 0; t < data.intervalCount; t++) {
    const masks = data.skillMask.filter((_, person) => isThere(data, begins, person, t));
    const costOf = (k: number, left: readonly number[], free: number): number => {
      if (k === masks.length) {
        const missing = left.reduce((sum, agents, skill) => sum + agents * data.weight[skill][t], 0);
        return missing + Math.max(0, data.others[t] - free);
      }
      const ways = left.flatMap((agents, skill) =>
        agents > 0 && (masks[k] & (1 << skill)) !== 0
          ? [costOf(k + 1, left.with(skill, agents - 1), free)]
          : [],
      );
      return Math.min(costOf(k + 1, left, free + 1), ...ways);
    };
    total += costOf(
      0,
      data.required.map((row) => row[t]),
      0,
    );
  }
  return total;
}

function isThere(data: BreakMovesData, begins: readonly number[], person: number, t: number): boolean {
  return !data.breaks.some(
    (one, b) => one.person === person && begins[b] <= t && t < begins[b] + one.intervals,
  );
}

function isKept(data: BreakMovesData, before: readonly number[], after: readonly number[]): boolean {
  return data.presence.every(({ counts, windows }) =>
    windows.every(([first, last]) => {
      const kept = (begins: readonly number[]): boolean =>
        data.skillMask.some(
          (_, person) =>
            counts[person] === 1 &&
            (isThere(data, begins, person, first) || isThere(data, begins, person, last)),
        );
      return !kept(before) || kept(after);
    }),
  );
}

function everyPlacement({ breaks }: BreakMovesData): number[][] {
  return breaks.reduce<number[][]>(
    (placed, { begins }) => placed.flatMap((some) => begins.map((begin) => [...some, begin])),
    [[]],
  );
}

const best = (data: BreakMovesData, start: readonly number[]): number =>
  Math.min(
    ...everyPlacement(data)
      .filter((begins) => isKept(data, start, begins))
      .map((begins) => shortage(data, begins)),
  );

test.each([1, 2])('breaks of %i people end up where the shortage is smallest', (people) => {
  fc.assert(
    fc.property(drawn(people), (one) => {
      const data = dataOf(one);
      const start = startOf(data, one);
      expect(shortage(data, moveBreaks(data, start))).toBeCloseTo(best(data, start), 9);
    }),
    { numRuns: 300, seed: 20261123 },
  );
});

test('breaks of three people: never worse, inside their windows, nobody missed who kept watch, mostly best', () => {
  let optimal = 0;
  const runs = 200;
  fc.assert(
    fc.property(drawn(3), (one) => {
      const data = dataOf(one);
      const start = startOf(data, one);
      const moved = moveBreaks(data, start);
      moved.forEach((begin, b) => expect(data.breaks[b].begins).toContain(begin));
      expect(isKept(data, start, moved)).toBe(true);
      expect(shortage(data, moved)).toBeLessThanOrEqual(shortage(data, start) + 1e-9);
      if (shortage(data, moved) < best(data, start) + 1e-9) optimal++;
    }),
    { numRuns: runs, seed: 20261123 },
  );
  expect(optimal).toBeGreaterThanOrEqual(0.95 * runs);
});

test('where nobody is missing nothing moves', () => {
  const one = fc.sample(drawn(3), { numRuns: 1, seed: 7 })[0];
  const data = { ...dataOf(one), required: [], others: new Int32Array(HOURS) };
  const start = startOf(data, one);
  expect(moveBreaks(data, start)).toBe(start);
});
