import { handOutBreaks } from '../../models/rostering/breaks.ts';
import type { Covering } from '../../models/covering/decode.ts';
import type { CoveringData } from '../../models/covering/data.ts';
import type { Calendars } from './calendars.ts';
import type { RosteredPerson } from './rostering.ts';
import type { BreakWindow, ShiftCandidate } from './shifts.ts';

/** First interval of each break of each person's shifts, in the order of shifts and of their breaks. */
export type BreakBegins = readonly (readonly (readonly number[])[])[];

/** Stage 7: hands the breaks that covering placed to the people who have the shifts, pool by pool. */
export function placeBreaks(
  people: readonly RosteredPerson[],
  covering: Covering,
  data: CoveringData,
  candidates: readonly ShiftCandidate[],
  calendars: Calendars,
): BreakBegins {
  const begins = people.map(({ shifts }) =>
    shifts.map(({ candidate }) => new Array<number>(candidate.breaks.length)),
  );
  const indexOf = new Map(candidates.map((candidate, index) => [candidate, index]));
  const breaksOf = (candidate: ShiftCandidate) => data.shifts[indexOf.get(candidate)!].breaks;
  const pools = new Set(data.shifts.flatMap(({ breaks }) => breaks.map(({ pool }) => pool)));
  covering.breaks.forEach((planned, group) => {
    for (const pool of pools) {
      const seekers = people.flatMap((person, p) =>
        person.group !== group
          ? []
          : person.shifts.flatMap(({ candidate }, k) =>
              breaksOf(candidate).flatMap((one, b) =>
                one.pool === pool ? [{ p, k, b, begins: one.begins }] : [],
              ),
            ),
      );
      const places = planned.flatMap((one) =>
        one.pool === pool ? new Array<number>(one.people).fill(one.begin) : [],
      );
      const handed = handOutBreaks(seekers, places, (interval) => calendars.guard[interval] === 1);
      seekers.forEach(({ p, k, b }, seeker) => (begins[p][k][b] = handed[seeker]));
    }
  });
  return begins;
}

/** A break of a shift as it was placed. */
export interface PlacedBreak extends Pick<BreakWindow, 'kind' | 'paid'> {
  /** First interval, included. */
  readonly from: number;
  /** Interval after the last. */
  readonly to: number;
}

/** The breaks of a shift that begin in these intervals, in order of time. */
export function placedBreaks({ breaks }: ShiftCandidate, begins: readonly number[]): PlacedBreak[] {
  return breaks.map(({ kind, paid, intervals }, b) => ({
    kind,
    paid,
    from: begins[b],
    to: begins[b] + intervals,
  }));
}
