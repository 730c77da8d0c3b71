import type { Before } from './counter.ts';
import type { LinesData } from './data.ts';

/** Which days make a weekend a worked one. */
export class WeekendDays {
  private readonly isFirst: Uint8Array;
  private readonly isSecond: Uint8Array;

  constructor({ days, weekends }: Pick<LinesData, 'days' | 'weekends'>) {
    this.isFirst = new Uint8Array(days);
    this.isSecond = new Uint8Array(days);
    for (const [first, second] of weekends) {
      this.isFirst[first] = 1;
      if (second !== undefined) this.isSecond[second] = 1;
    }
  }

  /** Whether work on a day is the first of its weekend. */
  begins({ day, worked }: Before): boolean {
    // Whoever works on the first day of a weekend is in a run of work on its second.
    return this.isFirst[day] === 1 || (this.isSecond[day] === 1 && !worked);
  }
}
