import type { SimulationScenario } from '../../../models/simulation/scenario.ts';
import { simulate } from '../../../models/simulation/simulate.ts';
import type { SimulationOptions, SimulationResult } from '../../../models/simulation/simulate.ts';
import { ThreadedReplications } from './threaded-replications.ts';

/** Replies below which a simulation is over before threads would have begun. */
const LEAST_REPLIES = 1_500_000;

/**
 * The same as `simulate`, with replications that are spread over threads where that pays; the threads end with it, however it
 * ends. The result is the same.
 *
 * @param repliesEach about so many replies has a replication
 * @param threads that may be started beside the caller's own
 */
export function simulateWithThreads(
  scenario: SimulationScenario,
  options: Omit<SimulationOptions, 'players'>,
  repliesEach: number,
  threads: number,
): SimulationResult {
  const { replications, maximumReplies = Infinity, leastReplications = 1 } = options;
  const affordable = Math.max(leastReplications, Math.ceil(maximumReplies / repliesEach));
  const expected = Math.min(replications, affordable);
  const helpers = Math.min(threads, expected - 1);
  if (helpers < 1 || expected * repliesEach < LEAST_REPLIES) return simulate(scenario, options);
  let players: ThreadedReplications | undefined;
  try {
    return simulate(scenario, {
      ...options,
      players: (compiled, seed) =>
        (players = new ThreadedReplications(compiled, scenario.queues, seed, expected, helpers)),
    });
  } finally {
    players?.dispose();
  }
}
