import { PURPOSE, RandomStream } from '../../models/simulation/random-stream.ts';

/** Seeded choices, the same for the same numbers. */
export class Draw {
  readonly #stream: RandomStream;

  constructor(seed: number, index: number) {
    this.#stream = RandomStream.of(seed, index, 0, PURPOSE.arrivals);
  }

  /** A whole number between two, both included. */
  from(least: number, most: number): number {
    return least + (this.#stream.nextBits() % (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.#stream.nextBits() < probability * 2 ** 32;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.from(0, items.length - 1)];
  }

  /** Each of some items with a probability. */
  some<Item>(items: readonly Item[], probability: number): Item[] {
    return items.filter(() => this.chance(probability));
  }
}
