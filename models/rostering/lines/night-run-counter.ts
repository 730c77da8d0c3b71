import type { Counter } from './counter.ts';
import type { NightRules } from './data.ts';
import type { Move } from './moves.ts';

/** Nights in a row up to their maximum; after a run of them the days off that are still to come. */
export class NightRunCounter implements Counter {
  readonly size: number;
  private readonly most: number;
  /** Longer runs are counted as this long. */
  private readonly longest: number;
  private readonly daysOffAfter: number;
  private readonly limit: number;

  /** @param limit the index of nights among what moves count towards */
  constructor({ maximumConsecutive, minimumDaysOffAfter }: NightRules, days: number, limit: number) {
    this.most = maximumConsecutive;
    this.longest = maximumConsecutive >= days ? 1 : maximumConsecutive;
    this.daysOffAfter = minimumDaysOffAfter;
    this.limit = limit;
    this.size = 1 + this.longest + Math.max(0, minimumDaysOffAfter - 1);
  }

  after(value: number, move: Move): number | undefined {
    const isOff = move.shifts.length === 0;
    const isNight = move.counts[this.limit] > 0;
    if (value > this.longest) return isOff ? this.stillOff(this.size - value - 1) : undefined;
    if (isNight) {
      const length = value + 1;
      return length > this.most ? undefined : Math.min(length, this.longest);
    }
    if (value === 0 || this.daysOffAfter === 0) return 0;
    return isOff ? this.stillOff(this.daysOffAfter - 1) : undefined;
  }

  private stillOff(days: number): number {
    return days === 0 ? 0 : this.size - days;
  }
}
