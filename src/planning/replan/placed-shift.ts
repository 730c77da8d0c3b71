import type { IntervalGrid } from '../../domain/grid.ts';
import { placedBreaks } from '../breaks.ts';
import type { ShiftCandidate } from '../shifts.ts';

/** A shift with the first interval of each of its breaks. */
export interface PlacedShift {
  readonly candidate: ShiftCandidate;
  readonly begins: readonly number[];
  readonly pinned: boolean;
  /** Intervals on duty, breaks left out, ascending. */
  readonly duty: readonly number[];
}

export function placeShift(
  candidate: ShiftCandidate,
  begins: readonly number[],
  pinned: boolean,
): PlacedShift {
  const breaks = placedBreaks(candidate, begins);
  const duty: number[] = [];
  for (let interval = candidate.start; interval < candidate.end; interval++)
    if (!breaks.some(({ from, to }) => from <= interval && interval < to)) duty.push(interval);
  return { candidate, begins, pinned, duty };
}

/**
 * Where the breaks of a shift cost least: [break] the begin outside guard periods whose intervals are worth least, of equals
 * the one nearest to the middle of its window. A window that lies in a guard period whole gives its first begin.
 */
export function cheapestBegins(
  { breaks }: ShiftCandidate,
  worth: (interval: number) => number,
  guard: Uint8Array,
): number[] {
  return breaks.map(({ begins, intervals }) => {
    const middle = (begins[0] + begins[begins.length - 1]) / 2;
    let best: { begin: number; cost: number; distance: number } | undefined;
    for (const begin of begins) {
      if (guard[begin] === 1) continue;
      let cost = 0;
      for (let k = 0; k < intervals; k++) cost += worth(begin + k);
      const distance = Math.abs(begin - middle);
      const isBetter =
        best === undefined ||
        cost < best.cost - 1e-9 ||
        (cost < best.cost + 1e-9 && distance < best.distance);
      if (isBetter) best = { begin, cost, distance };
    }
    return best?.begin ?? begins[0];
  });
}

/** The interval at which a moment lies or the next one after it, within the grid. */
export function intervalFrom(milliseconds: number, grid: IntervalGrid): number {
  const interval = Math.ceil((milliseconds - grid.startMilliseconds) / (grid.intervalMinutes * 60_000));
  return Math.max(0, Math.min(grid.count, interval));
}
