import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import { withPeopleWaiting } from '../../../models/covering/complete.ts';
import { shortageCosts } from '../../../models/covering/objective.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { coverableInstances } from './instances.ts';

test('who waits for a break follows from shifts and breaks as the engine says', async () => {
  const solver = await createHighsSolver();
  let waitingSomewhere = 0;
  fc.assert(
    fc.property(coverableInstances(), (data) => {
      const { model, columns } = buildCovering(data);
      const short = shortageCosts(data, columns);
      const cost = new Float64Array(model.columnCount);
      short.columns.forEach((column, k) => (cost[column] = short.costs[k]));
      const outcome = solver.solve({ ...model, cost });
      if (outcome.status !== 'optimal') throw new Error(outcome.status);
      const waiting = columns.pools.flat().flatMap((pool) => [...pool.waiting.values()]);
      const emptied = outcome.values.map((value, column) => (waiting.includes(column) ? 0 : value));
      const completed = withPeopleWaiting(columns, emptied);
      completed.forEach((value, column) => expect(value).toBeCloseTo(outcome.values[column], 6));
      if (waiting.some((column) => completed[column] > 0.5)) waitingSomewhere++;
    }),
    { numRuns: 60, seed: 20261122 },
  );
  expect(waitingSomewhere).toBeGreaterThan(5);
});
