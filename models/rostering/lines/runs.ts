import type { LineRules } from './data.ts';
import type { Moves } from './moves.ts';

/**
 * The states of a run: 0 before the first day; then days off in a row, counted up to their minimum; then days of work in a
 * row with the succession class of the last one, counted up to their maximum; then a single day off after each rest class
 * that restricts what follows it. Where the run before the first day is known, it is the state to begin with.
 */
export class Runs {
  readonly count: number;
  /** The state before the first day. */
  readonly start: number;
  private readonly leastOff: number;
  private readonly leastWork: number;
  private readonly mostWork: number;
  /** Longer runs of work are counted as this long. */
  private readonly longest: number;
  /** The first state of a single day off after a rest class; as many as there are where none restricts anything. */
  private readonly firstRest: number;
  private readonly moves: Moves;
  private readonly isKnownBefore: boolean;
  /** Succession classes, and one after them of whoever came in from before the horizon: what follows is not restricted. */
  private readonly classCount: number;

  constructor(rules: LineRules, moves: Moves, days: number) {
    this.moves = moves;
    const { daysWorked, daysOff } = rules.before ?? { daysWorked: 0, daysOff: 0 };
    this.isKnownBefore = rules.before !== undefined;
    this.classCount = moves.classCount + (daysWorked > 0 ? 1 : 0);
    this.leastOff = Math.max(1, Math.min(rules.minimumConsecutiveDaysOff, days + daysOff));
    this.leastWork = Math.max(1, Math.min(rules.minimumConsecutiveShifts, days + daysWorked));
    this.mostWork =
      rules.maximumConsecutiveShifts >= days + daysWorked ? Infinity : rules.maximumConsecutiveShifts;
    this.longest = this.mostWork === Infinity ? this.leastWork : this.mostWork;
    this.firstRest = 1 + this.leastOff + Math.max(0, this.longest) * this.classCount;
    // Where a single day off is no rest at all, nothing follows it.
    const restClasses = this.leastOff === 1 ? moves.costAfterDayOff.length - 1 : 0;
    this.count = this.firstRest + restClasses;
    const length = Math.min(daysWorked, this.longest);
    this.start = length > 0 ? this.work(length, moves.classCount) : Math.min(daysOff, this.leastOff);
  }

  isWork(run: number): boolean {
    return run > this.leastOff && run < this.firstRest;
  }

  /** The state after a move on a day, or undefined if the move breaks a rule. */
  after(run: number, move: number, day: number): number | undefined {
    return move === 0 ? this.afterDayOff(run, day) : this.afterWork(run, move);
  }

  /** What it costs that the move follows so soon; Infinity where it may not. */
  costOf(run: number, move: number): number {
    if (this.isWork(run)) return this.moves.costNextDay.at(this.classOf(run))?.[move] ?? 0;
    return run >= this.firstRest ? this.moves.costAfterDayOff[run - this.firstRest + 1][move] : 0;
  }

  private afterDayOff(run: number, day: number): number | undefined {
    if (run === 0) return this.leastOff;
    if (run >= this.firstRest) return 1;
    if (!this.isWork(run)) return Math.min(run + 1, this.leastOff);
    const length = this.lengthOf(run);
    // A run that fills the horizon so far may have begun before it; one that ends before it is not of this line.
    const isWaived = day === 0 || (length === day && !this.isKnownBefore);
    if (length < this.leastWork && !isWaived) return undefined;
    const restClass = this.moves.restClassOf.at(this.classOf(run)) ?? 0;
    return restClass === 0 || this.leastOff > 1 ? 1 : this.firstRest + restClass - 1;
  }

  private afterWork(run: number, move: number): number | undefined {
    const { moves } = this.moves;
    if (this.costOf(run, move) === Infinity) return undefined;
    const isFresh = run === 0 || run === this.leastOff || run >= this.firstRest;
    if (!this.isWork(run)) return isFresh && this.mostWork > 0 ? this.work(1, moves[move].leaves) : undefined;
    const length = this.lengthOf(run) + 1;
    return length > this.mostWork ? undefined : this.work(Math.min(length, this.longest), moves[move].leaves);
  }

  private work(length: number, leaves: number): number {
    // After the longest run follows a day off, whatever was worked last.
    const isForgotten = length === this.mostWork && this.count === this.firstRest;
    return 1 + this.leastOff + (length - 1) * this.classCount + (isForgotten ? 0 : leaves);
  }

  private lengthOf(run: number): number {
    return Math.floor((run - 1 - this.leastOff) / this.classCount) + 1;
  }

  private classOf(run: number): number {
    return (run - 1 - this.leastOff) % this.classCount;
  }
}
