import { describe, expect, test } from 'vitest';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { ModelBuilder } from '../../../models/linear/builder.ts';

describe('ModelBuilder', () => {
  test('freezes columns and rows in the order they were added', () => {
    const builder = new ModelBuilder('diet');
    const bread = builder.addColumn({ name: 'bread', cost: 2 });
    const milk = builder.addColumn({ name: 'milk', cost: 3.5, lower: 1, upper: 8, integer: true });
    builder.addRow({
      name: 'energy',
      lower: 10,
      terms: [
        [bread, 4],
        [milk, 2],
      ],
    });
    const model = builder.build();
    expect(model).toEqual({
      name: 'diet',
      columnCount: 2,
      rowCount: 1,
      columnNames: ['bread', 'milk'],
      rowNames: ['energy'],
      cost: Float64Array.of(2, 3.5),
      columnLower: Float64Array.of(0, 1),
      columnUpper: Float64Array.of(Infinity, 8),
      integer: Uint8Array.of(0, 1),
      rowLower: Float64Array.of(10),
      rowUpper: Float64Array.of(Infinity),
      rowStart: Int32Array.of(0, 2),
      column: Int32Array.of(0, 1),
      value: Float64Array.of(4, 2),
    });
  });

  test('adds up the terms of one column and drops those that cancel out', () => {
    const builder = new ModelBuilder('sums');
    const x = builder.addColumn({ name: 'x' });
    const y = builder.addColumn({ name: 'y' });
    const terms = (...pairs: [number, number][]): [number, number][] => pairs;
    builder.addRow({ name: 'repeated', upper: 1, terms: terms([x, 1], [y, 2], [x, 3]) });
    builder.addRow({ name: 'cancelled', upper: 2, terms: terms([x, 1], [y, 2], [x, -1]) });
    builder.addRow({ name: 'empty', upper: 3, terms: [] });
    builder.addRow({ name: 'after', upper: 4, terms: terms([x, 5], [y, 1], [y, 1]) });
    expect(builder.build().rowStart).toEqual(Int32Array.of(0, 2, 3, 3, 5));
    expect(toAlgebra(builder.build())).toBe(
      [
        'minimise',
        '  0',
        'subject to',
        '  repeated: 4 x + 2 y <= 1',
        '  cancelled: 2 y <= 2',
        '  empty: 0 <= 3',
        '  after: 5 x + 2 y <= 4',
        '',
      ].join('\n'),
    );
  });

  test('a model built before does not change when the builder goes on', () => {
    const builder = new ModelBuilder('growing');
    const x = builder.addColumn({ name: 'x' });
    const before = builder.build();
    builder.addColumn({ name: 'y' });
    builder.addRow({ name: 'later', upper: 1, terms: [[x, 1]] });
    expect(before.rowCount).toBe(0);
    expect(before.rowNames).toEqual([]);
    expect(before.columnNames).toEqual(['x']);
    expect(builder.build().rowCount).toBe(1);
  });

  test.each<[string, (builder: ModelBuilder) => unknown, string]>([
    ['a name taken', (b) => b.addColumn({ name: 'x' }), 'There is already a column named "x"'],
    ['an empty name', (b) => b.addRow({ name: '', terms: [] }), 'A row needs a name'],
    [
      'a cost of NaN',
      (b) => b.addColumn({ name: 'y', cost: NaN }),
      'Column "y": cost NaN is not a finite number',
    ],
    [
      'an infinite cost',
      (b) => b.addColumn({ name: 'y', cost: Infinity }),
      'Column "y": cost Infinity is not a finite number',
    ],
    [
      'crossed bounds',
      (b) => b.addColumn({ name: 'y', lower: 2, upper: 1 }),
      'Bounds of column "y": lower 2 and upper 1 leave no value',
    ],
    [
      'a lower bound of infinity',
      (b) => b.addRow({ name: 'r', lower: Infinity, terms: [] }),
      'Bounds of row "r": lower Infinity and upper Infinity leave no value',
    ],
    [
      'a bound of NaN',
      (b) => b.addRow({ name: 'r', upper: NaN, terms: [] }),
      'Bounds of row "r": not a number',
    ],
    ['an unknown column', (b) => b.addRow({ name: 'r', terms: [[1, 1]] }), 'Row "r": there is no column 1'],
    [
      'a coefficient of NaN',
      (b) => b.addRow({ name: 'r', terms: [[0, NaN]] }),
      'Row "r": coefficient NaN of column 0 is not a finite number',
    ],
  ])('refuses %s', (_, act, message) => {
    const builder = new ModelBuilder('bad');
    builder.addColumn({ name: 'x' });
    expect(() => act(builder)).toThrow(message);
  });

  test('holds 100,000 columns and 1,000,000 entries', () => {
    const builder = new ModelBuilder('large');
    for (let column = 0; column < 100_000; column++) builder.addColumn({ name: `x${column}`, cost: 1 });
    for (let row = 0; row < 10_000; row++) {
      const terms = Array.from({ length: 100 }, (_, k): [number, number] => [
        (row * 7 + k * 991) % 100_000,
        1,
      ]);
      builder.addRow({ name: `r${row}`, lower: 1, terms });
    }
    const model = builder.build();
    expect(model.columnCount).toBe(100_000);
    expect(model.rowStart[10_000]).toBe(1_000_000);
    expect(model.value.length).toBe(1_000_000);
  });
});
