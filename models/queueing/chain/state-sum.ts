import type { QueueState } from './queue-state.ts';

/** A weighted sum of states whose windows need not agree. */
export class StateSum {
  private first = 0;
  private values = new Float64Array(0);

  /** Adds `factor` times the entries of `values`, of which the one at `from` belongs to `first` contacts. */
  add(first: number, values: Float64Array, from: number, to: number, factor: number): void {
    this.cover(first, first + to - from);
    const shift = first - this.first - from;
    for (let i = from; i < to; i++) this.values[i + shift] += factor * values[i];
  }

  /** Adds `factor` times a state. */
  addState({ first, probability }: QueueState, factor: number): void {
    this.add(first, probability, 0, probability.length, factor);
  }

  /** What has been added up. */
  state(): QueueState {
    return { first: this.first, probability: this.values };
  }

  private cover(first: number, end: number): void {
    const empty = this.values.length === 0;
    const newFirst = empty ? first : Math.min(first, this.first);
    const newEnd = empty ? end : Math.max(end, this.first + this.values.length);
    if (newFirst === this.first && newEnd - newFirst === this.values.length) return;
    const wider = new Float64Array(newEnd - newFirst);
    if (!empty) wider.set(this.values, this.first - newFirst);
    this.first = newFirst;
    this.values = wider;
  }
}
