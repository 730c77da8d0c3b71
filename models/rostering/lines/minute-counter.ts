import type { Before, Counter } from './counter.ts';
import type { LineRules, LinesData } from './data.ts';
import type { Move } from './moves.ts';
import { minuteUnit } from './minute-unit.ts';

/** Minutes of the horizon, in units of their greatest common divisor; only up to the minimum where no maximum binds. */
export class MinuteCounter implements Counter {
  readonly size: number;
  private readonly unit: number;
  private readonly least: number;
  private readonly most: number;
  private readonly longest: number;
  private readonly days: number;
  private readonly slack: number;

  /** @param slackShifts shifts that the minutes may lie ahead of or behind an even pace */
  constructor(data: LinesData, rules: LineRules, slackShifts: number) {
    this.days = data.days;
    this.unit = minuteUnit(data);
    this.longest = Math.max(0, ...data.shifts.map((shift) => shift.minutes)) / this.unit;
    this.least = Math.max(0, Math.ceil(rules.minimumMinutes / this.unit));
    const most = Math.floor(rules.maximumMinutes / this.unit);
    this.most = most >= this.longest * data.days ? Infinity : most;
    this.slack = this.most === Infinity ? Infinity : slackShifts * this.longest;
    this.size = (this.most === Infinity ? this.least : this.most) + 1;
  }

  after(worked: number, move: Move, { day }: Before): number | undefined {
    const sum = worked + move.minutes / this.unit;
    if (sum > this.most) return undefined;
    if (sum + (this.days - day - 1) * this.longest < this.least) return undefined;
    const pace = (((this.least + this.most) / 2) * (day + 1)) / this.days;
    if (Math.abs(sum - pace) > this.slack) return undefined;
    return Math.min(sum, this.size - 1);
  }

  isEnd(worked: number): boolean {
    return worked >= this.least;
  }
}
