import { assertHandling, type Handling } from './handling.ts';

/**
 * The average response time that no number of agents improves: the typing time of one reply by an agent who holds a
 * single chat, and 0 for tasks.
 */
export function bestReachableResponseSeconds(handling: Handling): number {
  assertHandling(handling);
  return handling.kind === 'chat' ? handling.agentSecondsPerReply : 0;
}

/**
 * The share of replies within `seconds` that no number of agents improves: with exponential typing times some
 * replies take longer even when the agent starts at once.
 */
export function bestReachableReplyRate(handling: Handling, seconds: number): number {
  assertHandling(handling);
  return handling.kind === 'chat' ? -Math.expm1(-seconds / handling.agentSecondsPerReply) : 1;
}
