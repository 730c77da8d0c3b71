import { erlangB } from './erlang.ts';
import type { ChatHandling, ChatSpread } from './handling.ts';

/**
 * One agent at each number of chats held, k = 0 … concurrency (arrays are indexed by k): a closed network in which
 * k customers think and one agent types, the machine-repair model.
 */
export interface MultitaskingAgent {
  readonly concurrency: number;
  readonly repliesPerChat: number;
  readonly spread: ChatSpread;
  /** Typing time of one reply, with the switching between chats. */
  readonly typingSeconds: Float64Array;
  /** Probability that all k customers think and the agent has nothing to type. */
  readonly idleShare: Float64Array;
  readonly repliesPerSecond: Float64Array;
  readonly completionsPerSecond: Float64Array;
  /** Mean time from a customer's message to its reply. */
  readonly replySeconds: Float64Array;
  /** P(j ≥ i)/i! for i = 0 … k − 1, j the messages that a new one finds at the agent: see `replyTimeLongerThan`. */
  readonly replyTail: readonly Float64Array[];
}

/**
 * The rates of an agent who holds k chats: b(k) = B(k, r) with r = (Tc·(m − 1) + Te)/(m·Ta), completions
 * g(k) = (1 − b(k))/(m·Ta), reply time ρ(k) = k·Ta/(1 − b(k)) − r·Ta. Luo & Zhang 2013; Tezcan & Zhang 2014.
 */
export function multitaskingAgent(handling: ChatHandling): MultitaskingAgent {
  const {
    agentSecondsPerReply,
    repliesPerChat,
    concurrency,
    switchingShare = 0,
    spread = 'random',
  } = handling;
  const thinkingSeconds =
    (handling.customerSecondsPerMessage * (repliesPerChat - 1) + handling.idleTailSeconds) / repliesPerChat;
  const replyTail: Float64Array[] = [new Float64Array(0)];
  const agent: MultitaskingAgent = {
    concurrency,
    repliesPerChat,
    spread,
    typingSeconds: new Float64Array(concurrency + 1).fill(agentSecondsPerReply),
    idleShare: new Float64Array(concurrency + 1).fill(1),
    repliesPerSecond: new Float64Array(concurrency + 1),
    completionsPerSecond: new Float64Array(concurrency + 1),
    replySeconds: new Float64Array(concurrency + 1),
    replyTail,
  };
  for (let k = 1; k <= concurrency; k++) {
    const typing = agentSecondsPerReply * (1 + switchingShare * (k - 1));
    const busy = 1 - erlangB(k, thinkingSeconds / typing);
    agent.typingSeconds[k] = typing;
    agent.idleShare[k] = 1 - busy;
    agent.repliesPerSecond[k] = busy / typing;
    agent.completionsPerSecond[k] = busy / (typing * repliesPerChat);
    replyTail.push(replyTailCoefficients(k, thinkingSeconds / typing));
    agent.replySeconds[k] = (k * typing) / busy - thinkingSeconds;
  }
  return agent;
}

/** One row of `replyTail`; `thinkingRatio` is r, the mean thinking per reply over the typing time. */
function replyTailCoefficients(chats: number, thinkingRatio: number): Float64Array {
  const coefficients = new Float64Array(chats);
  // n = k − 1 − j customers think with probability ∝ r^n/n!; built up from n = 0, which is the longest queue.
  let weight = 1;
  let total = 0;
  for (let thinking = 0; thinking < chats; thinking++) {
    total += weight;
    coefficients[chats - 1 - thinking] = total;
    weight *= thinkingRatio / (thinking + 1);
  }
  let factorial = 1;
  for (let i = 0; i < chats; i++) {
    coefficients[i] /= total * factorial;
    factorial *= i + 1;
  }
  return coefficients;
}
