import type { BenchOptions, Figure } from './figure.ts';
import { chatModel } from './staffing/chat-model.ts';
import { liveEvening } from './staffing/live-evening.ts';
import { promiseKept } from './staffing/promise-kept.ts';
import { simulationSpeed } from './staffing/simulation-speed.ts';

/** What staffing rests on: the chat model, the simulation that judges it, and what finished plans promise. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  return [
    ...simulationSpeed(options),
    ...chatModel(options),
    ...(await liveEvening(options)),
    ...(await promiseKept(options)),
  ];
}
