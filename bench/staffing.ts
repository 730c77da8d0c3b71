import type { BenchOptions, Figure } from './figure.ts';
import { chatModel } from './staffing/chat-model.ts';
import { liveEvening } from './staffing/live-evening.ts';
import { livePeaks } from './staffing/live-peaks.ts';
import { marketRule } from './staffing/market-rule.ts';
import { promiseKept } from './staffing/promise-kept.ts';
import { simulationMemory } from './staffing/simulation-memory.ts';
import { simulationSpeed } from './staffing/simulation-speed.ts';
import { staffingSpeed } from './staffing/staffing-speed.ts';

/** Every group of cases; a new one is one more entry. */
const groups: readonly ((options: BenchOptions) => Figure[] | Promise<Figure[]>)[] = [
  staffingSpeed,
  simulationSpeed,
  simulationMemory,
  livePeaks,
  marketRule,
  chatModel,
  liveEvening,
  promiseKept,
];

/** What staffing rests on: its models, the simulation that judges them, and what finished plans promise. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const group of groups) figures.push(...(await group(options)));
  return figures;
}
