import type { LinesData } from '../../../../models/rostering/lines/data.ts';
import type { LineFinder } from '../../../../models/rostering/lines/line-finder.ts';
import { PricingInTurn, type Pricing } from '../../../../models/rostering/lines/pricing.ts';
import { ThreadedPricing } from './threaded-pricing.ts';

/** Arcs of all networks below which a round of prices is over sooner than threads have been woken. */
const LEAST_ARCS = 100_000;
/** With fewer people to a thread, some wait for the last one. */
const PEOPLE_PER_THREAD = 4;

/**
 * Runs a search with pricing that is spread over threads where that pays, and ends them with it, however it ends.
 *
 * @param threads that may be started beside the caller's own
 */
export function withPricing<T>(
  data: LinesData,
  finders: readonly LineFinder[],
  threads: number,
  search: (pricing: Pricing) => T,
): T {
  const arcs = finders.reduce((sum, finder) => sum + finder.arcs, 0);
  const helpers = Math.min(threads, Math.floor(finders.length / PEOPLE_PER_THREAD) - 1);
  if (helpers < 1 || arcs < LEAST_ARCS) return search(new PricingInTurn(data, finders));
  const pricing = new ThreadedPricing(data, finders, helpers);
  try {
    return search(pricing);
  } finally {
    pricing.dispose();
  }
}
