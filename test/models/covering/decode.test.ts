import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCovering } from '../../../models/covering/build.ts';
import { decodeCovering, encodeCovering } from '../../../models/covering/decode.ts';
import type { BreakBegin, Covering } from '../../../models/covering/decode.ts';
import { coverGreedily } from '../../../models/covering/greedy.ts';
import { tinyInstances } from './instances.ts';

test('a covering written into the columns of the model reads the same again', () => {
  fc.assert(
    fc.property(fc.oneof(tinyInstances(), tinyInstances(2)), (data) => {
      const { model, columns } = buildCovering(data);
      const covering = coverGreedily(data);
      const read = decodeCovering(columns, encodeCovering(columns, model.columnCount, covering));
      expect(read.people).toEqual(covering.people);
      expect(read.shifts.map(sorted)).toEqual(covering.shifts.map(sorted));
      expect(read.breaks.map(placed)).toEqual(covering.breaks.map(placed));
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

test('integers that a linear program holds but for a rounding error are read as integers', () => {
  fc.assert(
    fc.property(tinyInstances(2), (data) => {
      const { model, columns } = buildCovering(data);
      const covering = coverGreedily(data);
      const values = encodeCovering(columns, model.columnCount, covering);
      const off = values.map((value, column) => value + (column % 2 === 0 ? 1e-14 : -1e-14));
      expect(decodeCovering(columns, off)).toEqual(decodeCovering(columns, values));
    }),
    { numRuns: 20, seed: 20261123 },
  );
});

/** Which pools come first is of no matter. */
function placed(breaks: Covering['breaks'][number]): BreakBegin[] {
  return [...breaks].sort((a, b) => a.begin - b.begin || a.pool.localeCompare(b.pool));
}

function sorted(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort(([a], [b]) => a - b);
}
