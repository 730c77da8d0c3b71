import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import { dualBound } from '../../../models/linear/certificate.ts';
import { evaluate } from '../../../models/linear/evaluate.ts';
import type { ColumnSpec, LinearModel } from '../../../models/linear/model.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../../../src/solvers/javascript-lp-solver.ts';
import type { Solver } from '../../../src/solvers/solver.ts';

const SEED = 20261101;

let highs: Solver;
const javascript = createJavascriptLpSolver();
beforeAll(async () => {
  highs = await createHighsSolver();
});

test('both engines agree on random continuous models, and their duals prove it', () => {
  const endings = new Map<string, number>();
  fc.assert(
    fc.property(models(false), (model) => {
      const outcomes = [highs.solve(model), javascript.solve(model)];
      const [first, second] = outcomes;
      expect(second.status, toAlgebra(model)).toBe(first.status);
      endings.set(first.status, (endings.get(first.status) ?? 0) + 1);
      for (const outcome of outcomes) {
        if (outcome.status !== 'optimal' || first.status !== 'optimal') continue;
        const scale = Math.max(1, Math.abs(first.objective));
        expect(Math.abs(outcome.objective - first.objective), toAlgebra(model)).toBeLessThan(1e-6 * scale);
        expect(evaluate(model, outcome.values).violation).toBeLessThan(1e-6);
        const proven = dualBound(model, outcome.rowDuals ?? new Float64Array(model.rowCount));
        expect(Math.abs(outcome.objective - proven), toAlgebra(model)).toBeLessThan(1e-6 * scale);
      }
    }),
    { numRuns: 600, seed: SEED },
  );
  // The property says nothing unless every ending comes up often.
  for (const status of ['optimal', 'infeasible', 'unbounded'])
    expect(endings.get(status)).toBeGreaterThan(30);
});

test('both engines find what enumeration finds on small integer models', () => {
  fc.assert(
    fc.property(models(true), (model) => {
      const best = enumerate(model);
      for (const solver of [highs, javascript]) {
        const outcome = solver.solve(model);
        expect(outcome.status, toAlgebra(model)).toBe(best === undefined ? 'infeasible' : 'optimal');
        if (outcome.status !== 'optimal' || best === undefined) continue;
        expect(outcome.objective, toAlgebra(model)).toBeCloseTo(best, 6);
        expect(outcome.bound).toBeCloseTo(best, 6);
        expect(evaluate(model, outcome.values)).toMatchObject({ violation: 0 });
        expect([...outcome.values].every(Number.isInteger)).toBe(true);
      }
    }),
    { numRuns: 200, seed: SEED },
  );
});

/** Small models with every kind of bound and row; integer ones have four columns of at most six values each. */
function models(integer: boolean): fc.Arbitrary<LinearModel> {
  const number = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
  const bounds = integer
    ? fc.tuple(number(-3, 3), number(0, 5)).map(([lower, width]) => ({ lower, upper: lower + width }))
    : fc.oneof(
        { weight: 4, arbitrary: fc.constant({}) },
        fc.tuple(number(-5, 5), number(0, 6)).map(([lower, width]) => ({ lower, upper: lower + width })),
        number(-5, 5).map((lower) => ({ lower })),
        number(-5, 5).map((upper) => ({ lower: -Infinity, upper })),
        fc.constant({ lower: -Infinity }),
      );
  const column = fc.tuple(bounds, number(integer ? -9 : -2, 9));
  const row = (columnCount: number): fc.Arbitrary<{ kind: number; side: number; of: number[] }> =>
    fc.record({
      kind: number(0, 4),
      side: number(-10, 10),
      of: fc.array(number(-4, 6), { minLength: columnCount, maxLength: columnCount }),
    });
  return number(1, integer ? 4 : 7).chain((columnCount) =>
    fc
      .tuple(
        fc.array(column, { minLength: columnCount, maxLength: columnCount }),
        fc.array(row(columnCount), { maxLength: integer ? 3 : 6 }),
      )
      .map(([columns, rows]) => {
        const builder = new ModelBuilder('random');
        columns.forEach(([spec, cost], index) => {
          const bounded: Omit<ColumnSpec, 'name'> = spec;
          builder.addColumn({ ...bounded, name: `x${index}`, cost, integer });
        });
        rows.forEach(({ kind, side, of }, index) => {
          const sides = [
            { lower: side },
            { upper: side },
            { lower: side, upper: side + 4 },
            { lower: side, upper: side },
            { lower: side },
          ][kind];
          const terms = of.map((coefficient, position): [number, number] => [position, coefficient]);
          builder.addRow({ ...sides, name: `r${index}`, terms });
        });
        return builder.build();
      }),
  );
}

/** The least objective over all integer points within the column bounds; undefined if none keeps the rows. */
function enumerate(model: LinearModel): number | undefined {
  let best: number | undefined;
  const values = new Float64Array(model.columnCount);
  const visit = (column: number): void => {
    if (column === model.columnCount) {
      const { objective, violation } = evaluate(model, values);
      if (violation === 0 && (best === undefined || objective < best)) best = objective;
      return;
    }
    for (let value = model.columnLower[column]; value <= model.columnUpper[column]; value++) {
      values[column] = value;
      visit(column + 1);
    }
  };
  visit(0);
  return best;
}
