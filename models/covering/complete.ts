import type { CoveringColumns } from './variables.ts';

/** Values of which the people waiting for their break follow from those who arrive and those who begin it. */
export function withPeopleWaiting(columns: CoveringColumns, values: Float64Array): Float64Array {
  const completed = values.slice();
  columns.pools.forEach((pools, g) => {
    for (const { begins, begin, waiting } of pools) {
      const arriving = new Map<number, number>();
      for (const [shift, [first]] of begins) {
        arriving.set(first, (arriving.get(first) ?? 0) + values[columns.shift[g].get(shift)!]);
      }
      let people = 0;
      for (const [interval, column] of begin) {
        people += (arriving.get(interval) ?? 0) - values[column];
        completed[waiting.get(interval)!] = people;
      }
    }
  });
  return completed;
}
