import type { Before, Counter } from './counter.ts';
import type { Move } from './moves.ts';

/**
 * 1 once one of the inner days of these seven, counted from the first day of the horizon, is off; in a week that the
 * horizon cuts nothing is counted.
 */
export class DayOffInsideCounter implements Counter {
  readonly size = 2;
  private readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  after(rested: number, move: Move, { day }: Before): number | undefined {
    const place = day % 7;
    if (day - place + 7 > this.days || place === 0 || place === 6) return 0;
    const isRested = rested === 1 || move.shifts.length === 0;
    if (place < 5) return isRested ? 1 : 0;
    return isRested ? 0 : undefined;
  }
}
