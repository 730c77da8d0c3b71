import { PURPOSE, RandomStream } from '../../models/simulation/random-stream.ts';

/** Random numbers of one seed, in the shapes a generator of cases asks for. */
export class Draws {
  private readonly stream: RandomStream;

  /** The same numbers for the same seed and case, on any machine. */
  constructor(seed: number, index: number) {
    this.stream = RandomStream.of(seed, index, 0, PURPOSE.arrivals);
  }

  /** Uniform between two numbers. */
  between(low: number, high: number): number {
    return low + (high - low) * (this.stream.nextBits() / 2 ** 32);
  }

  /** Uniform between two numbers, as a multiple of a step. */
  inSteps(low: number, high: number, step: number): number {
    return step * Math.round(this.between(low, high) / step);
  }

  /** A whole number between two, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  /** One of several, each as likely. */
  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[this.whole(0, choices.length - 1)];
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.between(0, 1) < probability;
  }
}
