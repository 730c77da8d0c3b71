import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import { restDayWeeks } from './rest-days.ts';
import type { RestDayWeek } from './rest-days.ts';
import type { CoveringColumns } from './variables.ts';
import { forEachWeek } from './weeks.ts';

/** Days worked beyond those of the contracts of everybody who works are rest days. */
export function restDaysInWeek(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  forEachRestDayWeek(data, columns, (g, { week, terms }, restDays, days) => {
    builder.addRow({
      name: `rest-days-in-week[${data.groups[g].name},${week}]`,
      upper: 0,
      terms: [...days, [columns.people[g], -terms.afterDaysPerWeek], [restDays, -1]],
    });
  });
}

/** Who works on rest days has worked all days of the contract. */
export function restDaysAfterWeek(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  forEachRestDayWeek(data, columns, (g, { week, terms }, restDays, days) => {
    const { name, maximumDaysPerWeek } = data.groups[g];
    const allowed = maximumDaysPerWeek - terms.afterDaysPerWeek;
    builder.addRow({
      name: `rest-days-after-week[${name},${week}]`,
      upper: 0,
      terms: [[restDays, maximumDaysPerWeek], ...days.map(([column]): Term => [column, -allowed])],
    });
  });
}

/** The minutes of a contract's week hold for its days; those of rest days come on top. */
export function contractMinutesInWeek(
  builder: ModelBuilder,
  data: CoveringData,
  columns: CoveringColumns,
): void {
  const weeks = data.groups.map((group) => restDayWeeks(data, group));
  forEachWeek(data, columns, (g, week, shifts) => {
    const { name, restDayWork } = data.groups[g];
    if (restDayWork === undefined) return;
    const restDays = columns.contracts.restDays[g].get(week);
    const longest = weeks[g].find((one) => one.week === week)?.longestMinutes ?? 0;
    builder.addRow({
      name: `contract-minutes-in-week[${name},${week}]`,
      upper: 0,
      terms: [
        ...shifts.map(([shift, column]): Term => [column, data.shifts[shift].workMinutes]),
        [columns.people[g], -restDayWork.maximumMinutesPerWeek],
        ...(restDays === undefined ? [] : [[restDays, -longest] as Term]),
      ],
    });
  });
}

function forEachRestDayWeek(
  data: CoveringData,
  { contracts, shift }: CoveringColumns,
  visit: (group: number, week: RestDayWeek, restDays: number, days: readonly Term[]) => void,
): void {
  data.groups.forEach((group, g) => {
    for (const one of restDayWeeks(data, group)) {
      const days = one.counted.map((index): Term => [shift[g].get(index)!, 1]);
      visit(g, one, contracts.restDays[g].get(one.week)!, days);
    }
  });
}
