import type { Before, Counter } from './counter.ts';
import type { LineRules, LinesData } from './data.ts';
import type { Move } from './moves.ts';

/** Weekends worked; uncounted where there are no more than the maximum. */
export class WeekendCounter implements Counter {
  readonly size: number;
  private readonly most: number;
  private readonly slack: number;
  private readonly days: number;
  private readonly isFirst: Uint8Array;
  private readonly isSecond: Uint8Array;

  /** @param slackShifts three times the weekends that may lie ahead of an even pace */
  constructor(data: LinesData, rules: LineRules, slackShifts: number) {
    this.days = data.days;
    this.most = rules.maximumWeekends >= data.weekends.length ? Infinity : rules.maximumWeekends;
    this.slack = slackShifts / 3;
    this.size = this.most === Infinity ? 1 : this.most + 1;
    this.isFirst = new Uint8Array(data.days);
    this.isSecond = new Uint8Array(data.days);
    for (const [first, second] of data.weekends) {
      this.isFirst[first] = 1;
      if (second !== undefined) this.isSecond[second] = 1;
    }
  }

  after(weekends: number, move: Move, { day, worked }: Before): number | undefined {
    if (this.most === Infinity || move.shifts.length === 0) return weekends;
    // Whoever works on the first day of a weekend is in a run of work on its second.
    const isNew = this.isFirst[day] === 1 || (this.isSecond[day] === 1 && !worked);
    const sum = isNew ? weekends + 1 : weekends;
    if (sum > this.most) return undefined;
    return sum > (this.most * (day + 1)) / this.days + this.slack ? undefined : sum;
  }
}
