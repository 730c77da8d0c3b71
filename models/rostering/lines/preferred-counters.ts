import type { Before, Counter } from './counter.ts';
import type { LineRules, LinesData, PreferredPatterns, RunBefore } from './data.ts';
import type { Move } from './moves.ts';
import { WeekendDays } from './weekend-days.ts';

const NOTHING = { limit: Infinity, cost: 0 };

/**
 * Days off in a row, then days of work in a row, as far as preferred limits tell them apart: 0 before the first day where
 * nothing is known of the days before, then days off up to their minimum, then days of work up to one beyond their maximum.
 */
class PreferredRunCounter implements Counter {
  readonly size: number;
  readonly start: number;
  private readonly mostWork: number;
  private readonly leastWork: number;
  private readonly leastOff: number;
  private readonly longest: number;
  private readonly isKnownBefore: boolean;
  private readonly isTooLongBefore: boolean;
  private readonly costs: {
    readonly mostWork: number;
    readonly leastWork: number;
    readonly leastOff: number;
  };

  constructor(preferred: PreferredPatterns, days: number, before: RunBefore | undefined) {
    const most = preferred.maximumConsecutiveShifts ?? NOTHING;
    const least = preferred.minimumConsecutiveShifts ?? { limit: 1, cost: 0 };
    const off = preferred.minimumConsecutiveDaysOff ?? { limit: 1, cost: 0 };
    const { daysWorked, daysOff } = before ?? { daysWorked: 0, daysOff: 0 };
    this.isKnownBefore = before !== undefined;
    this.mostWork = most.limit >= days + daysWorked ? Infinity : most.limit;
    this.leastWork = Math.max(1, Math.min(least.limit, days + daysWorked));
    this.leastOff = Math.max(1, Math.min(off.limit, days + daysOff));
    this.longest = Math.max(this.leastWork, this.mostWork === Infinity ? 1 : this.mostWork + 1);
    this.costs = { mostWork: most.cost, leastWork: least.cost, leastOff: off.cost };
    this.size = 1 + this.leastOff + this.longest;
    this.isTooLongBefore = daysWorked > this.mostWork;
    const length = Math.min(daysWorked, this.longest);
    this.start = length > 0 ? this.leastOff + length : Math.min(daysOff, this.leastOff);
  }

  after(value: number, move: Move): number {
    const worked = this.workedOf(value);
    if (move.shifts.length > 0) return this.leastOff + Math.min(worked + 1, this.longest);
    if (worked > 0) return 1;
    return value === 0 ? this.leastOff : Math.min(value + 1, this.leastOff);
  }

  costOf(value: number, move: Move, { day }: Before): number {
    const worked = this.workedOf(value);
    if (move.shifts.length === 0) {
      const isWaived = worked === 0 || day === 0 || (worked === day && !this.isKnownBefore);
      return worked < this.leastWork && !isWaived ? this.costs.leastWork : 0;
    }
    const afterShortRest = worked === 0 && value > 0 && value < this.leastOff ? this.costs.leastOff : 0;
    // Whoever goes on with a run that was too long before is in one that is.
    const passes = worked === this.mostWork || (day === 0 && this.isTooLongBefore);
    return afterShortRest + (passes ? this.costs.mostWork : 0);
  }

  private workedOf(value: number): number {
    return Math.max(0, value - this.leastOff);
  }
}

/** Nights in a row up to one beyond their preferred maximum. */
class PreferredNightCounter implements Counter {
  readonly size: number;
  readonly start: number;
  private readonly most: number;
  private readonly cost: number;
  private readonly index: number;

  /** @param index of nights among what moves count towards */
  constructor({ limit, cost }: NonNullable<PreferredPatterns['nights']>, index: number, before: number) {
    this.most = limit;
    this.cost = cost;
    this.index = index;
    this.size = limit + 2;
    this.start = Math.min(before, limit);
  }

  after(nights: number, move: Move): number {
    return move.counts[this.index] > 0 ? Math.min(nights + 1, this.most + 1) : 0;
  }

  costOf(nights: number, move: Move): number {
    return move.counts[this.index] > 0 && nights === this.most ? this.cost : 0;
  }
}

/** Weekends worked up to one beyond their preferred maximum. */
class PreferredWeekendCounter implements Counter {
  readonly size: number;
  private readonly most: number;
  private readonly cost: number;
  private readonly weekends: WeekendDays;

  constructor(data: LinesData, { limit, cost }: NonNullable<PreferredPatterns['maximumWeekends']>) {
    this.most = limit;
    this.cost = cost;
    this.size = limit + 2;
    this.weekends = new WeekendDays(data);
  }

  after(weekends: number, move: Move, before: Before): number {
    return Math.min(weekends + this.added(move, before), this.most + 1);
  }

  costOf(weekends: number, move: Move, before: Before): number {
    return weekends === this.most && this.added(move, before) > 0 ? this.cost : 0;
  }

  private added(move: Move, before: Before): number {
    return move.shifts.length > 0 && this.weekends.begins(before) ? 1 : 0;
  }
}

/**
 * The counters that price preferred limits: none for a limit that no line passes.
 *
 * @param nights index of the preferred limit’s nights among what moves count towards
 */
export function preferredCounters(
  data: LinesData,
  { preferred, before }: LineRules,
  nights: number,
): Counter[] {
  if (preferred === undefined) return [];
  const { maximumConsecutiveShifts, minimumConsecutiveShifts, minimumConsecutiveDaysOff } = preferred;
  const ofRuns = [maximumConsecutiveShifts, minimumConsecutiveShifts, minimumConsecutiveDaysOff];
  const counters: Counter[] = [];
  if (ofRuns.some((one) => one !== undefined))
    counters.push(new PreferredRunCounter(preferred, data.days, before));
  const nightsBefore = before?.nights ?? 0;
  if (preferred.nights !== undefined && preferred.nights.limit < data.days + nightsBefore)
    counters.push(new PreferredNightCounter(preferred.nights, nights, nightsBefore));
  if (preferred.maximumWeekends !== undefined && preferred.maximumWeekends.limit < data.weekends.length)
    counters.push(new PreferredWeekendCounter(data, preferred.maximumWeekends));
  return counters;
}
