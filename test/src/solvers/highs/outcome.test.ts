import { describe, expect, test } from 'vitest';
import { ModelBuilder } from '../../../../models/linear/builder.ts';
import type { LinearModel } from '../../../../models/linear/model.ts';
import { interpret } from '../../../../src/solvers/highs/outcome.ts';
import type { RunEnd, RunSettings } from '../../../../src/solvers/highs/run.ts';

const settings: RunSettings = {
  presolve: 'on',
  simplex: 'dual',
  timeLimitSeconds: undefined,
  relativeGap: 0,
  absoluteGap: 1e-6,
  seed: 0,
};
const optimal: RunEnd = { status: 'optimal', values: undefined, rowDuals: undefined, bound: undefined };
const notNeeded = (): never => {
  throw new Error('nothing to solve again');
};

/** minimise 100 open + use, use ≤ 1e6 open, use ≥ 0.5: with a million a crew, a millionth of a crew seems to do. */
function bigM(): LinearModel {
  const builder = new ModelBuilder('big M');
  const open = builder.addColumn({ name: 'open', cost: 100, upper: 1, integer: true });
  const use = builder.addColumn({ name: 'use', cost: 1, lower: 0.5 });
  builder.addRow({ name: 'link', lower: 0, terms: [[open, 1e6], [use, -1]] }); // prettier-ignore
  return builder.build();
}

describe('integers of HiGHS', () => {
  test('are rounded', () => {
    const end = { ...optimal, values: Float64Array.of(0.9999995, 0.5), bound: 100.5 };
    const outcome = interpret(bigM(), end, settings, notNeeded);
    expect(outcome).toMatchObject({ status: 'optimal', objective: 100.5, values: Float64Array.of(1, 0.5) });
  });

  test('are solved around once more where rounding breaks a row', () => {
    const end = { ...optimal, values: Float64Array.of(0.9999995, 999999.5), bound: 100 + 999999 };
    const model = { ...bigM(), columnLower: Float64Array.of(0, 999999) };
    const fixed: LinearModel[] = [];
    const broken = { ...model, rowUpper: Float64Array.of(0.25) };
    const outcome = interpret(broken, end, { ...settings, absoluteGap: 2 }, (again) => {
      fixed.push(again);
      return Float64Array.of(1, 1e6);
    });
    expect(outcome).toMatchObject({ status: 'optimal', objective: 1000100, values: Float64Array.of(1, 1e6) });
    expect(fixed[0].columnLower).toEqual(Float64Array.of(1, 999999));
    expect(fixed[0].columnUpper).toEqual(Float64Array.of(1, Infinity));
    expect(fixed[0].integer).toEqual(Uint8Array.of(0, 0));
  });

  test('that leave nothing when rounded are a failure', () => {
    const end = { ...optimal, values: Float64Array.of(5e-7, 0.5), bound: 0.50005 };
    expect(interpret(bigM(), end, settings, () => undefined)).toEqual({
      status: 'failed',
      reason: 'HiGHS\' solution breaks row "link" by 0.500',
    });
  });

  test('that cost more when rounded are not called optimal', () => {
    const end = { ...optimal, values: Float64Array.of(5e-7, 0.5), bound: 0.50005 };
    expect(interpret(bigM(), end, settings, () => Float64Array.of(1, 0.5))).toEqual({
      status: 'failed',
      reason: "Rounding HiGHS' integers moved the objective 100.5 off the bound 0.50005",
    });
  });
});

describe('an unfinished run', () => {
  test('keeps its solution, and the bound even if that is above it', () => {
    const end: RunEnd = { ...optimal, status: 'timeLimit', values: Float64Array.of(1, 2), bound: 100.5 };
    expect(interpret(bigM(), end, settings, notNeeded)).toEqual({
      status: 'feasible',
      endedBy: 'time',
      objective: 102,
      bound: 100.5,
      values: Float64Array.of(1, 2),
    });
    expect(interpret(bigM(), { ...end, bound: 1e9 }, settings, notNeeded)).toMatchObject({ bound: 102 });
    expect(interpret(bigM(), { ...end, bound: undefined }, settings, notNeeded)).toMatchObject({
      bound: -Infinity,
    });
  });

  test('of a continuous model is bounded by what its duals prove', () => {
    const model = { ...bigM(), integer: new Uint8Array(2) };
    const end: RunEnd = { ...optimal, status: 'interrupted', rowDuals: Float64Array.of(1e-4) };
    expect(interpret(model, end, settings, notNeeded)).toEqual({
      status: 'stopped',
      endedBy: 'stop',
      bound: 0.50005,
    });
    expect(interpret(model, { ...end, rowDuals: Float64Array.of(-1) }, settings, notNeeded)).toEqual({
      status: 'stopped',
      endedBy: 'stop',
      bound: undefined,
    });
  });
});

test('statuses without an outcome of their own are failures', () => {
  expect(interpret(bigM(), { ...optimal, status: 'solveError' }, settings, notNeeded)).toEqual({
    status: 'failed',
    reason: 'HiGHS ended with status "solveError"',
  });
  expect(interpret(bigM(), optimal, settings, notNeeded)).toEqual({
    status: 'failed',
    reason: 'HiGHS called the model optimal without a solution',
  });
});
