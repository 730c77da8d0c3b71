import { expect, test } from 'vitest';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import { SessionModel } from '../../../src/solvers/session-model.ts';

test('columns and rows appended in turns make the model a builder would have made', () => {
  const builder = new ModelBuilder('grown');
  builder.addColumn({ name: 'x', cost: 1 });
  builder.addRow({ name: 'a', lower: 1, terms: [[0, 2]] });
  const session = new SessionModel(builder.build());

  session.addColumns([
    { name: 'y', cost: 2, upper: 4, integer: true, entries: [[0, 3], [0, 1]] }, // prettier-ignore
    { name: 'idle', entries: [[0, 1], [0, -1]] }, // prettier-ignore
  ]);
  session.addRows([{ name: 'b', upper: 9, terms: [[1, 1], [0, 5], [1, 1]] }]); // prettier-ignore
  expect([session.columnCount, session.rowCount]).toEqual([3, 2]);
  session.addColumns([{ name: 'z', lower: -Infinity, entries: [[1, 7], [0, 8]] }]); // prettier-ignore
  session.changeCosts([3, 0], [6, 0]);
  session.addRows([{ name: 'c', lower: 0, upper: 0, terms: [[3, 1]] }]);
  session.changeRowBounds([1], [-9], [8]);
  session.changeColumnBounds([2], [1], [1]);
  session.changeIntegrality([1, 2], false);
  session.changeIntegrality([3], true);

  expect(toAlgebra(session.model)).toBe(`minimise
  2 y + 6 z
subject to
  a: 2 x + 4 y + 8 z >= 1
  b: -9 <= 2 y + 5 x + 7 z <= 8
  c: z = 0
bounds
  0 <= y <= 4
  idle = 1
  z free
integers
  z
`);
});

test('a refused change leaves the model as it was', () => {
  const builder = new ModelBuilder('kept');
  builder.addColumn({ name: 'x', cost: 1 });
  const session = new SessionModel(builder.build());
  const before = toAlgebra(session.model);
  const entry: [number, number] = [0, 1];
  expect(() =>
    session.addColumns([
      { name: 'good', entries: [] },
      { name: 'bad', entries: [entry] },
    ]),
  ).toThrow();
  expect(() =>
    session.addRows([
      { name: 'good', terms: [entry] },
      { name: 'bad', lower: NaN, terms: [] },
    ]),
  ).toThrow();
  expect(() => session.changeCosts([0, 1], [5, 5])).toThrow();
  expect(() => session.changeColumnBounds([0, 0], [1, 3], [2, 2])).toThrow();
  expect(toAlgebra(session.model)).toBe(before);
});
