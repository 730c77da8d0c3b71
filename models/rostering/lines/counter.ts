import type { CountLimit } from './data.ts';
import type { Move } from './moves.ts';

/** A count that the states of a network hold beside the run of work or of days off, to keep or to price one rule. */
export interface Counter {
  /** Values are 0 … size − 1. */
  readonly size: number;
  /** The value before the first day. Default: 0. */
  readonly start?: number;
  /** The value after a move on a day, or undefined if the move breaks the rule. */
  after(value: number, move: Move, before: Before): number | undefined;
  /** What a move on a day costs by the rule. Default: nothing. */
  costOf?(value: number, move: Move, before: Before): number;
  /** Whether a line may end with the value. Default: with any. */
  isEnd?(value: number): boolean;
}

/** What lies before a move. */
export interface Before {
  readonly day: number;
  /** Whether the day before was worked. */
  readonly worked: boolean;
}

/** Shifts of a tracked limit. */
export class LimitCounter implements Counter {
  readonly size: number;
  private readonly limit: number;

  /** @param limit the index of the limit among the tracked ones */
  constructor({ most }: CountLimit, limit: number) {
    this.size = most + 1;
    this.limit = limit;
  }

  after(value: number, move: Move): number | undefined {
    const count = value + move.counts[this.limit];
    return count < this.size ? count : undefined;
  }
}
