import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/** leaving ≤ ⌈on duty / oneIn⌉ + late, which in whole people is oneIn · (leaving − late) ≤ on duty + oneIn − 1. */
export function staggeredEnds(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const { endStaggering } = data;
  if (endStaggering === undefined) return;
  const { oneIn } = endStaggering;
  for (const [interval, late] of columns.leavingTogether) {
    const terms = columns.shift.flatMap((shifts) =>
      [...shifts].flatMap(([shift, column]): Term[] => {
        const { start, end } = data.shifts[shift];
        if (start >= interval || end < interval) return [];
        return [[column, end === interval ? oneIn - 1 : -1]];
      }),
    );
    builder.addRow({
      name: `staggered-ends[${interval}]`,
      upper: oneIn - 1,
      terms: [...terms, [late, -oneIn]],
    });
  }
}
