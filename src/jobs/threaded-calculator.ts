import type { CalculationName, CalculationTask } from './calculations.ts';
import type { CalculationOutcome, Calculator } from './calculator.ts';
import { RequestThreads } from './request-threads.ts';
import { TaskQueue } from './task-queue.ts';

export interface ThreadedCalculatorOptions {
  /** Calculations at the same time, each in a thread of its own. */
  readonly threads: number;
  /** Calculations that may wait. */
  readonly waitingLimit?: number;
  /** Longest time for one calculation, waiting not included. */
  readonly seconds?: number;
}

/** Calculates in threads of its own, first come, first served. */
export class ThreadedCalculator implements Calculator {
  readonly #threads: RequestThreads<CalculationTask, Uint8Array>;
  readonly #queue: TaskQueue;
  readonly #waitingLimit: number;

  constructor({ threads, waitingLimit = 16, seconds = 30 }: ThreadedCalculatorOptions) {
    this.#threads = new RequestThreads({
      worker: 'jobs/calculation-worker',
      threads,
      seconds,
      advice: 'ask for fewer queues, days or what-if questions',
    });
    // Threads have a queue of their own; in this one waiting does not count as the time of a calculation.
    this.#queue = new TaskQueue(threads);
    this.#waitingLimit = waitingLimit;
  }

  calculate(name: CalculationName, body: Uint8Array): Promise<CalculationOutcome> {
    if (this.#queue.waiting >= this.#waitingLimit) return Promise.resolve({ status: 'busy' });
    return new Promise((resolve, reject) => {
      this.#queue.add(name, () => this.#threads.run({ name, body }).then(resolve, reject));
    });
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
