import type { ChatHandling } from '../../../models/queueing/handling.ts';

/**
 * The chat model the long way round, for comparison: the closed network of one agent by its state probabilities,
 * the chain by all its states, and in each of them every number of agents left behind.
 */
export function chatByStates(
  contactsPerSecond: number,
  agents: number,
  handling: ChatHandling,
): {
  probabilityWait: number;
  abandoned: number;
  occupancy: number;
  averageReplySeconds: number;
  lateReplies: number;
} {
  const { concurrency, repliesPerChat, patienceSeconds } = handling;
  const network = Array.from({ length: concurrency + 1 }, (_, chats) => closedNetwork(handling, chats));
  const rate = (chats: number) => network[chats].repliesPerSecond / repliesPerChat;
  const slots = agents * concurrency;
  const holdings = Array.from({ length: slots + 1 }, (_, i) => {
    const [level, ahead] = [Math.floor(i / agents), i % agents];
    const uneven = handling.spread !== 'even' && level > 0 && level < concurrency;
    const behind = uneven ? meanLeftBehind(agents - ahead, contactsPerSecond / rate(level)) : 0;
    return [
      { chats: level - 1, count: behind },
      { chats: level, count: agents - ahead - 2 * behind },
      { chats: level + 1, count: ahead + behind },
    ].filter(({ count }) => count > 0);
  });
  const completions = holdings.map((holding) =>
    holding.reduce((sum, { chats, count }) => sum + count * rate(chats), 0),
  );
  const logWeights = [0];
  let highest = 0;
  for (let i = 1; i <= slots || logWeights[i - 1] > highest - 45; i++) {
    const departures = completions[Math.min(i, slots)] + Math.max(0, i - slots) / patienceSeconds;
    logWeights.push(logWeights[i - 1] + Math.log(contactsPerSecond / departures));
    highest = Math.max(highest, logWeights[i]);
  }
  const weights = logWeights.map((logWeight) => Math.exp(logWeight - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [probabilityWait, waiting, typing, replies, replySeconds, late] = [0, 0, 0, 0, 0, 0];
  weights.forEach((weight, i) => {
    const probability = weight / total;
    if (i >= slots) {
      probabilityWait += probability;
      waiting += probability * (i - slots);
    }
    for (const { chats, count } of holdings[Math.min(i, slots)]) {
      if (chats === 0) continue;
      const { repliesPerSecond, busy, messagesAtAgent, lateShare } = network[chats];
      typing += probability * count * busy;
      replies += probability * count * repliesPerSecond;
      replySeconds += probability * count * messagesAtAgent;
      late += probability * count * repliesPerSecond * lateShare;
    }
  });
  return {
    probabilityWait,
    abandoned: waiting / patienceSeconds / contactsPerSecond,
    occupancy: typing / agents,
    averageReplySeconds: replySeconds / replies,
    lateReplies: late / replies,
  };
}

/**
 * Mean of h = 0 … ⌊n/2⌋ with weights Π_{j<h} (n − 2j)/filling, from logarithms.
 *
 * @param filling arrivals while one middle agent ends one chat on average
 */
function meanLeftBehind(n: number, filling: number): number {
  const logWeights = [0];
  for (let h = 0; h < Math.floor(n / 2); h++)
    logWeights.push(logWeights[h] + Math.log((n - 2 * h) / filling));
  const highest = Math.max(...logWeights);
  const weights = logWeights.map((logWeight) => Math.exp(logWeight - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, h) => sum + weight * h, 0) / total;
}

/** State probabilities of one agent with `chats` customers, by the number of messages at the agent. */
function closedNetwork(
  handling: ChatHandling,
  chats: number,
): { busy: number; repliesPerSecond: number; messagesAtAgent: number; lateShare: number } {
  const { agentSecondsPerReply, customerSecondsPerMessage, repliesPerChat, idleTailSeconds } = handling;
  const typing = agentSecondsPerReply * (1 + (handling.switchingShare ?? 0) * (chats - 1));
  const thinking = (customerSecondsPerMessage * (repliesPerChat - 1) + idleTailSeconds) / repliesPerChat;
  const weights = [1];
  for (let n = 1; n <= chats; n++) weights.push(((weights[n - 1] * (chats - n + 1)) / thinking) * typing);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = weights.map((weight) => weight / total);
  const busy = 1 - probabilities[0];
  const messagesAtAgent = probabilities.reduce((sum, probability, n) => sum + n * probability, 0);
  // A message is written by one of the thinking customers, so it sees each state in proportion to them.
  let [arrivals, late] = [0, 0];
  probabilities.forEach((probability, n) => {
    arrivals += probability * (chats - n);
    late += probability * (chats - n) * erlangLongerThan(n + 1, 180 / typing);
  });
  return {
    busy,
    repliesPerSecond: busy / typing,
    messagesAtAgent,
    lateShare: chats > 0 ? late / arrivals : 0,
  };
}

/** Probability that `stages` exponential stages of mean 1 take longer than `time`. */
function erlangLongerThan(stages: number, time: number): number {
  let term = Math.exp(-time);
  let sum = 0;
  for (let i = 0; i < stages; i++) {
    sum += term;
    term *= time / (i + 1);
  }
  return sum;
}
