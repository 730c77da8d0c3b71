import type { Counter, Tally } from './tally.ts';

/** One whole number that rises and falls, such as the agents typing, and the counter its area goes to. */
export interface Level {
  readonly counter: Counter;
  readonly row: number;
}

/**
 * Integrates levels over time: the area of each, in level-seconds, is added to its counter in the column of the interval
 * it fell into.
 */
export class LevelMeter {
  /** The levels as they stand. */
  readonly level: Int32Array;
  private readonly since: Float64Array;
  private readonly area: Float64Array;
  private readonly start: Int32Array;
  private column = 0;

  /** All levels zero at time zero. */
  constructor(levels: readonly Level[], tally: Tally) {
    this.level = new Int32Array(levels.length);
    this.since = new Float64Array(levels.length);
    this.area = tally.values;
    this.start = Int32Array.from(
      levels,
      ({ counter, row }) => tally.indexOf(counter) * tally.cells + row * tally.columns,
    );
  }

  /** All levels zero at time zero. */
  clear(): void {
    this.level.fill(0);
    this.since.fill(0);
    this.column = 0;
  }

  /** Changes a level by so much, at a time not before its last change. */
  change(index: number, by: number, seconds: number): void {
    this.settle(index, seconds);
    this.level[index] = this.level[index] + by;
  }

  /** Books everything up to now and lets what follows count for the given column. */
  enter(column: number, seconds: number): void {
    for (let index = 0; index < this.level.length; index += 1) this.settle(index, seconds);
    this.column = column;
  }

  private settle(index: number, seconds: number): void {
    const cell = this.start[index] + this.column;
    this.area[cell] = this.area[cell] + this.level[index] * (seconds - this.since[index]);
    this.since[index] = seconds;
  }
}
