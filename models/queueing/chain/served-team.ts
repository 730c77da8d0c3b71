import { agentsLeftBehind } from '../chat-spread.ts';
import type { QueueState } from './queue-state.ts';
import type { ServedQueue } from './served-queue.ts';

/** So many agents at a queue while its demand does not change. */
export interface ServedTeam {
  readonly queue: ServedQueue;
  readonly agents: number;
  /** `agentsLeftBehind`. */
  readonly leftBehind: Float64Array;
}

/**
 * The team as its chain of contacts sees it. Gaps open and close far more often than the demand changes, so that they are
 * as many as under the present demand in the long run.
 */
export function servedTeam(queue: ServedQueue, agents: number, contactsPerSecond: number): ServedTeam {
  return { queue, agents, leftBehind: agentsLeftBehind(contactsPerSecond, queue.agent, agents) };
}

/** Departures per second, finished or given up, with `contacts` in the system; those beyond every slot wait. */
export function departuresPerSecond({ queue, agents, leftBehind }: ServedTeam, contacts: number): number {
  const { concurrency, completionsPerSecond: rate } = queue.agent;
  const waiting = contacts - agents * concurrency;
  if (waiting > 0) return agents * rate[concurrency] + waiting / queue.patienceSeconds;
  if (waiting === 0) return agents * rate[concurrency];
  const level = Math.floor(contacts / agents);
  const above = contacts - level * agents;
  const evenly = (agents - above) * rate[level] + above * rate[level + 1];
  if (level === 0) return evenly;
  return evenly + leftBehind[contacts] * (rate[level - 1] - 2 * rate[level] + rate[level + 1]);
}

/** Seconds that agents spend with k = 0 … K contacts each, all together, when the states last so long. */
export function secondsHolding(
  { queue, agents, leftBehind }: ServedTeam,
  { first, probability: seconds }: QueueState,
): Float64Array {
  const { concurrency } = queue.agent;
  const holding = new Float64Array(concurrency + 1);
  for (let i = 0; i < seconds.length; i++) {
    const contacts = first + i;
    if (contacts >= agents * concurrency) {
      holding[concurrency] += seconds[i] * agents;
      continue;
    }
    const level = Math.floor(contacts / agents);
    const above = contacts - level * agents;
    const behind = leftBehind[contacts];
    if (behind > 0) holding[level - 1] += seconds[i] * behind;
    holding[level] += seconds[i] * (agents - above - 2 * behind);
    holding[level + 1] += seconds[i] * (above + behind);
  }
  return holding;
}
