import { handOutBreaks } from '../../models/rostering/breaks.ts';
import type { Covering } from '../../models/covering/decode.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import type { Calendars } from './calendars.ts';
import type { RosteredPerson, RosteredShift } from './rostering.ts';
import type { ShiftCandidate } from './shifts.ts';

/** First interval of the meal break of each person's shifts, in their order; undefined for a shift without one. */
export type BreakBegins = readonly (readonly (number | undefined)[])[];

/** Stage 7: hands the breaks that covering placed to the people who have the shifts, pool by pool. */
export function placeBreaks(
  people: readonly RosteredPerson[],
  covering: Covering,
  data: CoveringData,
  candidates: readonly ShiftCandidate[],
  calendars: Calendars,
): BreakBegins {
  const begins: (number | undefined)[][] = people.map(({ shifts }) => shifts.map(() => undefined));
  const indexOf = new Map(candidates.map((candidate, index) => [candidate, index]));
  const poolOf = ({ candidate }: RosteredShift): string | undefined =>
    data.shifts[indexOf.get(candidate)!].mealBreak?.pool;
  const pools = new Set(
    data.shifts.flatMap(({ mealBreak }) => (mealBreak === undefined ? [] : [mealBreak.pool])),
  );
  covering.breaks.forEach((planned, group) => {
    for (const pool of pools) {
      const seekers = people.flatMap((person, p) =>
        person.shifts.flatMap((shift, k) =>
          person.group === group && poolOf(shift) === pool
            ? [{ p, k, begins: shift.candidate.mealBreak!.begins }]
            : [],
        ),
      );
      const places = planned.flatMap((one) =>
        one.pool === pool ? new Array<number>(one.people).fill(one.begin) : [],
      );
      const handed = handOutBreaks(seekers, places, (interval) => calendars.guard[interval] === 1);
      seekers.forEach(({ p, k }, seeker) => (begins[p][k] = handed[seeker]));
    }
  });
  return begins;
}
