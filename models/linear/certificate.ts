import { activity } from './evaluate.ts';
import type { LinearModel } from './model.ts';

/**
 * Certificates of the linear relaxation: each claim an engine makes (optimal, infeasible, unbounded) is proved by a vector
 * that anybody can check against the model alone. Integrality is not looked at: a bound or an infeasibility proved here
 * also holds for the integer model, an unbounded direction need not.
 */

/** Numbers smaller than this, relative to the data they come from, are taken for rounding errors. */
const TOLERANCE = 1e-7;

/** c − Aᵀy: what one unit of each column costs once the rows are paid at `rowDuals`. */
export function reducedCosts(model: LinearModel, rowDuals: Float64Array): Float64Array {
  const reduced = Float64Array.from(model.cost);
  for (let row = 0; row < model.rowCount; row++) {
    if (rowDuals[row] === 0) continue;
    for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
      reduced[model.column[entry]] -= model.value[entry] * rowDuals[row];
    }
  }
  return reduced;
}

/**
 * The lower bound on the objective which row duals prove by weak duality: every unit of a dual is priced at the row's lower
 * side if positive and at its upper side if negative, every reduced cost at the column's bound likewise.
 * −Infinity if a dual or reduced cost leans on a side that does not exist.
 */
export function dualBound(model: LinearModel, rowDuals: Float64Array): number {
  const reduced = reducedCosts(model, rowDuals);
  let bound = 0;
  for (let row = 0; row < model.rowCount; row++) {
    bound += priced(rowDuals[row], model.rowLower[row], model.rowUpper[row], 1);
  }
  for (let column = 0; column < model.columnCount; column++) {
    const scale = Math.max(1, Math.abs(model.cost[column]));
    bound += priced(reduced[column], model.columnLower[column], model.columnUpper[column], scale);
  }
  return bound;
}

function priced(price: number, lower: number, upper: number, scale: number): number {
  const side = price > 0 ? lower : upper;
  if (Number.isFinite(side)) return price * side;
  return Math.abs(price) <= TOLERANCE * scale ? 0 : -Infinity;
}

/**
 * Whether row multipliers prove that no x keeps all rows and bounds (Farkas): with costs of zero they still give a
 * positive lower bound.
 */
export function provesInfeasible(model: LinearModel, rowMultipliers: Float64Array): boolean {
  const size = largest(rowMultipliers);
  if (size === 0) return false;
  const free: LinearModel = { ...model, cost: new Float64Array(model.columnCount) };
  return (
    dualBound(
      free,
      rowMultipliers.map((multiplier) => multiplier / size),
    ) > TOLERANCE
  );
}

/** Whether moving along `ray` for ever keeps every row and bound and lowers the objective without end. */
export function provesUnbounded(model: LinearModel, ray: Float64Array): boolean {
  const size = largest(ray);
  if (size === 0) return false;
  const direction = ray.map((step) => step / size);
  const fall = model.cost.reduce((total, cost, column) => total + cost * direction[column], 0);
  if (fall >= -TOLERANCE) return false;
  const staysInside = (step: number, lower: number, upper: number): boolean =>
    (lower === -Infinity || step >= -TOLERANCE) && (upper === Infinity || step <= TOLERANCE);
  return (
    direction.every((step, column) =>
      staysInside(step, model.columnLower[column], model.columnUpper[column]),
    ) &&
    model.rowLower.every((lower, row) =>
      staysInside(activity(model, row, direction), lower, model.rowUpper[row]),
    )
  );
}

function largest(vector: Float64Array): number {
  return vector.reduce((maximum, entry) => Math.max(maximum, Math.abs(entry)), 0);
}
