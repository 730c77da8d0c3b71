import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import { minutesCounted } from './period-limit.ts';
import type { CoveringColumns } from './variables.ts';

/** Adds the rows `minutes-in-period` of `formulation.md`, one per group and limit. */
export function minutesInPeriod(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  data.groups.forEach((group, g) => {
    for (const limit of group.periodLimits) {
      const terms = [...columns.shift[g]].flatMap(([shift, column]): Term[] => {
        const minutes = minutesCounted(limit, data.shifts[shift]);
        return minutes === 0 ? [] : [[column, minutes]];
      });
      builder.addRow({
        name: `minutes-in-period[${group.name},${limit.name}]`,
        upper: 0,
        terms: [...terms, [columns.people[g], -limit.maximumMinutes]],
      });
    }
  });
}
