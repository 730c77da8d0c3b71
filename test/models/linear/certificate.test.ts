import { describe, expect, test } from 'vitest';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import {
  dualBound,
  provesInfeasible,
  provesUnbounded,
  reducedCosts,
} from '../../../models/linear/certificate.ts';
import type { LinearModel } from '../../../models/linear/model.ts';

/** minimise 2x + 3y, x + y ≥ 4, x ≤ 3: the optimum is x = 3, y = 1 at 9, with the row worth 3 a unit. */
function model(): LinearModel {
  const builder = new ModelBuilder('small');
  const x = builder.addColumn({ name: 'x', cost: 2, upper: 3 });
  const y = builder.addColumn({ name: 'y', cost: 3 });
  builder.addRow({
    name: 'cover',
    lower: 4,
    terms: [
      [x, 1],
      [y, 1],
    ],
  });
  return builder.build();
}

describe('dualBound', () => {
  test('of the optimal duals is the optimum', () => {
    expect(reducedCosts(model(), Float64Array.of(3))).toEqual(Float64Array.of(-1, 0));
    expect(dualBound(model(), Float64Array.of(3))).toBe(9);
  });

  test('of weaker duals is weaker', () => {
    expect(dualBound(model(), Float64Array.of(1))).toBe(4);
    expect(dualBound(model(), Float64Array.of(0))).toBe(0);
  });

  test('proves nothing where a price leans on a side that is not there', () => {
    expect(dualBound(model(), Float64Array.of(3.5))).toBe(-Infinity);
    expect(dualBound(model(), Float64Array.of(-1))).toBe(-Infinity);
  });
});

test('Farkas multipliers prove two contradicting rows infeasible, and only those', () => {
  const builder = new ModelBuilder('contradiction');
  const x = builder.addColumn({ name: 'x', upper: 10 });
  builder.addRow({ name: 'atLeast', lower: 5, terms: [[x, 2]] });
  builder.addRow({ name: 'atMost', upper: 2, terms: [[x, 1]] });
  expect(provesInfeasible(builder.build(), Float64Array.of(1, -2))).toBe(true);
  expect(provesInfeasible(builder.build(), Float64Array.of(-1, 2))).toBe(false);
  expect(provesInfeasible(builder.build(), Float64Array.of(1, -1))).toBe(false);
  expect(provesInfeasible(builder.build(), Float64Array.of(0, 0))).toBe(false);
  expect(provesInfeasible(model(), Float64Array.of(1))).toBe(false);
});

test('a ray proves an unbounded objective only if it falls for ever', () => {
  const builder = new ModelBuilder('slope');
  const x = builder.addColumn({ name: 'x', cost: -1 });
  const y = builder.addColumn({ name: 'y', cost: 0 });
  builder.addRow({
    name: 'difference',
    upper: 3,
    terms: [
      [x, 1],
      [y, -1],
    ],
  });
  const slope = builder.build();
  expect(provesUnbounded(slope, Float64Array.of(2, 2))).toBe(true);
  expect(provesUnbounded(slope, Float64Array.of(1, 0))).toBe(false);
  expect(provesUnbounded(slope, Float64Array.of(0, 1))).toBe(false);
  expect(provesUnbounded(slope, Float64Array.of(-1, -1))).toBe(false);
  expect(provesUnbounded(slope, Float64Array.of(0, 0))).toBe(false);
});
