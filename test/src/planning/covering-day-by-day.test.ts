import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import { checkCovering } from '../../../models/covering/check.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { decodeCovering } from '../../../models/covering/decode.ts';
import { headcountCosts } from '../../../models/covering/objective.ts';
import { shortageLeft } from '../../../models/covering/shortage-left.ts';
import { decideCovering } from '../../../src/planning/covering-day-by-day.ts';
import { forbidShortage, relax } from '../../../src/planning/covering-run.ts';
import type { CoveringRun } from '../../../src/planning/covering-run.ts';
import { relaxByWeek } from '../../../src/planning/covering-weeks.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solution, Solver } from '../../../src/solvers/solver.ts';
import { tryEverything } from '../../models/covering/brute-force.ts';
import { coverableInstances } from '../../models/covering/instances.ts';

const SEED = 20261122;

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

function openRun(data: CoveringData, secondsLeft = 60): CoveringRun {
  const built = buildCovering(data);
  const run: CoveringRun = {
    data,
    built,
    session: solver.open(built.model),
    solver,
    minimise: 'headcount',
    limits: {
      timeLimitSeconds: secondsLeft,
      relativeGap: 0,
      seed: 1,
      shouldStop: () => false,
      onProgress: () => undefined,
      thorough: 'headcount',
    },
    secondsLeft: () => secondsLeft,
  };
  forbidShortage(run);
  return run;
}

type Relax = (run: CoveringRun) => Solution | 'infeasible' | undefined;

const whole: Relax = (run) => relax(run, headcountCosts(run.built.columns));

/** Decides instances of two days and counts those decided, and those with as few people as there can be. */
function decideAll(
  instances: fc.Arbitrary<CoveringData>,
  relaxed: Relax,
): { decided: number; fewest: number } {
  const count = { decided: 0, fewest: 0 };
  fc.assert(
    fc.property(instances, (data) => {
      const best = tryEverything(data);
      fc.pre(best.shortage < 1e-9);
      const run = openRun(data);
      const start = relaxed(run);
      if (start === undefined || start === 'infeasible') throw new Error('A covering exists');
      const { values, isComplete } = decideCovering(run, headcountCosts(run.built.columns), start);
      run.session.dispose();
      if (!isComplete) return;
      const covering = decodeCovering(run.built.columns, values);
      expect(checkCovering(data, covering)).toEqual([]);
      expect(shortageLeft(data, covering).weighted).toBe(0);
      const people = covering.people.reduce((sum, one) => sum + one, 0);
      expect(people).toBeGreaterThanOrEqual(best.headcount);
      count.decided++;
      if (people === best.headcount) count.fewest++;
    }),
    { numRuns: 80, seed: SEED },
  );
  return count;
}

test('what is decided day by day is a covering, mostly by as few people as there can be', () => {
  const { decided, fewest } = decideAll(coverableInstances(), whole);
  expect(decided).toBeGreaterThanOrEqual(76);
  expect(fewest).toBeGreaterThanOrEqual(72);
});

test('so is what is decided week by week', () => {
  const weeks = coverableInstances().map((data) => ({
    ...data,
    weekOfDay: Int32Array.of(0, 1),
    groups: data.groups.map((group) => ({ ...group, personDaysInWeek: Int32Array.of(2, 2) })),
  }));
  const { decided, fewest } = decideAll(weeks, relaxByWeek);
  expect(decided).toBeGreaterThanOrEqual(70);
  expect(fewest).toBeGreaterThanOrEqual(66);
});

test('without time nothing is decided, and the relaxation stands', () => {
  const [data] = fc.sample(coverableInstances(), { numRuns: 1, seed: SEED });
  const patient = openRun(data);
  const start = whole(patient) as Solution;
  const run = { ...patient, limits: { ...patient.limits, shouldStop: () => true } };
  const { values, isComplete } = decideCovering(run, headcountCosts(run.built.columns), start);
  expect(isComplete).toBe(false);
  expect(values).toEqual(start.values);
  run.session.dispose();
});

test('the session is left as it was found', () => {
  fc.assert(
    fc.property(coverableInstances(), (data) => {
      const run = openRun(data);
      const start = whole(run);
      if (start === undefined || start === 'infeasible') return;
      decideCovering(run, headcountCosts(run.built.columns), start);
      const { model } = run.built;
      const inWhole = run.session.solve() as Solution;
      for (const [column, value] of inWhole.values.entries())
        if (model.integer[column] === 1) expect(value).toBeCloseTo(Math.round(value), 6);
      const again = whole(run);
      run.session.dispose();
      expect((again as Solution).objective).toBeCloseTo(start.objective, 6);
    }),
    { numRuns: 30, seed: SEED },
  );
});
