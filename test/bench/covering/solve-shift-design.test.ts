import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { solveShiftDesign } from '../../../bench/covering/solve-shift-design.ts';
import { checkShiftDesign } from '../../../models/covering/shift-design/check.ts';
import type { ShiftDesignData } from '../../../models/covering/shift-design/data.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { smallInstances } from '../../models/covering/shift-design/instances.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

test('the design costs what the cheapest of all designs costs, and that is proven', () => {
  fc.assert(
    fc.property(smallInstances(), (data) => {
      const { report, bound } = solveShiftDesign(solver, data, 20);
      expect(report?.errors).toEqual([]);
      expect(report?.cost).toBe(cheapest(data));
      expect(bound).toBeCloseTo(cheapest(data), 6);
    }),
    { numRuns: 60, seed: 20261101 },
  );
});

test('where half people would cover the circle, whole people are proven best all the same', () => {
  const data: ShiftDesignData = {
    slotsPerDay: 3,
    days: 1,
    demand: [1, 1, 1],
    shifts: [0, 1, 2].map((start) => ({ start, length: 2 })),
    costs: { shortage: 3, excess: 3, shift: 1 },
  };
  const { report, bound } = solveShiftDesign(solver, data, 20);
  expect(cheapest(data)).toBe(4);
  expect([report?.cost, bound]).toEqual([4, 4]);
});

test('without time there is no design and no bound', () => {
  const data: ShiftDesignData = {
    slotsPerDay: 24,
    days: 7,
    demand: Array.from({ length: 168 }, (_, slot) => 5 + ((slot * slot) % 11)),
    shifts: Array.from({ length: 60 }, (_, shift) => ({ start: shift % 24, length: 6 + (shift % 5) })),
    costs: { shortage: 60, excess: 60, shift: 60 },
  };
  expect(solveShiftDesign(solver, data, 0)).toEqual({ report: undefined, bound: 0 });
});

/** Tries every number of people up to the highest demand on every shift of every day. */
function cheapest(data: ShiftDesignData): number {
  const most = Math.max(...data.demand);
  const design = data.shifts.map(() => Array.from({ length: data.days }, () => 0));
  let best = Infinity;
  const visit = (position: number): void => {
    if (position === data.shifts.length * data.days) {
      best = Math.min(best, checkShiftDesign(data, design).cost);
      return;
    }
    const byDay = design[Math.floor(position / data.days)];
    for (let people = 0; people <= most; people++) {
      byDay[position % data.days] = people;
      visit(position + 1);
    }
  };
  visit(0);
  return best;
}
