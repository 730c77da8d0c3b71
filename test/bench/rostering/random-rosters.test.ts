import { beforeAll, describe, expect, test } from 'vitest';
import { planRandom } from '../../../bench/rostering/random-rosters.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';

const SEED = 1;
const BLOCK = 25;
const BLOCKS = 8;

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

/** `npm run bench -- rostering --only property` plans five times as many. */
describe(`${BLOCK * BLOCKS} random requests`, () => {
  test.each(Array.from({ length: BLOCKS }, (_, block) => block))(
    'block %i: no roster is silent about anything that the audit or the plain judge finds',
    (block) => {
      const indices = Array.from({ length: BLOCK }, (_, k) => block * BLOCK + k);
      const made = indices.map((index) => ({ index, ...planRandom(SEED, index, solver) }));
      const planned = made.filter((one) => one.status === 'planned');
      expect(planned.length).toBeGreaterThan(BLOCK / 3);
      for (const { index, unreported } of planned) expect(unreported, `request ${index}`).toEqual([]);
    },
  );
});
