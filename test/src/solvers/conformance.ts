import { beforeAll, describe, expect, test } from 'vitest';
import { toAlgebra } from '../../../models/linear/algebra.ts';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import { dualBound } from '../../../models/linear/certificate.ts';
import { evaluate } from '../../../models/linear/evaluate.ts';
import { hasIntegers, type LinearModel } from '../../../models/linear/model.ts';
import type { SolveOutcome, Solver } from '../../../src/solvers/solver.ts';
import { cases, type Expected } from './cases.ts';
import { marketSplit } from './market-split.ts';

const DIGITS = 6;

/** Every engine behind the `Solver` contract has to pass this suite. */
export function describeConformance(name: string, create: () => Promise<Solver>): void {
  describe(`${name} keeps the contract:`, () => {
    let solver: Solver;
    beforeAll(async () => {
      solver = await create();
    });

    test.each(cases)('$title', ({ model, algebra, expected }) => {
      expect(toAlgebra(model)).toBe(algebra);
      expectOutcome(model, solver.solve(model), expected);
      const session = solver.open(model);
      expectOutcome(model, session.solve(), expected);
      expectOutcome(model, session.solve(), expected);
      session.dispose();
    });

    describe('a session', () => {
      test('adds columns, then rows, then changes costs and bounds', () => {
        const session = solver.open(cover());
        expectObjective(session.solve(), 12);
        expect(session.addColumns([{ name: 'both', cost: 3, entries: [[0, 1], [1, 1]] }])).toBe(2); // prettier-ignore
        expectObjective(session.solve(), 6);
        expect(session.addRows([{ name: 'few', upper: 1, terms: [[2, 1]] }])).toBe(2);
        expectObjective(session.solve(), 3 + 2 + 4);
        session.changeCosts([2, 0], [10, 5]);
        expectObjective(session.solve(), 2 * 5 + 2 * 4);
        session.changeRowBounds([1, 0], [1, 2], [Infinity, Infinity]);
        expectObjective(session.solve(), 2 * 5 + 4);
        session.changeColumnBounds([1], [2], [2.5]);
        expectObjective(session.solve(), 2 * 5 + 2 * 4);
        session.changeColumnBounds([0, 1], [0, 0], [0, 0]);
        expect(session.solve().status).toBe('infeasible');
        session.changeRowBounds([2], [-Infinity], [Infinity]);
        expectObjective(session.solve(), 2 * 10);
        session.dispose();
      });

      test('turns columns integer and continuous again', () => {
        const session = solver.open(fractional());
        expectObjective(session.solve(), 2.5);
        session.changeIntegrality([0, 1], true);
        const whole = session.solve();
        expectObjective(whole, 3);
        expect('values' in whole && whole.values.every(Number.isInteger)).toBe(true);
        session.changeIntegrality([0, 1], false);
        expectObjective(session.solve(), 2.5);
        session.dispose();
      });

      test('of a model without columns takes its first', () => {
        const builder = new ModelBuilder('rows only');
        builder.addRow({ name: 'r', lower: 4, terms: [] });
        const session = solver.open(builder.build());
        expect(session.solve().status).toBe('infeasible');
        session.addColumns([
          { name: 'x', cost: 2, integer: true, entries: [[0, 1], [0, 0.5], [0, 1.5]] }, // prettier-ignore
        ]);
        expectObjective(session.solve(), 4);
        session.dispose();
      });

      test('gives duals that price the columns added next', () => {
        const session = solver.open(cover());
        const outcome = session.solve();
        expect(outcome).toMatchObject({ status: 'optimal' });
        const duals = 'rowDuals' in outcome ? outcome.rowDuals : undefined;
        expect([...(duals ?? [])]).toEqual([2, 4]);
        session.addColumns([{ name: 'priced', cost: 5.5, entries: [[0, 1], [1, 1]] }]); // prettier-ignore
        const next = session.solve();
        expect('reducedCosts' in next ? next.reducedCosts?.[2] : undefined).toBeCloseTo(0, DIGITS);
        expectObjective(next, 12 + 2 * (5.5 - 6));
        session.dispose();
      });

      test('does not touch the model it was opened with', () => {
        const model = cover();
        const before = toAlgebra(model);
        const session = solver.open(model);
        session.changeCosts([0], [7]);
        session.changeColumnBounds([0], [1], [2]);
        session.changeRowBounds([0], [0], [1]);
        session.changeIntegrality([0], true);
        session.solve();
        session.dispose();
        expect(toAlgebra(model)).toBe(before);
      });

      test('refuses what is a bug of its caller', () => {
        const session = solver.open(cover());
        expect(() => session.changeCosts([2], [1])).toThrow('index 2 is not one of 2');
        expect(() => session.changeCosts([0], [1, 2])).toThrow('2 values for 1 indices');
        expect(() => session.changeCosts([0], [NaN])).toThrow('not a finite number');
        expect(() => session.changeColumnBounds([0], [2], [1])).toThrow('leave no value');
        expect(() => session.addColumns([{ name: 'x', entries: [[2, 1]] }])).toThrow(
          'index 2 is not one of 2',
        );
        expect(() => session.addRows([{ name: 'r', terms: [[0, Infinity]] }])).toThrow('not a finite number');
        session.dispose();
        expect(() => session.solve()).toThrow('disposed');
      });
    });

    test('stops before the first solution when told to', () => {
      expect(solver.solve(marketSplit(), { shouldStop: () => true })).toMatchObject({
        status: 'stopped',
        endedBy: 'stop',
      });
      expect(solver.solve(marketSplit(), { timeLimitSeconds: 0 })).toMatchObject({
        status: 'stopped',
        endedBy: 'time',
      });
    });

    test('counts the time limit per solve', () => {
      const session = solver.open(marketSplit());
      for (const timeLimitSeconds of [0.3, 0.3, 0.3]) {
        const startedAt = performance.now();
        expect(session.solve({ timeLimitSeconds })).toMatchObject({ status: 'stopped', endedBy: 'time' });
        expect(performance.now() - startedAt).toBeGreaterThan(250);
      }
      session.dispose();
    });

    test('passes on what shouldStop throws', () => {
      const shouldStop = (): boolean => {
        throw new Error('from the caller');
      };
      expect(() => solver.solve(marketSplit(), { shouldStop })).toThrow('from the caller');
      expectObjective(solver.solve(cover()), 12);
    });
  });
}

/** Compares with what is expected, and checks solution and duals against the model itself. */
function expectOutcome(model: LinearModel, outcome: SolveOutcome, expected: Expected): void {
  expect(outcome.status).toBe(expected.status);
  if (expected.status !== 'optimal' || outcome.status !== 'optimal') return;
  expect(outcome.objective).toBeCloseTo(expected.objective, DIGITS);
  expect(outcome.bound).toBeCloseTo(expected.objective, DIGITS);
  const { objective, violation } = evaluate(model, outcome.values);
  expect(objective).toBeCloseTo(outcome.objective, DIGITS);
  expect(violation).toBeLessThan(1e-6);
  expectClose(outcome.values, expected.values);
  if (hasIntegers(model)) {
    const wrong = [...outcome.values].filter(
      (value, column) => model.integer[column] === 1 && value % 1 !== 0,
    );
    expect(wrong).toEqual([]);
    expect(outcome.rowDuals).toBeUndefined();
    return;
  }
  expectClose(outcome.rowDuals, expected.rowDuals);
  expectClose(outcome.reducedCosts, expected.reducedCosts);
  expect(dualBound(model, outcome.rowDuals ?? new Float64Array(0))).toBeCloseTo(expected.objective, DIGITS);
}

function expectClose(found: Float64Array | undefined, expected: readonly number[] | undefined): void {
  if (expected === undefined) return;
  expect(found?.length).toBe(expected.length);
  expected.forEach((value, index) => expect(found?.[index]).toBeCloseTo(value, DIGITS));
}

function expectObjective(outcome: SolveOutcome, objective: number): void {
  expect(outcome.status).toBe('optimal');
  expect('objective' in outcome ? outcome.objective : NaN).toBeCloseTo(objective, DIGITS);
}

/** Two intervals, each covered by a shift of its own. */
function cover(): LinearModel {
  const builder = new ModelBuilder('cover');
  const early = builder.addColumn({ name: 'early', cost: 2 });
  const late = builder.addColumn({ name: 'late', cost: 4 });
  builder.addRow({ name: 'morning', lower: 2, terms: [[early, 1]] });
  builder.addRow({ name: 'evening', lower: 2, terms: [[late, 1]] });
  return builder.build();
}

/** x + y ≥ 2.5 at least total. */
function fractional(): LinearModel {
  const builder = new ModelBuilder('fractional');
  const x = builder.addColumn({ name: 'x', cost: 1, upper: 9 });
  const y = builder.addColumn({ name: 'y', cost: 1, upper: 9 });
  builder.addRow({ name: 'r', lower: 2.5, terms: [[x, 1], [y, 1]] }); // prettier-ignore
  return builder.build();
}
