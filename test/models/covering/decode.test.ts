import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import { decodeCovering, encodeCovering } from '../../../models/covering/decode.ts';
import { coverGreedily } from '../../../models/covering/greedy.ts';
import { tinyInstances } from './instances.ts';

test('a covering written into the columns of the model reads the same again', () => {
  fc.assert(
    fc.property(tinyInstances(), (data) => {
      const { model, columns } = buildCovering(data);
      const covering = coverGreedily(data);
      const read = decodeCovering(columns, encodeCovering(columns, model.columnCount, covering));
      expect(read.people).toEqual(covering.people);
      expect(read.shifts.map(sorted)).toEqual(covering.shifts.map(sorted));
      const places = covering.breaks.map((breaks) => [...breaks].sort((a, b) => a.begin - b.begin));
      expect(read.breaks).toEqual(places);
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

function sorted(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort(([a], [b]) => a - b);
}
