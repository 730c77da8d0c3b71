import type { QueueState } from './queue-state.ts';

/** A weighted sum of states whose windows need not agree. */
export class StateSum {
  /** The states added so far: from the first to before the end. */
  private first = 0;
  private end = 0;
  /** Values of these states, and room on either side of them; entry 0 belongs to `origin` contacts. */
  private values = new Float64Array(0);
  private origin = 0;

  /** Adds `factor` times the entries of `values`, of which the one at `from` belongs to `first` contacts. */
  add(first: number, values: Float64Array, from: number, to: number, factor: number): void {
    this.cover(first, first + to - from);
    const shift = first - this.origin - from;
    for (let i = from; i < to; i++) this.values[i + shift] += factor * values[i];
  }

  /** Adds `factor` times a state. */
  addState({ first, probability }: QueueState, factor: number): void {
    this.add(first, probability, 0, probability.length, factor);
  }

  /** What has been added up. */
  state(): QueueState {
    const probability = this.values.subarray(this.first - this.origin, this.end - this.origin);
    return { first: this.first, probability };
  }

  private cover(first: number, end: number): void {
    if (this.values.length === 0) {
      this.first = this.origin = first;
      this.end = end;
      this.values = new Float64Array(end - first);
      return;
    }
    const old = this.state();
    this.first = Math.min(first, this.first);
    this.end = Math.max(end, this.end);
    if (this.first >= this.origin && this.end <= this.origin + this.values.length) return;
    // Windows that wander state by state must not cost a copy each.
    const room = this.end - this.first;
    this.origin = this.first - room;
    this.values = new Float64Array(3 * room);
    this.values.set(old.probability, old.first - this.origin);
  }
}
