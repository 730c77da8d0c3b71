import { oneDay } from './covering/one-day.ts';
import { shiftDesign } from './covering/shift-design.ts';
import { synthetic } from './covering/synthetic.ts';
import type { Bench, BenchOptions, Figure } from './figure.ts';

/** Every group of cases; a new one is one more entry. */
const groups: readonly Bench[] = [oneDay, synthetic, shiftDesign];

/** Covering problems, solved until they are proven. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const group of groups) figures.push(...(await group(options)));
  return figures;
}
