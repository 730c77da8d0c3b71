import type { LinearModel } from '../../../models/linear/model.ts';
import { library, WatchedTableau } from './tableau.ts';

type LibraryModel = InstanceType<typeof library.Model>;
type LibraryVariable = ReturnType<LibraryModel['addVariable']>;

/** Absolute tolerance of the library for pivots, signs and integers. */
const PRECISION = 1e-9;

/** x = origin + Σ sign·p over non-negative library variables p. */
export interface ColumnParts {
  readonly origin: number;
  readonly parts: readonly { readonly variable: LibraryVariable; readonly sign: 1 | -1 }[];
}

/** One side of a row as a library constraint, identified by its slack variable. */
export interface Side {
  readonly row: number;
  readonly sign: 1 | -1;
  readonly slack: number;
}

export interface Translation {
  readonly problem: LibraryModel;
  readonly tableau: WatchedTableau;
  readonly columns: readonly ColumnParts[];
  readonly sides: readonly Side[];
}

/** The entries of the dense tableau the model would need: rows sides and upper bounds times columns. */
export function tableauEntries(model: LinearModel): number {
  let rows = 1;
  let columns = 1;
  for (let row = 0; row < model.rowCount; row++) {
    rows += Number(Number.isFinite(model.rowLower[row])) + Number(Number.isFinite(model.rowUpper[row]));
  }
  for (let column = 0; column < model.columnCount; column++) {
    const bounds =
      Number(Number.isFinite(model.columnLower[column])) + Number(Number.isFinite(model.columnUpper[column]));
    if (bounds === 2) rows++;
    columns += bounds === 0 ? 2 : 1;
  }
  return rows * columns;
}

/**
 * Translates into the library's form, where every variable is ≥ 0 and every constraint has one side. Columns are counted
 * from their finite bound (downwards from an upper one), free ones are the difference of two variables, fixed
 * ones are constants; a row with two sides becomes two constraints.
 */
export function translate(model: LinearModel): Translation {
  const problem = new library.Model(PRECISION);
  const tableau = new WatchedTableau(PRECISION);
  problem.tableau = tableau;
  // The library's presolve works on integer bounds that it forgets to apply, and its cycle detection calls a cycling
  // model infeasible: both give wrong answers.
  problem.usePresolve = false;
  problem.checkForCycles = false;
  problem.keep_solutions = true;
  const columns = Array.from({ length: model.columnCount }, (_, column) => addColumn(problem, model, column));
  const sides = Array.from({ length: model.rowCount }, (_, row) =>
    addRow(problem, model, columns, row),
  ).flat();
  return { problem, tableau, columns, sides };
}

/** Translates one value per library variable back: their levels into values, or their steps into a direction. */
export function columnValues(
  columns: readonly ColumnParts[],
  levelOf: (variable: LibraryVariable) => number,
  options: { readonly fromOrigin: boolean },
): Float64Array {
  return Float64Array.from(columns, ({ origin, parts }) =>
    parts.reduce(
      (total, { variable, sign }) => total + sign * levelOf(variable),
      options.fromOrigin ? origin : 0,
    ),
  );
}

function addColumn(problem: LibraryModel, model: LinearModel, column: number): ColumnParts {
  const lower = model.columnLower[column];
  const upper = model.columnUpper[column];
  if (lower === upper) return { origin: lower, parts: [] };
  const part = (sign: 1 | -1): ColumnParts['parts'][number] => {
    const id = `${column}${sign === 1 ? 'up' : 'down'}`;
    const integer = model.integer[column] === 1;
    return { variable: problem.addVariable(sign * model.cost[column], id, integer), sign };
  };
  if (lower === -Infinity && upper === Infinity) return { origin: 0, parts: [part(1), part(-1)] };
  if (lower === -Infinity) return { origin: upper, parts: [part(-1)] };
  const up = part(1);
  if (upper !== Infinity) problem.smallerThan(upper - lower).addTerm(1, up.variable);
  return { origin: lower, parts: [up] };
}

function addRow(
  problem: LibraryModel,
  model: LinearModel,
  columns: readonly ColumnParts[],
  row: number,
): Side[] {
  const terms: { coefficient: number; variable: LibraryVariable }[] = [];
  let constant = 0;
  for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
    const { origin, parts } = columns[model.column[entry]];
    constant += model.value[entry] * origin;
    for (const { variable, sign } of parts) terms.push({ coefficient: sign * model.value[entry], variable });
  }
  const side = (sign: 1 | -1, limit: number): Side[] => {
    if (!Number.isFinite(limit)) return [];
    const constraint =
      sign === 1 ? problem.greaterThan(limit - constant) : problem.smallerThan(limit - constant);
    for (const { coefficient, variable } of terms) constraint.addTerm(coefficient, variable);
    return [{ row, sign, slack: constraint.index }];
  };
  return [...side(1, model.rowLower[row]), ...side(-1, model.rowUpper[row])];
}
