import type { MultitaskingAgent } from './multitasking-agent.ts';

/**
 * Probability that a message to an agent with `chats` chats, its own included, waits longer than `seconds` for the
 * reply: it finds j messages ahead with probability p_j ∝ (k−1)!/(k−1−j)!·r^(−j) (arrival theorem), and then takes
 * j + 1 exponential typing times, so the share is Σ p_j·Q(j+1, T/Ta) = e^(−x)·Σ_i P(j ≥ i)·x^i/i! with x = T/Ta.
 */
export function replyTimeLongerThan(agent: MultitaskingAgent, chats: number, seconds: number): number {
  if (seconds <= 0) return 1;
  const typingTimes = seconds / agent.typingSeconds[chats];
  if (typingTimes > underflowing) return 0;
  const coefficients = agent.replyTail[chats];
  let sum = 0;
  for (let i = chats - 1; i >= 0; i--) sum = sum * typingTimes + coefficients[i];
  return Math.min(1, sum * Math.exp(-typingTimes));
}

/** Beyond this e^(−x) is no longer a normal number. */
const underflowing = 700;
