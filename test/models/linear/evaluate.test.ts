import { describe, expect, test } from 'vitest';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import { activity, evaluate } from '../../../models/linear/evaluate.ts';
import type { LinearModel } from '../../../models/linear/model.ts';

function small(): LinearModel {
  const builder = new ModelBuilder('small');
  const x = builder.addColumn({ name: 'x', cost: 2, upper: 10 });
  const y = builder.addColumn({ name: 'y', cost: -1, lower: -5, integer: true });
  builder.addRow({
    name: 'large',
    lower: 200,
    terms: [
      [x, 50],
      [y, 1],
    ],
  });
  builder.addRow({ name: 'cap', upper: 4, terms: [[y, 1]] });
  return builder.build();
}

describe('evaluate', () => {
  test('a solution within all bounds has no violation', () => {
    expect(evaluate(small(), Float64Array.of(4, 3))).toEqual({
      objective: 5,
      violation: 0,
      where: undefined,
    });
  });

  test.each<[string, number[], number, string]>([
    ['a column above its bound', [10.5, 0], 0.05, 'column "x"'],
    ['a column below its bound', [5, -6], 0.2, 'column "y"'],
    ['a fractional integer', [5, 1.75], 0.25, 'integrality of column "y"'],
    ['a row below its side, relative to the side', [3.9, 3], 0.01, 'row "large"'],
    ['a row above its side', [5, 6], 0.5, 'row "cap"'],
    ['a value that is no number', [NaN, 0], Infinity, 'column "x"'],
  ])('names %s', (_, values, violation, where) => {
    const found = evaluate(small(), Float64Array.from(values));
    expect(found.violation).toBeCloseTo(violation, 12);
    expect(found.where).toBe(where);
  });

  test('refuses a vector of another length', () => {
    expect(() => evaluate(small(), new Float64Array(3))).toThrow('3 values for 2 columns');
  });
});

test('activity is the value of one row', () => {
  expect(activity(small(), 0, Float64Array.of(4, 3))).toBe(203);
});
