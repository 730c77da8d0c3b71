import type { MultitaskingAgent } from './multitasking-agent.ts';

/**
 * Probability that a message to an agent with `chats` chats, its own included, waits longer than `seconds` for the
 * reply: it finds j messages ahead with probability p_j ∝ (k−1)!/(k−1−j)!·r^(−j) (arrival theorem), and then takes
 * j + 1 exponential typing times, so the share is Σ p_j·Q(j+1, T/Ta).
 */
export function replyTimeLongerThan(agent: MultitaskingAgent, chats: number, seconds: number): number {
  if (seconds <= 0) return 1;
  const typingTimes = seconds / agent.typingSeconds[chats];
  const ratio = agent.thinkingRatio[chats];
  let poissonTerm = Math.exp(-typingTimes);
  let poissonTail = poissonTerm;
  // Horner's scheme in r: powers of r, or of 1/r, would overflow where customers think very long, or hardly at all.
  let total = 1;
  let late = poissonTail;
  for (let ahead = 1; ahead < chats; ahead++) {
    poissonTerm *= typingTimes / ahead;
    poissonTail += poissonTerm;
    const factor = ratio / (chats - ahead);
    total = 1 + total * factor;
    late = poissonTail + late * factor;
  }
  return Math.min(1, late / total);
}
