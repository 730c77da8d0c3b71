import type { LinearModel, RowSpec } from '../../models/linear/model.ts';
import type { NewColumn } from './solver.ts';

type Entry = readonly [index: number, coefficient: number];

/**
 * The model with columns and rows appended; rows may name appended columns and columns appended rows.
 *
 * @param columns entries name each row at most once
 * @param rows terms name each column at most once
 */
export function merge(
  base: LinearModel,
  columns: readonly NewColumn[],
  rows: readonly RowSpec[],
): LinearModel {
  const rowCount = base.rowCount + rows.length;
  const byRow = new Map(
    rows.map((row, position): [number, Entry[]] => [base.rowCount + position, [...row.terms]]),
  );
  let added = rows.reduce((total, row) => total + row.terms.length, 0);
  columns.forEach((column, position) => {
    for (const [row, coefficient] of column.entries) {
      const entry: Entry = [base.columnCount + position, coefficient];
      const entries = byRow.get(row);
      if (entries === undefined) byRow.set(row, [entry]);
      else entries.push(entry);
    }
    added += column.entries.length;
  });

  const rowStart = new Int32Array(rowCount + 1);
  const column = new Int32Array(base.column.length + added);
  const value = new Float64Array(base.value.length + added);
  let next = 0;
  for (let row = 0; row < rowCount; row++) {
    if (row < base.rowCount) {
      const from = base.rowStart[row];
      const to = base.rowStart[row + 1];
      column.set(base.column.subarray(from, to), next);
      value.set(base.value.subarray(from, to), next);
      next += to - from;
    }
    for (const [index, coefficient] of byRow.get(row) ?? []) {
      column[next] = index;
      value[next] = coefficient;
      next++;
    }
    rowStart[row + 1] = next;
  }
  return {
    name: base.name,
    columnCount: base.columnCount + columns.length,
    rowCount,
    columnNames: [...base.columnNames, ...columns.map((spec) => spec.name)],
    rowNames: [...base.rowNames, ...rows.map((spec) => spec.name)],
    cost: append(
      base.cost,
      columns.map((spec) => spec.cost ?? 0),
    ),
    columnLower: append(
      base.columnLower,
      columns.map((spec) => spec.lower ?? 0),
    ),
    columnUpper: append(
      base.columnUpper,
      columns.map((spec) => spec.upper ?? Infinity),
    ),
    integer: Uint8Array.from(
      append(
        Float64Array.from(base.integer),
        columns.map((spec) => (spec.integer === true ? 1 : 0)),
      ),
    ),
    rowLower: append(
      base.rowLower,
      rows.map((spec) => spec.lower ?? -Infinity),
    ),
    rowUpper: append(
      base.rowUpper,
      rows.map((spec) => spec.upper ?? Infinity),
    ),
    rowStart,
    column,
    value,
  };
}

function append(vector: Float64Array, added: readonly number[]): Float64Array {
  const longer = new Float64Array(vector.length + added.length);
  longer.set(vector);
  longer.set(added, vector.length);
  return longer;
}
