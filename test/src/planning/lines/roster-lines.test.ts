import fc from 'fast-check';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { checkLineRoster } from '../../../../models/rostering/lines/check.ts';
import type { LinePerson, LinesData } from '../../../../models/rostering/lines/data.ts';
import { rosterLines, type LinesLimits } from '../../../../src/planning/lines/roster-lines.ts';
import type { LinesProgress } from '../../../../src/planning/lines/incumbent.ts';
import { ThreadedPricing } from '../../../../src/planning/lines/threads/threaded-pricing.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { rules, tinyLines } from '../../../models/rostering/lines/instances.ts';
import { leastCost } from './brute-force.ts';
import { team } from './team.ts';

const SEED = 20261122;
const limits: LinesLimits = { timeLimitSeconds: 60, seed: 1, shouldStop: () => false };
const now = (): number => performance.now();

afterEach(() => vi.restoreAllMocks());

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

test('the roster costs what the cheapest of all rosters costs, and that is proven', () => {
  const seen = { possible: 0, impossible: 0 };
  fc.assert(
    fc.property(tinyLines({ people: 3 }), (data) => {
      const best = leastCost(data);
      const outcome = rosterLines(data, solver, limits, now);
      seen[best === undefined ? 'impossible' : 'possible']++;
      if (best === undefined) {
        expect(outcome.status).toBe('no-line');
        return;
      }
      if (outcome.status !== 'rostered') throw new Error(outcome.status);
      const report = checkLineRoster(data, outcome.roster);
      expect(report.errors).toEqual([]);
      expect(report.cost).toBe(best);
      expect(outcome.cost).toBe(best);
      expect(outcome.bound).toBe(best);
      expect(outcome.endedBy).toBe('gap');
    }),
    { numRuns: 120, seed: SEED },
  );
  expect(seen.possible).toBeGreaterThan(60);
  expect(seen.impossible).toBeGreaterThan(5);
});

test('bounds of the search never exceed the optimum, and costs never fall below it', () => {
  fc.assert(
    fc.property(tinyLines({ people: 3 }), (data) => {
      const best = leastCost(data);
      if (best === undefined) return;
      const seen: LinesProgress[] = [];
      rosterLines(data, solver, { ...limits, onProgress: (progress) => seen.push(progress) }, now);
      for (const { cost, bound } of seen) {
        expect(cost).toBeGreaterThanOrEqual(best);
        expect(bound ?? -Infinity).toBeLessThanOrEqual(best);
      }
      expect(seen.at(-1)).toEqual({ cost: best, bound: best });
    }),
    { numRuns: 40, seed: SEED + 1 },
  );
});

test('costs that are not whole are proven, too', () => {
  fc.assert(
    fc.property(tinyLines({ people: 2 }), (drawn) => {
      const data: LinesData = {
        ...drawn,
        people: drawn.people.map((person): LinePerson => ({
          ...person,
          costs: person.costs.map((cost) => cost * 0.37),
        })),
      };
      const best = leastCost(data);
      const outcome = rosterLines(data, solver, limits, now);
      if (best === undefined || outcome.status !== 'rostered') return;
      expect(outcome.cost).toBeCloseTo(best, 5);
      expect(outcome.bound).toBeCloseTo(best, 5);
    }),
    { numRuns: 40, seed: SEED + 2 },
  );
});

test('a person for whom no line is legal is named', () => {
  const data = team(3);
  const impossible: LinePerson = { ...data.people[1], rules: rules({ minimumMinutes: 600 * 15 }) };
  const people = [data.people[0], impossible, data.people[2]];
  expect(rosterLines({ ...data, people }, solver, limits, now)).toEqual({ status: 'no-line', person: 1 });
});

test('the same seed gives the same roster', () => {
  const rosters = [1, 2].map(() => {
    // No time passes, so that nothing is cut short at another place.
    const outcome = rosterLines(
      team(4),
      solver,
      { ...limits, timeLimitSeconds: 1e6, relativeGap: 0.1 },
      () => 0,
    );
    return outcome.status === 'rostered' ? outcome.roster : [];
  });
  expect(rosters[0]).toHaveLength(4);
  expect(rosters[0]).toEqual(rosters[1]);
});

test('whoever asks for an end gets the roster so far, and it is legal', () => {
  const data = team(8);
  let asks = 0;
  const outcome = rosterLines(data, solver, { ...limits, shouldStop: () => ++asks > 2 }, now);
  if (outcome.status !== 'rostered') throw new Error(outcome.status);
  expect(outcome.endedBy).toBe('stop');
  expect(checkLineRoster(data, outcome.roster)).toEqual({ errors: [], cost: outcome.cost });
});

test('threads change nothing but the time it takes, and stop when they are asked to', () => {
  const data = team(24);
  const ask = vi.spyOn(ThreadedPricing.prototype, 'cheapest');
  const dispose = vi.spyOn(ThreadedPricing.prototype, 'dispose');
  const [alone, together] = [0, 2].map((helpers) => {
    let bounds = 0;
    const onProgress = ({ bound }: LinesProgress): void => void (bounds += bound === undefined ? 0 : 1);
    const shouldStop = (): boolean => bounds >= 8;
    const own = { timeLimitSeconds: 1e6, shouldStop, onProgress, helpers };
    return rosterLines(data, solver, { ...limits, ...own }, () => 0);
  });
  expect(alone).toMatchObject({ status: 'rostered', endedBy: 'stop' });
  expect(together).toEqual(alone);
  expect(ask.mock.calls.length).toBeGreaterThan(5);
  expect(dispose).toHaveBeenCalledTimes(1);
});

test('without time there is a legal roster all the same', () => {
  const data = team(8);
  const outcome = rosterLines(data, solver, { ...limits, timeLimitSeconds: 0 }, now);
  if (outcome.status !== 'rostered') throw new Error(outcome.status);
  expect(outcome.endedBy).toBe('time');
  expect(checkLineRoster(data, outcome.roster)).toEqual({ errors: [], cost: outcome.cost });
});
