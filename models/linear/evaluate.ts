import type { LinearModel } from './model.ts';

export interface Evaluation {
  /** Σ cost[j]·value[j]. */
  readonly objective: number;
  /** The largest violation of all: 0 for a solution that keeps every row, bound and integrality. */
  readonly violation: number;
  /** What is violated most, for example `row "cover[20:15]"`; undefined if nothing is. */
  readonly where: string | undefined;
}

/**
 * The objective of a value vector and how far it breaks the model. A violated side b of a row or column counts
 * |activity − b| / max(1, |b|), a fractional value of an integer column its distance to the nearest integer.
 *
 * @param values one value per column; a value that is not a number counts as an infinite violation
 */
export function evaluate(model: LinearModel, values: Float64Array): Evaluation {
  if (values.length !== model.columnCount) {
    throw new Error(`${values.length} values for ${model.columnCount} columns`);
  }
  let objective = 0;
  let violation = 0;
  let where: string | undefined;
  const note = (amount: number, describe: () => string): void => {
    if (amount <= violation) return;
    violation = Number.isNaN(amount) ? Infinity : amount;
    where = describe();
  };
  for (let column = 0; column < model.columnCount; column++) {
    const value = values[column];
    objective += model.cost[column] * value;
    const outside = outsideBy(value, model.columnLower[column], model.columnUpper[column]);
    note(outside, () => `column "${model.columnNames[column]}"`);
    if (model.integer[column] !== 1) continue;
    note(Math.abs(value - Math.round(value)), () => `integrality of column "${model.columnNames[column]}"`);
  }
  for (let row = 0; row < model.rowCount; row++) {
    const outside = outsideBy(activity(model, row, values), model.rowLower[row], model.rowUpper[row]);
    note(outside, () => `row "${model.rowNames[row]}"`);
  }
  return { objective, violation, where };
}

/** Σ value[k]·x[column[k]] over the entries of one row. */
export function activity(model: LinearModel, row: number, values: Float64Array): number {
  const end = model.rowStart[row + 1];
  let total = 0;
  for (let entry = model.rowStart[row]; entry < end; entry++) {
    total += model.value[entry] * values[model.column[entry]];
  }
  return total;
}

function outsideBy(value: number, lower: number, upper: number): number {
  if (value >= lower && value <= upper) return 0;
  if (Number.isNaN(value)) return Infinity;
  const side = value < lower ? lower : upper;
  return Math.abs(value - side) / Math.max(1, Math.abs(side));
}
