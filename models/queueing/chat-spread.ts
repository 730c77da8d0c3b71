import type { MultitaskingAgent } from './multitasking-agent.ts';

/**
 * How the chats of a team are spread over its agents, given how many there are.
 * - `even`: no agent holds two more than another, as if every ending chat made the others change places.
 * - `random`: chats end at random, so some agents hold one fewer, and as many hold one more, until arrivals fill the gaps.
 */
export type ChatSpread = 'even' | 'random';

/**
 * Mean number h of agents who hold `level` − 1 chats, by s = 0 … N, while N − s − 2h hold `level` and s + h one more: q·N + s
 * chats in all. A chat that ends at one of the middle agents leaves a gap, and the next arrival fills one:
 * π(h + 1)/π(h) = (N − s − 2h)·g(q)/λ. By n = N − s, π(0) = λ·π₂(0)/(λ·π₂(0) + n·g(q)) and
 * h̄ = (1 − π(0))·(1 + h̄₂), where ₂ is n − 2 agents: Erlang's recurrence for B, two by two. Nobody is left behind on
 * level 0, nor anywhere under an even spread.
 */
export function agentsLeftBehind(
  contactsPerSecond: number,
  { spread, completionsPerSecond }: MultitaskingAgent,
  agents: number,
  level: number,
): Float64Array {
  const leftBehind = new Float64Array(agents + 1);
  if (level === 0 || spread === 'even') return leftBehind;
  let [nobodyBeforeLast, nobodyLast] = [1, 1];
  for (let n = 2; n <= agents; n++) {
    const ending = n * completionsPerSecond[level];
    const filling = contactsPerSecond * nobodyBeforeLast;
    leftBehind[agents - n] = (ending / (ending + filling)) * (1 + leftBehind[agents - n + 2]);
    nobodyBeforeLast = nobodyLast;
    nobodyLast = filling / (ending + filling);
  }
  return leftBehind;
}
