import type { ModelBuilder } from '../linear/builder.ts';
import type { CoveringData } from './data.ts';
import { restDayWeeks } from './rest-days.ts';

/** What contracts owe and a covering may leave short, and what they allow beyond their week. */
export interface ContractColumns {
  /** [group] week → minutes its members are short of what they are owed; empty where they are owed none. */
  readonly minutesShort: readonly ReadonlyMap<number, number>[];
  /** [people limit] people short of the least; undefined where none are asked for. */
  readonly peopleShort: readonly (number | undefined)[];
  /** [group] week → minutes of overtime; empty where none is allowed. */
  readonly overtime: readonly ReadonlyMap<number, number>[];
  /** [group] week → days worked on rest days; empty where none may be. */
  readonly restDays: readonly ReadonlyMap<number, number>[];
}

/** Adds the columns of what contracts owe and allow. */
export function addContracts(builder: ModelBuilder, data: CoveringData): ContractColumns {
  return {
    minutesShort: data.groups.map(({ name, leastMinutes }) => {
      const owed = [...(leastMinutes?.perPerson.entries() ?? [])].filter(([, minutes]) => minutes > 0);
      return new Map(
        owed.map(([week]) => [week, builder.addColumn({ name: `minutes-short[${name},${week}]` })]),
      );
    }),
    peopleShort: data.peopleLimits.map(({ name, minimumPeople }) =>
      minimumPeople === 0
        ? undefined
        : builder.addColumn({ name: `people-short[${name}]`, upper: minimumPeople }),
    ),
    overtime: data.groups.map(({ name, overtime }) => {
      const weeks = overtime === undefined ? [] : [...new Set(data.weekOfDay)];
      return new Map(weeks.map((week) => [week, builder.addColumn({ name: `overtime[${name},${week}]` })]));
    }),
    restDays: data.groups.map(
      (group) =>
        new Map(
          restDayWeeks(data, group).map(({ week }) => [
            week,
            builder.addColumn({ name: `rest-days[${group.name},${week}]` }),
          ]),
        ),
    ),
  };
}
