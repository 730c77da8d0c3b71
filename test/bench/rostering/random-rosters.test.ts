import { beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../../bench/rostering/random-features.ts';
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
  const features = new Set<string>();

  test.each(Array.from({ length: BLOCKS }, (_, block) => block))(
    'block %i: no roster is silent about anything that the audit or the plain judge finds',
    (block) => {
      const indices = Array.from({ length: BLOCK }, (_, k) => block * BLOCK + k);
      const made = indices.map((index) => ({ index, ...planRandom(SEED, index, solver) }));
      const planned = made.filter((one) => one.status === 'planned');
      expect(planned.length).toBeGreaterThan(BLOCK / 3);
      for (const { index, unreported } of planned) expect(unreported, `request ${index}`).toEqual([]);
      for (const one of planned) for (const name of one.features) features.add(name);
    },
  );

  test('hold everything that they are meant to', () => {
    expect([...features].sort()).toEqual(Object.keys(FEATURES).sort());
  });
});
