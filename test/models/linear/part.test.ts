import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import { evaluate } from '../../../models/linear/evaluate.ts';
import type { LinearModel } from '../../../models/linear/model.ts';
import { partOf } from '../../../models/linear/part.ts';

const COLUMNS = 6;
const ROWS = 4;

/** Models with a number in most places, the values of their columns, and which of columns and rows are kept. */
const split = fc.record({
  matrix: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: COLUMNS * ROWS, maxLength: COLUMNS * ROWS }),
  sides: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: ROWS, maxLength: ROWS }),
  values: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: COLUMNS, maxLength: COLUMNS }),
  columns: fc.subarray([...Array(COLUMNS).keys()]),
  rows: fc.subarray([...Array(ROWS).keys()]),
});

function modelOf(matrix: readonly number[], sides: readonly number[]): LinearModel {
  const builder = new ModelBuilder('dense');
  for (let c = 0; c < COLUMNS; c++) {
    builder.addColumn({ name: `c${c}`, cost: c + 1, upper: 4, integer: c % 2 === 0 });
  }
  for (let r = 0; r < ROWS; r++) {
    const terms = [...Array(COLUMNS).keys()].map((c) => [c, matrix[r * COLUMNS + c]] as const);
    builder.addRow({ name: `r${r}`, lower: sides[r], upper: r % 2 === 0 ? Infinity : sides[r] + 2, terms });
  }
  return builder.build();
}

test('a row of the part is as far from its sides as the whole row is with the columns left out at their values', () => {
  fc.assert(
    fc.property(split, ({ matrix, sides, values, columns, rows }) => {
      const part = partOf(modelOf(matrix, sides), columns, rows, Float64Array.from(values));
      rows.forEach((row, r) => {
        const whole = values.reduce((sum, value, c) => sum + matrix[row * COLUMNS + c] * value, 0);
        let own = 0;
        for (let entry = part.rowStart[r]; entry < part.rowStart[r + 1]; entry++) {
          own += part.value[entry] * values[columns[part.column[entry]]];
        }
        expect(part.rowLower[r] - own).toBe(sides[row] - whole);
        expect(part.rowUpper[r] - own).toBe(row % 2 === 0 ? Infinity : sides[row] + 2 - whole);
      });
    }),
    { numRuns: 200, seed: 20261122 },
  );
});

test('columns keep their order, costs, bounds and integrality', () => {
  const model = modelOf(new Array<number>(COLUMNS * ROWS).fill(1), [1, 2, 3, 4]);
  const part = partOf(model, [1, 4], [2], new Float64Array(COLUMNS));
  expect(part.columnNames).toEqual(['c1', 'c4']);
  expect(part.rowNames).toEqual(['r2']);
  expect([...part.cost]).toEqual([2, 5]);
  expect([...part.integer]).toEqual([0, 1]);
  expect(evaluate(part, Float64Array.of(0, 3))).toMatchObject({ objective: 15, violation: 0 });
});
