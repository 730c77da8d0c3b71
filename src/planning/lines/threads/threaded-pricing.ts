import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CheapestLines } from '../../../../models/rostering/lines/cheapest-lines.ts';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import type { LineFinder } from '../../../../models/rostering/lines/line-finder.ts';
import type { Pricing, PricingRound } from '../../../../models/rostering/lines/pricing.ts';
import { builtModule } from '../../../package-files.ts';
import { MOST_LINES, PricingMemory } from './pricing-memory.ts';
import type { PricingThreadData } from './pricing-worker.ts';

/** A thread that has not answered by then is taken for lost, and its people are asked again here. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * Pricing spread over threads that share memory: they and the caller claim one person after the other. The caller waits without
 * an event loop, and threads that are still starting are not waited for. What a finder learns goes with the answer, so that
 * the lines found do not depend on who found them.
 */
export class ThreadedPricing implements Pricing {
  private readonly data: LinesData;
  private readonly finders: readonly LineFinder[];
  private readonly memory: PricingMemory;
  private isLost = false;
  /** Resolves once all threads have ended, some time after `dispose`. */
  readonly ended: Promise<unknown>;

  /** @param threads started beside the caller's own, until `dispose` */
  constructor(data: LinesData, finders: readonly LineFinder[], threads: number) {
    this.data = data;
    this.finders = finders;
    this.memory = new PricingMemory(data);
    const workerData: PricingThreadData = { data, buffers: this.memory.buffers };
    const workers = Array.from(
      { length: threads },
      () => new Worker(builtModule('planning/lines/threads/pricing-worker'), { workerData }),
    );
    for (const worker of workers) {
      // A thread that fails leaves its work to the others.
      worker.on('error', () => undefined);
      worker.unref();
    }
    this.ended = Promise.all(workers.map((worker) => once(worker, 'exit')));
  }

  cheapest(people: readonly number[], round: PricingRound): CheapestLines[] {
    const answers = new Map<number, CheapestLines>();
    const askHere = (person: number): void => {
      answers.set(person, this.finders[person].cheapest(this.data, person, round));
    };
    if (this.isLost || round.most > MOST_LINES) {
      people.forEach(askHere);
    } else {
      this.memory.ask(people, this.finders, round);
      for (let person = this.memory.claim(); person !== undefined; person = this.memory.claim())
        askHere(person);
      for (const person of people) {
        if (answers.has(person)) continue;
        const answer = this.isLost ? undefined : this.memory.answerOf(person, PATIENCE_MILLISECONDS);
        if (answer === undefined) {
          this.isLost = true;
          askHere(person);
        } else {
          answers.set(person, answer);
          this.finders[person].learn(this.memory.knowledgeOf(person));
        }
      }
    }
    return people.map((person) => answers.get(person) ?? { bound: -Infinity, lines: [] });
  }

  /** Ends the threads. */
  dispose(): void {
    this.memory.close();
  }
}
