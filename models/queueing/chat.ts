import { chatLevels, type ChatLevels } from './chat-levels.ts';
import type { MultitaskingAgent } from './multitasking-agent.ts';
import { asShare } from './numerics/share.ts';
import { replyTimeLongerThan } from './reply-time.ts';
import { waitingOutcome, type WaitingOutcome } from './waiting-outcome.ts';

/** A team of chat agents under a Poisson stream of chats. */
export interface ChatTeamData {
  readonly contactsPerSecond: number;
  readonly agent: MultitaskingAgent;
  /** Agents serving, at least 1. */
  readonly agents: number;
  /** 0: nobody waits for a slot; Infinity: nobody gives up. */
  readonly patienceSeconds: number;
}

/** Time limits of the answer. */
export interface ChatTeamQuestion {
  /** Limit on the wait for a free slot. */
  readonly withinSeconds: number;
  /** Limit on a response, from the customer's message to the reply. */
  readonly responseSeconds: number;
}

/** Chats waiting for a slot, and replies once they have one. */
export interface ChatTeam extends WaitingOutcome {
  /** Typing time over agent time. */
  readonly occupancy: number;
  readonly repliesPerSecond: number;
  /** Mean over all replies from the message to the reply, without the wait for a slot. */
  readonly averageReplySeconds: number;
  /** Share of all replies that exceed the response limit, without the wait for a slot. */
  readonly lateReplies: number;
  /** Mean over all replies, with the wait for a slot of the first one. */
  readonly averageResponseSeconds: number;
  /** Mean of the first reply of a chat, with its wait for a slot. */
  readonly firstResponseSeconds: number;
  /** Share of all replies that exceed the response limit, with the wait for a slot of the first one. */
  readonly lateResponses: number;
}

/**
 * Chat service with several chats per agent (Tezcan & Zhang 2014; Luo & Zhang 2013; Cui & Tezcan 2016): the number
 * of chats is a birth–death chain in which each arrival joins an agent with the fewest chats, and each agent with k
 * chats is the closed network of `multitaskingAgent`. The line beyond N·K chats is `waitingLine`.
 */
export function chatTeam(data: ChatTeamData, question: ChatTeamQuestion): ChatTeam {
  const { contactsPerSecond, agent, agents, patienceSeconds } = data;
  const { concurrency } = agent;
  const levels = chatLevels(contactsPerSecond, agent, agents);
  const outcome = waitingOutcome(
    levels.full,
    {
      contactsPerSecond,
      completionsPerSecond: agents * agent.completionsPerSecond[concurrency],
      patienceSeconds,
    },
    { ...question, replyLongerThan: (seconds) => replyTimeLongerThan(agent, concurrency, seconds) },
  );
  return { ...outcome, ...replies(agent, agents, levels, outcome, question.responseSeconds) };
}

/** Adds what the agents do with their chats to how the chats came to them. */
function replies(
  agent: MultitaskingAgent,
  agents: number,
  levels: ChatLevels,
  outcome: WaitingOutcome,
  responseSeconds: number,
): Omit<ChatTeam, keyof WaitingOutcome> {
  const { concurrency, repliesPerChat } = agent;
  const notFull = levels.full < 1 ? (1 - outcome.probabilityWait) / (1 - levels.full) : 0;
  let repliesPerSecond = 0;
  let replySeconds = 0;
  let late = 0;
  let typing = 0;
  for (let k = 1; k <= concurrency; k++) {
    const holding = notFull * levels.holding[k] + (k === concurrency ? agents * outcome.probabilityWait : 0);
    const rate = holding * agent.repliesPerSecond[k];
    if (rate === 0) continue;
    repliesPerSecond += rate;
    replySeconds += rate * agent.replySeconds[k];
    late += rate * replyTimeLongerThan(agent, k, responseSeconds);
    typing += holding * (1 - agent.idleShare[k]);
  }
  const averageReplySeconds = replySeconds / repliesPerSecond;
  const lateReplies = late / repliesPerSecond;
  const lateAnyway = outcome.waitedOfAnswered * replyTimeLongerThan(agent, concurrency, responseSeconds);
  return {
    occupancy: asShare(typing / agents),
    repliesPerSecond,
    averageReplySeconds,
    lateReplies,
    averageResponseSeconds: averageReplySeconds + outcome.averageWaitOfAnsweredSeconds / repliesPerChat,
    // The first reply is no slower than the later ones: a chat that has just found room is not served differently.
    firstResponseSeconds: averageReplySeconds + outcome.averageWaitOfAnsweredSeconds,
    lateResponses: asShare(lateReplies + (outcome.waitedAndLateOfAnswered - lateAnyway) / repliesPerChat),
  };
}
