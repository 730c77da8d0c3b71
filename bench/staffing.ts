import type { BenchOptions, Figure } from './figure.ts';
import { chatModel } from './staffing/chat-model.ts';
import { simulationSpeed } from './staffing/simulation-speed.ts';

/** What staffing rests on: how right the chat model is, and how fast the simulation that judges it runs. */
export function run(options: BenchOptions): Promise<Figure[]> {
  return Promise.resolve([...simulationSpeed(options), ...chatModel(options)]);
}
