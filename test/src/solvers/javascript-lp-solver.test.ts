import { expect, test } from 'vitest';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import type { LinearModel } from '../../../models/linear/model.ts';
import {
  continuousOutcome,
  integerOutcome,
  unboundedOutcome,
} from '../../../src/solvers/javascript-lp-solver/outcome.ts';
import { translate } from '../../../src/solvers/javascript-lp-solver/translate.ts';
import { createJavascriptLpSolver } from '../../../src/solvers/javascript-lp-solver.ts';
import { marketSplit } from './market-split.ts';

const solver = createJavascriptLpSolver();

test('a wrong answer of the library is a failed solve, not a solution', () => {
  const model = cover(1);
  const unsolved = translate(model);
  unsolved.tableau.setModel(unsolved.problem);
  expect(integerOutcome(model, unsolved)).toEqual(gaveUp('its solution breaks row "cover" by 1.00'));
  expect(continuousOutcome(model, unsolved)).toEqual(gaveUp('its solution breaks row "cover" by 1.00'));
  unsolved.tableau.feasible = false;
  expect(continuousOutcome(model, unsolved)).toEqual(gaveUp('it calls the model infeasible without proof'));
});

test('a vertex that is not the optimum is a failed solve', () => {
  const model = cover(0);
  const unsolved = translate({ ...model, cost: Float64Array.of(1, 1) });
  unsolved.problem.solve();
  const cheaper = { ...model, cost: Float64Array.of(1, -1), columnUpper: Float64Array.of(9, 9) };
  expect(continuousOutcome(cheaper, unsolved)).toEqual(
    gaveUp('its duals leave a gap of 9.00 to its objective 0'),
  );
  expect(unboundedOutcome(cheaper, unsolved)).toEqual(gaveUp('it calls the model unbounded without proof'));
});

test('a model too large for a dense tableau is not started', () => {
  const builder = new ModelBuilder('large');
  for (let column = 0; column < 8000; column++) builder.addColumn({ name: `x${column}`, upper: 1 });
  expect(solver.solve(builder.build())).toEqual(gaveUp('a dense tableau of 64016001 numbers is too large'));
});

test('a search for integers that is stopped gives the best so far and the bound of the relaxation', () => {
  const model = subsets();
  let polls = 0;
  const outcome = solver.solve(model, { shouldStop: () => ++polls > 3000 });
  expect(outcome).toMatchObject({ status: 'feasible', endedBy: 'stop' });
  if (outcome.status !== 'feasible') return;
  expect(outcome.bound).toBeLessThan(outcome.objective);
  expect([...outcome.values].every(Number.isInteger)).toBe(true);
});

test('a relative gap ends the search early, with the bound of the relaxation', () => {
  const outcome = solver.solve(subsets(), { relativeGap: 0.5, timeLimitSeconds: 20 });
  expect(outcome.status).toBe('optimal');
  if (outcome.status !== 'optimal') return;
  expect(outcome.bound).toBeLessThan(outcome.objective);
  expect(outcome.objective).toBeLessThanOrEqual(1.5 * outcome.bound);
});

function gaveUp(reason: string): { status: 'failed'; reason: string } {
  return { status: 'failed', reason: `javascript-lp-solver gave up: ${reason}` };
}

function cover(lower: number): LinearModel {
  const builder = new ModelBuilder('cover');
  const columns = [builder.addColumn({ name: 'x', cost: 1 }), builder.addColumn({ name: 'y', cost: 2 })];
  builder.addRow({ name: 'cover', lower, terms: columns.map((column) => [column, 1]) });
  return builder.build();
}

/** The cheapest set of columns that reaches a total in each of four rows. */
function subsets(): LinearModel {
  const split = marketSplit(5, 35);
  const builder = new ModelBuilder('subsets');
  split.columnNames.forEach((name, column) => {
    builder.addColumn({ name, cost: 50 + split.value[split.rowStart[4] + column], upper: 1, integer: true });
  });
  for (let row = 0; row < 4; row++) {
    const weights = split.value.subarray(split.rowStart[row], split.rowStart[row + 1]);
    const terms = [...weights].map((weight, column): [number, number] => [column, weight]);
    builder.addRow({ name: `r${row}`, lower: 700, terms });
  }
  return builder.build();
}
