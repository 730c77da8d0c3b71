import type { Before, Counter } from './counter.ts';
import type { LineRules, LinesData } from './data.ts';
import type { Move } from './moves.ts';
import { WeekendDays } from './weekend-days.ts';

/** Weekends worked; uncounted where there are no more than the maximum. */
export class WeekendCounter implements Counter {
  readonly size: number;
  private readonly most: number;
  private readonly slack: number;
  private readonly days: number;
  private readonly weekends: WeekendDays;

  /** @param slackShifts three times the weekends that may lie ahead of an even pace */
  constructor(data: LinesData, rules: LineRules, slackShifts: number) {
    this.days = data.days;
    this.most = rules.maximumWeekends >= data.weekends.length ? Infinity : rules.maximumWeekends;
    this.slack = slackShifts / 3;
    this.size = this.most === Infinity ? 1 : this.most + 1;
    this.weekends = new WeekendDays(data);
  }

  after(weekends: number, move: Move, before: Before): number | undefined {
    if (this.most === Infinity || move.shifts.length === 0) return weekends;
    const sum = this.weekends.begins(before) ? weekends + 1 : weekends;
    if (sum > this.most) return undefined;
    return sum > (this.most * (before.day + 1)) / this.days + this.slack ? undefined : sum;
  }
}
