import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/** A solution of the covering model in its own terms. */
export interface Covering {
  /** [group] people who work at all. */
  readonly people: readonly number[];
  /** [group] shift index → people on it; shifts without people are left out. */
  readonly shifts: readonly ReadonlyMap<number, number>[];
  /** [group] breaks that begin, one entry per pool and interval with people. */
  readonly breaks: readonly (readonly BreakBegin[])[];
}

export interface BreakBegin {
  readonly pool: string;
  readonly begin: number;
  readonly people: number;
}

/**
 * Reads a solution vector; integer columns must hold integers, up to the rounding error of a linear program in which they are
 * fixed.
 */
export function decodeCovering(columns: CoveringColumns, values: Float64Array): Covering {
  const people = (column: number): number => Math.round(values[column]) + 0;
  return {
    people: columns.people.map(people),
    shifts: columns.shift.map(
      (shifts) =>
        new Map(
          [...shifts].flatMap(([shift, column]) =>
            people(column) > 0 ? [[shift, people(column)] as const] : [],
          ),
        ),
    ),
    breaks: columns.pools.map((pools) =>
      pools.flatMap(({ pool, begin }) =>
        [...begin].flatMap(([interval, column]) =>
          people(column) > 0 ? [{ pool, begin: interval, people: people(column) }] : [],
        ),
      ),
    ),
  };
}

/** [skill][interval] agents above the requirement whom the averages of a solution count on. */
export function decodeAbove(
  { skills, intervalCount }: Pick<CoveringData, 'skills' | 'intervalCount'>,
  { runs }: CoveringColumns,
  values: Float64Array,
): Int32Array[] {
  const found = skills.map(() => new Int32Array(intervalCount));
  for (const { firstInterval, intervals, above } of runs) {
    for (const [skill, column] of above)
      found[skill].fill(Math.round(values[column]), firstInterval, firstInterval + intervals);
  }
  return found;
}

/**
 * The integer columns of a covering, the rest 0: a start from which the engine completes the others. Breaks of which the
 * model has no column are left out.
 */
export function encodeCovering(
  columns: CoveringColumns,
  columnCount: number,
  covering: Covering,
): Float64Array {
  const values = new Float64Array(columnCount);
  columns.people.forEach((column, g) => (values[column] = covering.people[g]));
  covering.shifts.forEach((shifts, g) => {
    for (const [shift, people] of shifts) {
      values[columns.shift[g].get(shift)!] = people;
      const startUsed = columns.startUsed.get(shift);
      if (startUsed !== undefined) values[startUsed] = 1;
    }
  });
  covering.breaks.forEach((breaks, g) => {
    for (const { pool, begin, people } of breaks) {
      const column = columns.pools[g].find((one) => one.pool === pool)?.begin.get(begin);
      if (column !== undefined) values[column] = people;
    }
  });
  return values;
}
