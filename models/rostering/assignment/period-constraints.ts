import { minutesCounted } from '../../covering/period-limit.ts';
import type { ModelBuilder } from '../../linear/builder.ts';
import type { Term } from '../../linear/model.ts';
import type { AssignmentColumns } from './columns.ts';
import type { AssignmentData } from './data.ts';

/** Adds the rows `minutes-in-period` of `formulation.md`, one per member and limit. */
export function minutesInPeriod(
  builder: ModelBuilder,
  data: AssignmentData,
  columns: AssignmentColumns,
): void {
  columns.works.forEach((works, p) => {
    for (const limit of data.periodLimits) {
      const terms = [...works].flatMap(([shift, column]): Term[] => {
        const minutes = minutesCounted(limit, data.shifts[shift]);
        return minutes === 0 ? [] : [[column, minutes]];
      });
      if (terms.length === 0) continue;
      builder.addRow({ name: `minutes-in-period[${p},${limit.name}]`, upper: limit.maximumMinutes, terms });
    }
  });
}
