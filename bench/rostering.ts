import type { BenchOptions, Figure } from './figure.ts';
import { pricingSpeed } from './rostering/pricing-speed.ts';
import { publicSet } from './rostering/public-set.ts';
import { randomRequests } from './rostering/random-requests.ts';
import { replan } from './rostering/replan.ts';
import { shopRosters } from './rostering/shop-rosters.ts';

/**
 * Rosters of named people: the public set by the engine alone, whole plans of large teams, a roster changed after absences,
 * and small random requests.
 */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return [
    ...(await publicSet(options)),
    ...(await pricingSpeed(options)),
    ...(await shopRosters(options)),
    ...(await replan(options)),
    ...(await randomRequests(options)),
  ];
}
