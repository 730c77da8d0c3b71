import type { IntervalGrid } from '../../domain/grid.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** The shifts a group was given, by what recurs from day to day: the template, the time of day, the length and the rests around it. */
export interface GroupShifts {
  readonly days: number;
  /** [type] candidates of the type, one for each day on which it is wanted, ascending. */
  readonly types: readonly (readonly number[])[];
  /** [day · types + type] the candidate, −1 where none is wanted. */
  readonly candidateAt: Int32Array;
  /** [day · types + type] people wanted. */
  readonly demand: Int32Array;
}

/**
 * Sorts the candidates that a group is given into types.
 *
 * @param demanded people wanted on each candidate
 */
export function groupShifts(
  demanded: ReadonlyMap<number, number>,
  candidates: readonly ShiftCandidate[],
  grid: IntervalGrid,
): GroupShifts {
  const byKey = new Map<string, number[]>();
  const apart = daysApart(grid);
  for (const index of [...demanded.keys()].sort((a, b) => a - b)) {
    const { template, start, end, day } = candidates[index];
    const key = JSON.stringify([
      template.id,
      grid.clockMinute[start],
      end - start,
      apart.has(day) ? day : null,
    ]);
    byKey.set(key, [...(byKey.get(key) ?? []), index]);
  }
  const types = [...byKey.values()];
  const days = grid.days.length;
  const candidateAt = new Int32Array(days * types.length).fill(-1);
  const demand = new Int32Array(days * types.length);
  types.forEach((members, type) => {
    for (const index of members) {
      const at = candidates[index].day * types.length + type;
      candidateAt[at] = index;
      demand[at] = demanded.get(index)!;
    }
  });
  return { days, types, candidateAt, demand };
}

/**
 * Days whose shifts are types of their own: where clocks change, the rest until a shift on one of the next two days is an hour
 * shorter or longer than after the like of them.
 */
function daysApart({ days, intervalMinutes }: IntervalGrid): Set<number> {
  const changes = [...days.keys()].filter((day) => days[day].intervalCount * intervalMinutes !== 24 * 60);
  return new Set(changes.flatMap((day) => [day - 2, day - 1, day]));
}

/**
 * A number for each choice of each day, as lines number them: [day · (types + 1) + choice].
 *
 * @param dayOff the number of a day off
 * @param closed the number of a shift that is not wanted on the day
 */
export function perChoice(
  { days, types, candidateAt }: GroupShifts,
  valueOf: (candidate: number, day: number) => number,
  { dayOff, closed }: { readonly dayOff: number; readonly closed: number },
): Float64Array {
  const values = new Float64Array(days * (types.length + 1));
  for (let day = 0; day < days; day++) {
    const first = day * (types.length + 1);
    values[first] = dayOff;
    types.forEach((_, type) => {
      const candidate = candidateAt[day * types.length + type];
      values[first + type + 1] = candidate < 0 ? closed : valueOf(candidate, day);
    });
  }
  return values;
}
