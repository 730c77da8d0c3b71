import { expect, test } from 'vitest';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { ModelBuilder } from '../../../models/linear/builder.ts';

test('writes objective, every kind of row, every kind of bound and the integers', () => {
  const builder = new ModelBuilder('all kinds');
  const x = builder.addColumn({ name: 'x', cost: 3 });
  const y = builder.addColumn({ name: 'y', cost: -1, upper: 5, integer: true });
  const z = builder.addColumn({ name: 'z', lower: -2, upper: 4 });
  const free = builder.addColumn({ name: 'free', cost: -2.5, lower: -Infinity });
  const fixed = builder.addColumn({ name: 'fixed', lower: 3, upper: 3 });
  const below = builder.addColumn({ name: 'below', lower: -Infinity, upper: -1, integer: true });
  builder.addRow({
    name: 'cover',
    lower: 3,
    terms: [
      [x, 1],
      [y, 1],
    ],
  });
  builder.addRow({
    name: 'capacity',
    upper: 7,
    terms: [
      [z, -1],
      [fixed, 0.5],
    ],
  });
  builder.addRow({
    name: 'balance',
    lower: 0,
    upper: 0,
    terms: [
      [x, 1],
      [free, -4],
    ],
  });
  builder.addRow({ name: 'range', lower: 1, upper: 2, terms: [[below, -2]] });
  builder.addRow({ name: 'idle', terms: [[x, 1]] });
  expect(toAlgebra(builder.build())).toBe(`minimise
  3 x - y - 2.5 free
subject to
  cover: x + y >= 3
  capacity: -z + 0.5 fixed <= 7
  balance: x - 4 free = 0
  range: 1 <= -2 below <= 2
  idle: x free
bounds
  0 <= y <= 5
  -2 <= z <= 4
  free free
  fixed = 3
  below <= -1
integers
  y
  below
`);
});

test('an empty model is an objective of nothing', () => {
  expect(toAlgebra(new ModelBuilder('empty').build())).toBe('minimise\n  0\n');
});
