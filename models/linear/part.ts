import type { LinearModel } from './model.ts';

/**
 * What is left of a model when some of its columns are decided: these columns and these rows, whose sides are moved by what
 * the columns left out contribute. Columns keep their order, so the k-th column of the part is `columns[k]`.
 *
 * @param values one per column of the model; read for columns left out only
 */
export function partOf(
  model: LinearModel,
  columns: readonly number[],
  rows: readonly number[],
  values: Float64Array,
): LinearModel {
  const place = new Int32Array(model.columnCount).fill(-1);
  columns.forEach((column, k) => (place[column] = k));
  const rowStart = Int32Array.from({ length: rows.length + 1 }, () => 0);
  const column: number[] = [];
  const value: number[] = [];
  const decided = new Float64Array(rows.length);
  rows.forEach((row, r) => {
    for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
      const at = place[model.column[entry]];
      if (at < 0) {
        decided[r] += model.value[entry] * values[model.column[entry]];
      } else {
        column.push(at);
        value.push(model.value[entry]);
      }
    }
    rowStart[r + 1] = column.length;
  });
  return {
    name: model.name,
    columnCount: columns.length,
    rowCount: rows.length,
    columnNames: columns.map((one) => model.columnNames[one]),
    rowNames: rows.map((row) => model.rowNames[row]),
    cost: Float64Array.from(columns, (one) => model.cost[one]),
    columnLower: Float64Array.from(columns, (one) => model.columnLower[one]),
    columnUpper: Float64Array.from(columns, (one) => model.columnUpper[one]),
    integer: Uint8Array.from(columns, (one) => model.integer[one]),
    rowLower: Float64Array.from(rows, (row, r) => model.rowLower[row] - decided[r]),
    rowUpper: Float64Array.from(rows, (row, r) => model.rowUpper[row] - decided[r]),
    rowStart,
    column: Int32Array.from(column),
    value: Float64Array.from(value),
  };
}
