import { workerData } from 'node:worker_threads';
import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import { PricingMemory, type PricingBuffers } from './pricing-memory.ts';

/** What a thread of `ThreadedPricing` begins with. */
export interface PricingThreadData {
  readonly data: LinesData;
  readonly buffers: PricingBuffers;
}

/** Entry of a thread that helps with the pricing of one search and ends with it. */
const { data, buffers } = workerData as PricingThreadData;
const memory = new PricingMemory(data, buffers);
const found = createLineFinders(data);
for (let isOpen = found.status === 'found'; isOpen && found.status === 'found';) {
  const heard = memory.rings;
  for (let person = memory.claim(); person !== undefined; person = memory.claim()) {
    const finder = found.finders[person];
    finder.learn(memory.knowledgeOf(person));
    const answer = finder.cheapest(data, person, memory.round);
    memory.answer(person, answer, finder.knowledge);
  }
  isOpen = memory.waitForBell(heard);
}
