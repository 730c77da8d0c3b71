/**
 * A linear or mixed-integer program as data: what to minimise, over which columns, under which rows. It knows no solver;
 * an engine adapter under `src/solvers` translates it.
 *
 *   minimise   Σ cost[j]·x[j]
 *   subject to rowLower[i] ≤ Σ value[k]·x[column[k]] ≤ rowUpper[i]   (k from rowStart[i] to rowStart[i+1])
 *              columnLower[j] ≤ x[j] ≤ columnUpper[j],  x[j] integer where integer[j] = 1
 */
export interface LinearModel {
  readonly name: string;
  readonly columnCount: number;
  readonly rowCount: number;
  readonly columnNames: readonly string[];
  readonly rowNames: readonly string[];
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Row i owns the entries rowStart[i] … rowStart[i+1] − 1 of `column` and `value`. Length rowCount + 1. */
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

export interface ColumnSpec {
  readonly name: string;
  /** Default 0. */
  readonly lower?: number;
  /** Default +Infinity. */
  readonly upper?: number;
  /** Coefficient in the minimised objective. Default 0. */
  readonly cost?: number;
  /** Default false: continuous. */
  readonly integer?: boolean;
}

export interface RowSpec {
  readonly name: string;
  /** Default −Infinity. */
  readonly lower?: number;
  /** Default +Infinity. */
  readonly upper?: number;
  /** Column index and coefficient, in any order; entries of one column are added up. */
  readonly terms: readonly Term[];
}

export type Term = readonly [column: number, coefficient: number];

/** Whether any column must be integer; otherwise the model is a continuous linear program. */
export function hasIntegers(model: LinearModel): boolean {
  return model.integer.includes(1);
}
