import type { LineRules } from './data.ts';
import type { Moves } from './moves.ts';

/**
 * The states of a run: 0 before the first day; then days off in a row, counted up to their minimum; then days of work in a
 * row with the succession class of the last one, counted up to their maximum.
 */
export class Runs {
  readonly count: number;
  private readonly leastOff: number;
  private readonly leastWork: number;
  private readonly mostWork: number;
  /** Longer runs of work are counted as this long. */
  private readonly longest: number;
  private readonly moves: Moves;

  constructor(rules: LineRules, moves: Moves, days: number) {
    this.moves = moves;
    this.leastOff = Math.max(1, Math.min(rules.minimumConsecutiveDaysOff, days));
    this.leastWork = Math.max(1, Math.min(rules.minimumConsecutiveShifts, days));
    this.mostWork = rules.maximumConsecutiveShifts >= days ? Infinity : rules.maximumConsecutiveShifts;
    this.longest = this.mostWork === Infinity ? this.leastWork : this.mostWork;
    this.count = 1 + this.leastOff + Math.max(0, this.longest) * moves.classCount;
  }

  isWork(run: number): boolean {
    return run > this.leastOff;
  }

  /** The state after a move on a day, or undefined if the move breaks a rule. */
  after(run: number, move: number, day: number): number | undefined {
    return move === 0 ? this.afterDayOff(run, day) : this.afterWork(run, move);
  }

  private afterDayOff(run: number, day: number): number | undefined {
    if (run === 0) return this.leastOff;
    if (!this.isWork(run)) return Math.min(run + 1, this.leastOff);
    const length = this.lengthOf(run);
    // A run that fills the horizon so far may have begun before it.
    return length >= this.leastWork || length === day ? 1 : undefined;
  }

  private afterWork(run: number, move: number): number | undefined {
    const { moves, isOpen } = this.moves;
    const isFresh = run === 0 || run === this.leastOff;
    if (!this.isWork(run)) return isFresh && this.mostWork > 0 ? this.work(1, moves[move].leaves) : undefined;
    const length = this.lengthOf(run) + 1;
    if (length > this.mostWork || !isOpen[this.classOf(run)][move]) return undefined;
    return this.work(Math.min(length, this.longest), moves[move].leaves);
  }

  private work(length: number, leaves: number): number {
    // After the longest run follows a day off, whatever was worked last.
    const kept = length === this.mostWork ? 0 : leaves;
    return 1 + this.leastOff + (length - 1) * this.moves.classCount + kept;
  }

  private lengthOf(run: number): number {
    return Math.floor((run - 1 - this.leastOff) / this.moves.classCount) + 1;
  }

  private classOf(run: number): number {
    return (run - 1 - this.leastOff) % this.moves.classCount;
  }
}
