import type { Response } from 'express';
import { ProblemError } from './problem-details.ts';

/** The event streams that are open in this process, each of which keeps a connection and listens to a plan. */
export class OpenStreams {
  readonly #limit: number;
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Counts a stream until its connection closes.
   *
   * @throws ProblemError when as many are open as may be.
   */
  enter(response: Response): void {
    if (this.#count >= this.#limit) {
      throw new ProblemError('event-streams-busy', { detail: `At most ${this.#limit} at the same time.` });
    }
    this.#count++;
    response.once('close', () => this.#count--);
  }
}
