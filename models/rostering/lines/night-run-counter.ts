import type { Before, Counter } from './counter.ts';
import type { NightRules } from './data.ts';
import type { Move } from './moves.ts';

/** Nights in a row up to their maximum; after a run of them the days off that are still to come. */
export class NightRunCounter implements Counter {
  readonly size: number;
  readonly start: number;
  private readonly most: number;
  /** Longer runs are counted as this long. */
  private readonly longest: number;
  private readonly daysOffAfter: number;
  private readonly limit: number;

  /**
   * @param limit the index of nights among what moves count towards
   * @param before nights in a row up to the first day
   */
  constructor(
    { maximumConsecutive, minimumDaysOffAfter }: NightRules,
    days: number,
    limit: number,
    before: number,
  ) {
    this.most = maximumConsecutive;
    this.longest = maximumConsecutive >= days + before ? 1 : Math.max(1, maximumConsecutive);
    this.start = Math.min(before, this.longest);
    this.daysOffAfter = minimumDaysOffAfter;
    this.limit = limit;
    this.size = 1 + this.longest + Math.max(0, minimumDaysOffAfter - 1);
  }

  after(value: number, move: Move, { day }: Before): number | undefined {
    const isOff = move.shifts.length === 0;
    const isNight = move.counts[this.limit] > 0;
    if (value > this.longest) return isOff ? this.stillOff(this.size - value - 1) : undefined;
    if (isNight) {
      const length = value + 1;
      return length > this.most ? undefined : Math.min(length, this.longest);
    }
    // A run that ends before the first day is not of this line.
    if (value === 0 || this.daysOffAfter === 0 || day === 0) return 0;
    return isOff ? this.stillOff(this.daysOffAfter - 1) : undefined;
  }

  private stillOff(days: number): number {
    return days === 0 ? 0 : this.size - days;
  }
}
