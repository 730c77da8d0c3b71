import type { MultitaskingAgent } from './multitasking-agent.ts';

/**
 * Mean number h of agents left behind with i = 0 … N·K chats in all: with i = q·N + s, h agents hold q − 1, N − s − 2h hold
 * q and s + h hold q + 1. A chat that ends with one of the middle agents leaves a gap, and the next arrival fills one:
 * π(h + 1)/π(h) = (N − s − 2h)·g(q)/λ. By n = N − s, π(0) = λ·π₂(0)/(λ·π₂(0) + n·g(q)) and h̄ = (1 − π(0))·(1 + h̄₂), where
 * ₂ is n − 2 agents: Erlang's recurrence for B, two by two. Nobody is left behind on level 0, by a full team, nor under
 * an even spread.
 */
export function agentsLeftBehind(
  contactsPerSecond: number,
  { spread, concurrency, completionsPerSecond }: MultitaskingAgent,
  agents: number,
): Float64Array {
  const leftBehind = new Float64Array(agents * concurrency + 1);
  if (spread === 'even') return leftBehind;
  for (let level = 1; level < concurrency; level++) {
    const next = (level + 1) * agents;
    let nobodyBeforeLast = 1;
    let nobodyLast = 1;
    let behindBeforeLast = 0;
    let behindLast = 0;
    for (let n = 2; n <= agents; n++) {
      const ending = n * completionsPerSecond[level];
      const filling = contactsPerSecond * nobodyBeforeLast;
      const somebody = ending / (ending + filling);
      const behind = somebody * (1 + behindBeforeLast);
      leftBehind[next - n] = behind;
      nobodyBeforeLast = nobodyLast;
      nobodyLast = filling / (ending + filling);
      behindBeforeLast = behindLast;
      behindLast = behind;
    }
  }
  return leftBehind;
}
