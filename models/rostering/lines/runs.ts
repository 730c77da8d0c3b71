import type { LineRules } from './data.ts';
import type { Moves } from './moves.ts';

/**
 * The states of a run: 0 before the first day; then days off in a row, counted up to their minimum; then days of work in a
 * row with the succession class of the last one, counted up to their maximum; then a single day off after each rest class
 * that restricts what follows it.
 */
export class Runs {
  readonly count: number;
  private readonly leastOff: number;
  private readonly leastWork: number;
  private readonly mostWork: number;
  /** Longer runs of work are counted as this long. */
  private readonly longest: number;
  /** The first state of a single day off after a rest class; as many as there are where none restricts anything. */
  private readonly firstRest: number;
  private readonly moves: Moves;

  constructor(rules: LineRules, moves: Moves, days: number) {
    this.moves = moves;
    this.leastOff = Math.max(1, Math.min(rules.minimumConsecutiveDaysOff, days));
    this.leastWork = Math.max(1, Math.min(rules.minimumConsecutiveShifts, days));
    this.mostWork = rules.maximumConsecutiveShifts >= days ? Infinity : rules.maximumConsecutiveShifts;
    this.longest = this.mostWork === Infinity ? this.leastWork : this.mostWork;
    this.firstRest = 1 + this.leastOff + Math.max(0, this.longest) * moves.classCount;
    // Where a single day off is no rest at all, nothing follows it.
    const restClasses = this.leastOff === 1 ? moves.costAfterDayOff.length - 1 : 0;
    this.count = this.firstRest + restClasses;
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
    if (this.isWork(run)) return this.moves.costNextDay[this.classOf(run)][move];
    return run >= this.firstRest ? this.moves.costAfterDayOff[run - this.firstRest + 1][move] : 0;
  }

  private afterDayOff(run: number, day: number): number | undefined {
    if (run === 0) return this.leastOff;
    if (run >= this.firstRest) return 1;
    if (!this.isWork(run)) return Math.min(run + 1, this.leastOff);
    const length = this.lengthOf(run);
    // A run that fills the horizon so far may have begun before it.
    if (length < this.leastWork && length !== day) return undefined;
    const restClass = this.moves.restClassOf[this.classOf(run)];
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
    return 1 + this.leastOff + (length - 1) * this.moves.classCount + (isForgotten ? 0 : leaves);
  }

  private lengthOf(run: number): number {
    return Math.floor((run - 1 - this.leastOff) / this.moves.classCount) + 1;
  }

  private classOf(run: number): number {
    return (run - 1 - this.leastOff) % this.moves.classCount;
  }
}
