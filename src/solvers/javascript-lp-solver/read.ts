import type { LinearModel } from '../../../models/linear/model.ts';
import type { WatchedTableau } from './tableau.ts';
import { columnValues, type Side, type Translation } from './translate.ts';

/** The values of the model's columns at the tableau's current vertex. */
export function readValues({ tableau, columns }: Translation): Float64Array {
  return columnValues(columns, (variable) => level(tableau, variable.index), { fromOrigin: true });
}

/** The best solution of an unfinished search for integers; undefined before the first. */
export function readIncumbent({ problem, columns }: Translation): Float64Array | undefined {
  const [best] = [...(problem.solutions ?? [])].sort(
    (left, right) => (left.result ?? Infinity) - (right.result ?? Infinity),
  );
  return best && columnValues(columns, (variable) => best[variable.id] ?? 0, { fromOrigin: true });
}

/** The optimum of the relaxation of an integer model, a bound on it; undefined if it was not solved to its end. */
export function readRootBound(model: LinearModel, { tableau, columns }: Translation): number | undefined {
  if (tableau.simplexIters === 0) return undefined;
  return columns.reduce(
    (total, { origin }, column) => total + model.cost[column] * origin,
    tableau.bestPossibleEval,
  );
}

/** The row duals at the tableau's current vertex, from the reduced costs of the slacks. */
export function readRowDuals({ tableau, sides }: Translation, rowCount: number): Float64Array {
  return combine(sides, rowCount, (slack) => -entry(tableau, 0, tableau.colByVarIndex[slack]));
}

/**
 * Multipliers of the rows that add up to a contradiction, from the tableau row on which the library gave up: a basic
 * variable below zero that no other variable can raise.
 */
export function readContradiction({ tableau, sides }: Translation, rowCount: number): Float64Array {
  const stuck = worstRow(tableau);
  return combine(sides, rowCount, (slack) =>
    tableau.rowByVarIndex[slack] === stuck ? 1 : entry(tableau, stuck, tableau.colByVarIndex[slack]),
  );
}

/** The direction in which the library found nothing to stop the objective. */
export function readRay({ tableau, columns }: Translation): Float64Array {
  const entering = tableau.unboundedVarIndex ?? -1;
  const column = tableau.colByVarIndex[entering] ?? -1;
  return columnValues(
    columns,
    (variable) =>
      variable.index === entering ? 1 : -entry(tableau, tableau.rowByVarIndex[variable.index], column),
    { fromOrigin: false },
  );
}

function combine(sides: readonly Side[], rowCount: number, weight: (slack: number) => number): Float64Array {
  const multipliers = new Float64Array(rowCount);
  for (const { row, sign, slack } of sides) multipliers[row] += sign * weight(slack);
  return multipliers.map((multiplier) => multiplier + 0);
}

function worstRow(tableau: WatchedTableau): number {
  let worst = 1;
  for (let row = 2; row < tableau.height; row++) {
    if (entry(tableau, row, tableau.rhsColumn) < entry(tableau, worst, tableau.rhsColumn)) worst = row;
  }
  return worst;
}

function level(tableau: WatchedTableau, variable: number): number {
  return entry(tableau, tableau.rowByVarIndex[variable], tableau.rhsColumn);
}

/** An entry of the tableau; 0 where a variable has no such row or column (index −1: non-basic, or basic). */
function entry(tableau: WatchedTableau, row: number, column: number): number {
  return row < 0 || column < 0 ? 0 : tableau.matrix[row * tableau.width + column];
}
