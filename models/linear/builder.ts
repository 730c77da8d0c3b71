import type { ColumnSpec, LinearModel, RowSpec, Term } from './model.ts';

/**
 * Collects named columns and rows and freezes them into a `LinearModel`. Build in three steps: columns (variables with
 * their costs), rows (constraints), `build()`. Wrong input is a bug of the caller and throws at once, naming the column or
 * row: a duplicate or empty name, a number that is not one, a lower bound above the upper, a column that does not exist.
 */
export class ModelBuilder {
  readonly name: string;
  private readonly columns = new Axis('column');
  private readonly rows = new Axis('row');
  private readonly cost: number[] = [];
  private readonly integer: number[] = [];
  private readonly rowStart: number[] = [0];
  private readonly column: number[] = [];
  private readonly value: number[] = [];
  /** Position of a column's entry, valid only if it lies in the row being added: sums repeated terms in linear time. */
  private readonly lastEntry: number[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Adds a variable and returns its index, counted from 0 in the order of the calls. */
  addColumn(spec: ColumnSpec): number {
    const cost = spec.cost ?? 0;
    if (!Number.isFinite(cost)) throw new Error(`Column "${spec.name}": cost ${cost} is not a finite number`);
    const index = this.columns.add(spec.name, spec.lower ?? 0, spec.upper ?? Infinity);
    this.cost.push(cost);
    this.integer.push(spec.integer === true ? 1 : 0);
    this.lastEntry.push(-1);
    return index;
  }

  /** Adds a constraint over columns added before and returns its index. Terms that sum to zero leave no entry. */
  addRow(spec: RowSpec): number {
    const index = this.rows.add(spec.name, spec.lower ?? -Infinity, spec.upper ?? Infinity);
    const start = this.value.length;
    for (const term of spec.terms) this.addEntry(spec.name, start, term);
    this.dropZeros(start);
    this.rowStart.push(this.value.length);
    return index;
  }

  /** The model so far; the builder may be used further without changing models built before. */
  build(): LinearModel {
    return {
      name: this.name,
      columnCount: this.columns.names.length,
      rowCount: this.rows.names.length,
      columnNames: [...this.columns.names],
      rowNames: [...this.rows.names],
      cost: Float64Array.from(this.cost),
      columnLower: Float64Array.from(this.columns.lower),
      columnUpper: Float64Array.from(this.columns.upper),
      integer: Uint8Array.from(this.integer),
      rowLower: Float64Array.from(this.rows.lower),
      rowUpper: Float64Array.from(this.rows.upper),
      rowStart: Int32Array.from(this.rowStart),
      column: Int32Array.from(this.column),
      value: Float64Array.from(this.value),
    };
  }

  private addEntry(rowName: string, start: number, [column, coefficient]: Term): void {
    if (!(column in this.lastEntry)) throw new Error(`Row "${rowName}": there is no column ${column}`);
    if (!Number.isFinite(coefficient)) {
      throw new Error(
        `Row "${rowName}": coefficient ${coefficient} of column ${column} is not a finite number`,
      );
    }
    const last = this.lastEntry[column];
    if (last >= start) {
      this.value[last] += coefficient;
      return;
    }
    this.lastEntry[column] = this.value.length;
    this.column.push(column);
    this.value.push(coefficient);
  }

  private dropZeros(start: number): void {
    let kept = start;
    for (let entry = start; entry < this.value.length; entry++) {
      const column = this.column[entry];
      const value = this.value[entry];
      this.lastEntry[column] = -1;
      if (value === 0) continue;
      this.column[kept] = column;
      this.value[kept] = value;
      kept++;
    }
    this.column.length = kept;
    this.value.length = kept;
  }
}

/** The names and bounds of all columns, or of all rows. */
class Axis {
  readonly names: string[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  private readonly taken = new Set<string>();
  private readonly kind: string;

  constructor(kind: string) {
    this.kind = kind;
  }

  add(name: string, lower: number, upper: number): number {
    if (name === '') throw new Error(`A ${this.kind} needs a name`);
    if (this.taken.has(name)) throw new Error(`There is already a ${this.kind} named "${name}"`);
    checkBounds(`${this.kind} "${name}"`, lower, upper);
    this.taken.add(name);
    this.lower.push(lower);
    this.upper.push(upper);
    return this.names.push(name) - 1;
  }
}

/**
 * Throws unless lower ≤ upper, both are numbers, and neither is the infinity of the wrong side.
 *
 * @param subject what the bounds belong to, as the error is to name it
 */
export function checkBounds(subject: string, lower: number, upper: number): void {
  if (Number.isNaN(lower) || Number.isNaN(upper)) throw new Error(`Bounds of ${subject}: not a number`);
  if (lower === Infinity || upper === -Infinity || lower > upper) {
    throw new Error(`Bounds of ${subject}: lower ${lower} and upper ${upper} leave no value`);
  }
}
