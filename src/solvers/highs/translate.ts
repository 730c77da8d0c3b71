import type { ColumnData, IndexSelection, ModelData, RowData } from 'highs';
import type { LinearModel, RowSpec } from '../../../models/linear/model.ts';
import type { NewColumn } from '../solver.ts';

/** The whole model in HiGHS' bulk form. Names stay outside: copying them costs more than the rest and HiGHS needs none. */
export function modelData(model: LinearModel): ModelData {
  return {
    numCols: model.columnCount,
    numRows: model.rowCount,
    colCost: model.cost,
    colLower: model.columnLower,
    colUpper: model.columnUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csr',
      numRows: model.rowCount,
      numCols: model.columnCount,
      starts: model.rowStart,
      indices: model.column,
      values: model.value,
    },
    integrality: Int32Array.from(model.integer),
  };
}

/** Columns to append to a native model that has `rowCount` rows. */
export function columnData(columns: readonly NewColumn[], rowCount: number): Omit<ColumnData, 'count'> {
  return {
    cost: Float64Array.from(columns, (column) => column.cost ?? 0),
    lower: Float64Array.from(columns, (column) => column.lower ?? 0),
    upper: Float64Array.from(columns, (column) => column.upper ?? Infinity),
    matrix: {
      format: 'csc',
      numRows: rowCount,
      numCols: columns.length,
      ...compressed(columns.map((column) => column.entries)),
    },
  };
}

/** Rows to append to a native model that has `columnCount` columns. */
export function rowData(rows: readonly RowSpec[], columnCount: number): Omit<RowData, 'count'> {
  return {
    lower: Float64Array.from(rows, (row) => row.lower ?? -Infinity),
    upper: Float64Array.from(rows, (row) => row.upper ?? Infinity),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columnCount,
      ...compressed(rows.map((row) => row.terms)),
    },
  };
}

/**
 * HiGHS wants the indices of a bulk change in increasing order and each once. Of repeated indices the last wins, as if
 * the changes were made one after another.
 *
 * @returns the selection, and for each selected index the position of its new value
 */
export function selection(indices: readonly number[]): { selected: IndexSelection; positions: number[] } {
  const last = new Map(indices.map((index, position) => [index, position]));
  const sorted = [...last].sort(([left], [right]) => left - right);
  return {
    selected: { kind: 'set', indices: sorted.map(([index]) => index) },
    positions: sorted.map(([, position]) => position),
  };
}

/** HiGHS' codes for `count` columns: 1 integer, 0 continuous. */
export function columnTypes(count: number, integer: boolean): Int32Array {
  return new Int32Array(count).fill(integer ? 1 : 0);
}

function compressed(lists: readonly (readonly (readonly [index: number, value: number])[])[]): {
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
} {
  const flat = lists.flat();
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, position) => (starts[position + 1] = starts[position] + list.length));
  return {
    starts,
    indices: Int32Array.from(flat, ([index]) => index),
    values: Float64Array.from(flat, ([, value]) => value),
  };
}
