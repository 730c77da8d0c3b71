import type { BenchOptions, Figure } from './figure.ts';
import { pricingSpeed } from './rostering/pricing-speed.ts';
import { publicSet } from './rostering/public-set.ts';
import { shopRosters } from './rostering/shop-rosters.ts';

/** Rosters of named people: the public shift scheduling set by the engine alone, and whole plans of large teams. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return [...(await publicSet(options)), ...(await pricingSpeed(options)), ...(await shopRosters(options))];
}
