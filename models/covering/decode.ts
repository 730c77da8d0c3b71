import type { CoveringColumns } from './variables.ts';

/** A solution of the covering model in its own terms. */
export interface Covering {
  /** [group] people who work at all. */
  readonly people: readonly number[];
  /** [group] shift index → people on it; shifts without people are left out. */
  readonly shifts: readonly ReadonlyMap<number, number>[];
  /** [group] breaks that begin, one entry per pool and interval with people. */
  readonly breaks: readonly (readonly BreakBegin[])[];
  /** Shortage summed over intervals, in agents: of skills, of live extra, of buffer. */
  readonly shortage: { readonly skills: number; readonly live: number; readonly buffer: number };
}

export interface BreakBegin {
  readonly pool: string;
  readonly begin: number;
  readonly people: number;
}

/** Reads a solution vector; integer columns must hold integers. */
export function decodeCovering(columns: CoveringColumns, values: Float64Array): Covering {
  const total = (pick: (run: CoveringColumns['runs'][number]) => Iterable<number | undefined>): number =>
    columns.runs.reduce((sum, run) => {
      for (const column of pick(run)) if (column !== undefined) sum += values[column] * run.intervals;
      return sum;
    }, 0);
  return {
    people: columns.people.map((column) => values[column]),
    shifts: columns.shift.map(
      (shifts) =>
        new Map(
          [...shifts].flatMap(([shift, column]) =>
            values[column] > 0 ? [[shift, values[column]] as const] : [],
          ),
        ),
    ),
    breaks: columns.pools.map((pools) =>
      pools.flatMap(({ pool, begin }) =>
        [...begin].flatMap(([interval, column]) =>
          values[column] > 0 ? [{ pool, begin: interval, people: values[column] }] : [],
        ),
      ),
    ),
    shortage: {
      skills: total((run) => run.shortage.values()),
      live: total((run) => [run.liveShortage]),
      buffer: total((run) => [run.bufferShortage]),
    },
  };
}
