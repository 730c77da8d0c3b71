import type { Before, Counter } from './counter.ts';
import type { LinesData, WeekRules } from './data.ts';
import { minuteUnit } from './minute-unit.ts';
import type { Move } from './moves.ts';

/** Days worked in the calendar week; none between weeks. */
export class WeekDayCounter implements Counter {
  readonly size: number;
  private readonly isLast: Uint8Array;

  constructor(data: LinesData, { maximumDays }: WeekRules) {
    this.size = maximumDays + 1;
    this.isLast = lastDaysOfWeeks(data);
  }

  after(worked: number, move: Move, { day }: Before): number | undefined {
    const days = worked + (move.shifts.length > 0 ? 1 : 0);
    if (days >= this.size) return undefined;
    return this.isLast[day] === 1 ? 0 : days;
  }
}

/** Minutes worked in the calendar week; they last until the next begins where minutes are owed. */
export class WeekMinuteCounter implements Counter {
  readonly size: number;
  private readonly unit: number;
  private readonly most: number;
  private readonly isOwed: boolean;
  private readonly isLast: Uint8Array;

  constructor(data: LinesData, { maximumMinutes, owedMinutes }: WeekRules) {
    this.unit = minuteUnit(data);
    this.most = Math.floor(maximumMinutes / this.unit);
    this.isOwed = owedMinutes > 0;
    this.size = (this.most === Infinity ? Math.ceil(owedMinutes / this.unit) : this.most) + 1;
    this.isLast = lastDaysOfWeeks(data);
  }

  after(worked: number, move: Move, { day }: Before): number | undefined {
    const before = this.isOwed && day > 0 && this.isLast[day - 1] === 1 ? 0 : worked;
    const sum = before + move.minutes / this.unit;
    if (sum > this.most) return undefined;
    return !this.isOwed && this.isLast[day] === 1 ? 0 : Math.min(sum, this.size - 1);
  }

  /** The minutes that a value stands for. */
  minutesOf(value: number): number {
    return value * this.unit;
  }
}

/** The counters that keep the rules: minutes alone where all shifts last equally long, else what can be exceeded at all. */
export function weekCounters(
  data: LinesData,
  rules: WeekRules,
): { readonly days: WeekDayCounter | undefined; readonly minutes: WeekMinuteCounter | undefined } {
  const lengths = data.shifts.map((shift) => shift.minutes);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const maximumDays = Math.min(7, rules.maximumDays);
  if (shortest === longest && (rules.owedMinutes > 0 || rules.maximumMinutes < maximumDays * longest)) {
    const maximumMinutes = Math.min(rules.maximumMinutes, maximumDays * longest);
    return { days: undefined, minutes: new WeekMinuteCounter(data, { ...rules, maximumMinutes }) };
  }
  const minutesMatter = rules.owedMinutes > 0 || maximumDays * longest > rules.maximumMinutes;
  const minutesForbidMore = minutesMatter && (maximumDays + 1) * shortest > rules.maximumMinutes;
  return {
    days:
      maximumDays < 7 && !minutesForbidMore ? new WeekDayCounter(data, { ...rules, maximumDays }) : undefined,
    minutes: minutesMatter ? new WeekMinuteCounter(data, rules) : undefined,
  };
}

/** 1 for the last day of each calendar week, but not for the last of the horizon. */
export function lastDaysOfWeeks({ days, weekOfDay }: Pick<LinesData, 'days' | 'weekOfDay'>): Uint8Array {
  if (weekOfDay === undefined) throw new Error('Rules of weeks need the week of each day');
  return Uint8Array.from({ length: days }, (_, day) =>
    day + 1 < days && weekOfDay[day + 1] !== weekOfDay[day] ? 1 : 0,
  );
}
