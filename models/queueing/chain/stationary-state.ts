import { emptyState, type QueueState } from './queue-state.ts';
import { mostContacts, type ServedQueue } from './served-queue.ts';
import { departuresPerSecond, servedTeam } from './served-team.ts';

/**
 * The long-run state under constant demand: from an empty system upwards, until the
 * rest is lost in rounding. Undefined where the line grows without end, or so nearly so that millions wait.
 */
export function stationaryState(
  queue: ServedQueue,
  contactsPerSecond: number,
  agents: number,
): QueueState | undefined {
  if (contactsPerSecond === 0) return emptyState();
  const most = mostContacts(queue, agents);
  const team = servedTeam(queue, agents, contactsPerSecond);
  const fullRate = departuresPerSecond(team, agents * queue.agent.concurrency);
  if (queue.patienceSeconds === Infinity && contactsPerSecond > fullRate * (1 - leastSpare)) return undefined;
  const weights = [1];
  let first = 0;
  let total = 1;
  for (let contacts = 1; contacts <= most; contacts++) {
    const departures = departuresPerSecond(team, contacts);
    let weight = (weights[weights.length - 1] * contactsPerSecond) / departures;
    if (weight > rescaleAbove) {
      for (let i = 0; i < weights.length; i++) weights[i] /= rescaleAbove;
      weight /= rescaleAbove;
      total /= rescaleAbove;
    }
    weights.push(weight);
    total += weight;
    if (contacts > agents * queue.agent.concurrency && weight < total * lostInRounding) break;
  }
  while (weights[first] < total * lostInRounding) first++;
  let last = weights.length - 1;
  while (weights[last] < total * lostInRounding) last--;
  return {
    first,
    probability: Float64Array.from(weights.slice(first, last + 1), (weight) => weight / total),
  };
}

/** Share of the full team's rate that must be left over where nobody gives up: the line's length is its inverse. */
const leastSpare = 1e-5;
const rescaleAbove = 1e200;
const lostInRounding = 1e-17;
