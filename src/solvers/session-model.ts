import { checkBounds } from '../../models/linear/builder.ts';
import type { LinearModel, RowSpec } from '../../models/linear/model.ts';
import { merge } from './merge.ts';
import type { NewColumn } from './solver.ts';

type Entry = readonly [index: number, coefficient: number];

/**
 * The model of an open session as it stands after all changes: what an engine without incremental interface solves, what
 * answers are checked against, and what a crashed engine is rebuilt from. Appended columns and rows are merged into
 * the row-wise matrix only when the model is asked for, so that many small additions stay cheap.
 * Wrong indices and numbers are bugs and throw; names of added columns and rows are not checked for repetition.
 */
export class SessionModel {
  private merged: LinearModel;
  private newColumns: NewColumn[] = [];
  private newRows: RowSpec[] = [];

  constructor(model: LinearModel) {
    this.merged = {
      ...model,
      cost: model.cost.slice(),
      columnLower: model.columnLower.slice(),
      columnUpper: model.columnUpper.slice(),
      integer: model.integer.slice(),
      rowLower: model.rowLower.slice(),
      rowUpper: model.rowUpper.slice(),
    };
  }

  /** The model now. Later changes may write into the arrays of this very object. */
  get model(): LinearModel {
    if (this.newColumns.length > 0 || this.newRows.length > 0) {
      this.merged = merge(this.merged, this.newColumns, this.newRows);
      this.newColumns = [];
      this.newRows = [];
    }
    return this.merged;
  }

  get columnCount(): number {
    return this.merged.columnCount + this.newColumns.length;
  }

  get rowCount(): number {
    return this.merged.rowCount + this.newRows.length;
  }

  /** Appends columns and returns them as they were added: with repeated entries added up. */
  addColumns(columns: readonly NewColumn[]): NewColumn[] {
    const added = columns.map((column) => {
      const subject = `column "${column.name}"`;
      checkFinite(subject, column.cost ?? 0);
      checkBounds(subject, column.lower ?? 0, column.upper ?? Infinity);
      return { ...column, entries: addUp(subject, column.entries, this.rowCount) };
    });
    for (const column of added) this.newColumns.push(column);
    return added;
  }

  /** Appends rows and returns them as they were added: with repeated terms added up. */
  addRows(rows: readonly RowSpec[]): RowSpec[] {
    const added = rows.map((row) => {
      const subject = `row "${row.name}"`;
      checkBounds(subject, row.lower ?? -Infinity, row.upper ?? Infinity);
      return { ...row, terms: addUp(subject, row.terms, this.columnCount) };
    });
    for (const row of added) this.newRows.push(row);
    return added;
  }

  changeCosts(columns: readonly number[], costs: readonly number[]): void {
    checkIndices(columns, this.columnCount, [costs]);
    costs.forEach((cost, position) => checkFinite(`column ${columns[position]}`, cost));
    write(this.model.cost, columns, costs);
  }

  changeColumnBounds(columns: readonly number[], lower: readonly number[], upper: readonly number[]): void {
    checkIndices(columns, this.columnCount, [lower, upper]);
    columns.forEach((column, position) => checkBounds(`column ${column}`, lower[position], upper[position]));
    write(this.model.columnLower, columns, lower);
    write(this.model.columnUpper, columns, upper);
  }

  changeRowBounds(rows: readonly number[], lower: readonly number[], upper: readonly number[]): void {
    checkIndices(rows, this.rowCount, [lower, upper]);
    rows.forEach((row, position) => checkBounds(`row ${row}`, lower[position], upper[position]));
    write(this.model.rowLower, rows, lower);
    write(this.model.rowUpper, rows, upper);
  }

  changeIntegrality(columns: readonly number[], integer: boolean): void {
    checkIndices(columns, this.columnCount, []);
    for (const column of columns) this.model.integer[column] = integer ? 1 : 0;
  }
}

function write(target: Float64Array, indices: readonly number[], values: readonly number[]): void {
  indices.forEach((index, position) => (target[index] = values[position]));
}

function checkIndices(
  indices: readonly number[],
  count: number,
  parallel: readonly (readonly number[])[],
): void {
  for (const values of parallel) {
    if (values.length !== indices.length) {
      throw new Error(`${values.length} values for ${indices.length} indices`);
    }
  }
  for (const index of indices) checkIndex('change', index, count);
}

function addUp(subject: string, entries: readonly Entry[], count: number): Entry[] {
  const sums = new Map<number, number>();
  for (const [index, coefficient] of entries) {
    checkIndex(subject, index, count);
    checkFinite(subject, coefficient);
    sums.set(index, (sums.get(index) ?? 0) + coefficient);
  }
  return [...sums].filter(([, coefficient]) => coefficient !== 0);
}

function checkIndex(subject: string, index: number, count: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new Error(`${subject}: index ${index} is not one of ${count}`);
  }
}

function checkFinite(subject: string, value: number): void {
  if (!Number.isFinite(value)) throw new Error(`${subject}: ${value} is not a finite number`);
}
