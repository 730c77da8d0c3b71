import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/**
 * serving(g, t) as a sum of columns, per group and block: people whose shift covers the block less those on a break.
 * Writing it as a variable with one difference row per block has a quarter of the entries, yet the engine needs half as
 * long again for the integers (measured on a week of 11 groups), so the sum goes into the rows.
 */
export function servingTerms(data: CoveringData, columns: CoveringColumns): Term[][][] {
  const { blocks } = columns;
  return data.groups.map((_, g) => {
    const terms: Term[][] = Array.from({ length: blocks.count }, () => []);
    const add = (column: number, coefficient: number, from: number, to: number): void => {
      for (let block = blocks.ofInterval[from]; block < blocks.ofInterval[to]; block++) {
        terms[block].push([column, coefficient]);
      }
    };
    for (const [shift, column] of columns.shift[g])
      add(column, 1, data.shifts[shift].start, data.shifts[shift].end);
    for (const pool of columns.pools[g]) {
      for (const [begin, column] of pool.begin) add(column, -1, begin, begin + pool.intervals);
    }
    return terms;
  });
}
