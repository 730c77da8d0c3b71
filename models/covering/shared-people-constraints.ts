import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData, SharedPeople } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/** Of the same people no more work on a day than are there, whichever of their groups they belong to. */
export function sharedPeopleOnDay(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  for (const shared of data.sharedPeople) {
    shared.peopleOnDay.forEach((people, day) => {
      const terms = termsOf(columns, shared, (shift) => data.shifts[shift].day === day);
      if (terms.length > 0 && people < shared.maximumPeople)
        builder.addRow({ name: `shared-people-on-day[${shared.name},${day}]`, upper: people, terms });
    });
  }
}

/** The same for the working days of a week. */
export function sharedPersonDays(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  for (const shared of data.sharedPeople) {
    shared.personDaysInWeek.forEach((days, week) => {
      const isInWeek = (shift: number): boolean => data.weekOfDay[data.shifts[shift].day] === week;
      const terms = termsOf(columns, shared, isInWeek);
      if (terms.length > 0)
        builder.addRow({ name: `shared-person-days[${shared.name},${week}]`, upper: days, terms });
    });
  }
}

/** People pinned to a shift work it in one of their groups. */
export function sharedPinned(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  for (const shared of data.sharedPeople) {
    for (const [pinned, people] of shared.pinned) {
      const terms = termsOf(columns, shared, (shift) => shift === pinned);
      builder.addRow({ name: `shared-pinned[${shared.name},${pinned}]`, lower: people, terms });
    }
  }
}

function termsOf(
  columns: CoveringColumns,
  { groups }: SharedPeople,
  isMeant: (shift: number) => boolean,
): Term[] {
  return groups.flatMap((g) =>
    [...columns.shift[g]].flatMap(([shift, column]): Term[] => (isMeant(shift) ? [[column, 1]] : [])),
  );
}
