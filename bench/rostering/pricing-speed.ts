import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { LinesData } from '../../models/rostering/lines/data.ts';
import { createLineFinders } from '../../models/rostering/lines/line-finder.ts';
import { PricingInTurn, type Pricing } from '../../models/rostering/lines/pricing.ts';
import { ThreadedPricing } from '../../src/planning/lines/threads/threaded-pricing.ts';
import { figure, isWanted, type BenchOptions, type Figure } from '../figure.ts';
import { linesDataOf, parseShiftScheduling } from './instance.ts';

const ROUNDS = 100;
/** Threads that have not helped by then are not going to. */
const MOST_WARMING_ROUNDS = 200;

/** Rounds of prices for everybody on a large instance of the public set, with and without threads that help. */
export async function pricingSpeed(options: BenchOptions): Promise<Figure[]> {
  const name = 'nurse-rostering/Instance12 pricing';
  if (options.instances === undefined || !isWanted(name, options)) return [];
  const file = join(options.instances, 'nurse-rostering', 'Instance12.txt');
  const data = linesDataOf(parseShiftScheduling(await readFile(file, 'utf8')));
  const found = createLineFinders(data);
  if (found.status !== 'found') throw new Error(found.status);
  const threads = Math.max(1, availableParallelism() - 1);
  const pricing = new ThreadedPricing(data, found.finders, threads);
  try {
    const threaded = roundsPerSecond(data, pricing, MOST_WARMING_ROUNDS);
    const alone = roundsPerSecond(data, new PricingInTurn(data, found.finders), 0);
    const ofKind = (kind: string, value: number): Figure =>
      figure({ bench: 'rostering', case: `${name}: ${kind}`, unit: 'rounds per second', value });
    return [ofKind('one thread', alone), ofKind(`helped by ${threads}`, threaded)];
  } finally {
    pricing.dispose();
  }
}

function roundsPerSecond(data: LinesData, pricing: Pricing, warmingRounds: number): number {
  const people = [...data.people.keys()];
  const ask = (round: number): void => {
    const worth = Float64Array.from(
      { length: data.days * data.shifts.length + 1 },
      (_, at) => (at * 7 + round * 13) % 40,
    );
    pricing.cheapest(people, { worth, most: 4 });
  };
  for (let round = 0; round < warmingRounds; round++) ask(round);
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round++) ask(round);
  return (1000 * ROUNDS) / (performance.now() - startedAt);
}
