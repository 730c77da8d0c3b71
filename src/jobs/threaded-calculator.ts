import type { CalculationName, CalculationTask } from './calculations.ts';
import type { CalculationOutcome, Calculator } from './calculator.ts';
import { RequestThreads } from './request-threads.ts';
import { TaskQueue } from './task-queue.ts';

export interface ThreadedCalculatorOptions {
  /** Calculations at the same time, each in a thread of its own. */
  readonly threads: number;
  /** Longest time that a calculation waits before it begins. */
  readonly patienceSeconds?: number;
  /** Size of the bodies that may wait all together; a single one always may. */
  readonly waitingBytes?: number;
  /** Longest time for one calculation, waiting not included. */
  readonly seconds?: number;
}

/**
 * Calculates in threads of its own, first come, first served. How many may wait is a matter of time and memory, not of their
 * number: hundreds of small ones are done within seconds, a dozen large ones within minutes.
 */
export class ThreadedCalculator implements Calculator {
  readonly #threads: RequestThreads<CalculationTask, Uint8Array>;
  readonly #queue: TaskQueue;
  readonly #patienceMilliseconds: number;
  readonly #waitingLimitBytes: number;
  #waitingBytes = 0;
  #calls = 0;

  constructor({
    threads,
    patienceSeconds = 20,
    waitingBytes = 64_000_000,
    seconds = 30,
  }: ThreadedCalculatorOptions) {
    this.#threads = new RequestThreads({
      worker: 'jobs/calculation-worker',
      threads,
      seconds,
      advice: 'ask for fewer queues, days or what-if questions',
    });
    // Threads have a queue of their own; in this one waiting does not count as the time of a calculation.
    this.#queue = new TaskQueue(threads);
    this.#patienceMilliseconds = patienceSeconds * 1000;
    this.#waitingLimitBytes = waitingBytes;
  }

  calculate(name: CalculationName, body: Uint8Array): Promise<CalculationOutcome> {
    const isTooMuch = this.#waitingBytes + body.byteLength > this.#waitingLimitBytes;
    if (this.#queue.waiting > 0 && isTooMuch) return Promise.resolve({ status: 'busy' });
    this.#waitingBytes += body.byteLength;
    return new Promise((resolve, reject) => {
      const id = String(++this.#calls);
      const impatience = setTimeout(() => {
        if (!this.#queue.remove(id)) return;
        this.#waitingBytes -= body.byteLength;
        resolve({ status: 'busy' });
      }, this.#patienceMilliseconds);
      this.#queue.add(id, () => {
        clearTimeout(impatience);
        this.#waitingBytes -= body.byteLength;
        return this.#threads.run({ name, body }).then(resolve, reject);
      });
    });
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
