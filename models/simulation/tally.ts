/** What one replication counts per queue and interval; see `formulation.md` for the interval each of them goes by. */
export const COUNTERS = [
  'offered',
  'deflected',
  'answered',
  'finished',
  'abandoned',
  'dropped',
  'replies',
  'replySeconds',
  'firstReplySeconds',
  'assigned',
  'slotWaitSeconds',
  'abandonedWaitSeconds',
  'waited',
  'typingSeconds',
  'heldSeconds',
  'waitingSeconds',
  'servingSeconds',
  'bufferSeconds',
  'overrunSeconds',
] as const;
export type Counter = (typeof COUNTERS)[number];

/** Counted once per time limit: replies and first replies given within it, contacts taken by an agent within it. */
export const COUNTERS_PER_LIMIT = ['within', 'firstWithin', 'takenWithin'] as const;
export type CounterPerLimit = (typeof COUNTERS_PER_LIMIT)[number];

/**
 * The counters of one replication, one matrix each: a row per queue and a last one for agents who serve several; a column
 * per interval and a last one for what happens after the horizon, which no result reads.
 */
export class Tally {
  readonly columns: number;
  /** Cells of one counter; cell = row · columns + column. */
  readonly cells: number;
  /** Row of what belongs to no single queue: the time of agents whose duty is several. */
  readonly teamRow: number;
  readonly limitCount: number;
  /** All counters, one after the other: those per limit come last, limit by limit. */
  readonly values: Float64Array;

  /** All zero. */
  constructor(queueCount: number, intervalCount: number, limitCount: number) {
    this.columns = intervalCount + 1;
    this.teamRow = queueCount;
    this.cells = (queueCount + 1) * this.columns;
    this.limitCount = limitCount;
    this.values = new Float64Array(this.counterCount * this.cells);
  }

  /** Number of counters, those per limit counted once per limit. */
  get counterCount(): number {
    return COUNTERS.length + COUNTERS_PER_LIMIT.length * this.limitCount;
  }

  /** Place of a counter among all of them. */
  indexOf(counter: Counter): number {
    return COUNTERS.indexOf(counter);
  }

  /** Place of a counter per limit, for one limit, among all of them. */
  indexPerLimit(counter: CounterPerLimit, limit: number): number {
    return COUNTERS.length + COUNTERS_PER_LIMIT.indexOf(counter) * this.limitCount + limit;
  }

  /** The cells of one counter, as a live view. */
  view(counter: Counter): Float64Array {
    const start = this.indexOf(counter) * this.cells;
    return this.values.subarray(start, start + this.cells);
  }

  /** The cells of a counter per limit, one block of `cells` after the other, as a live view. */
  viewPerLimit(counter: CounterPerLimit): Float64Array {
    const start = this.indexPerLimit(counter, 0) * this.cells;
    return this.values.subarray(start, start + this.limitCount * this.cells);
  }

  clear(): void {
    this.values.fill(0);
  }
}
