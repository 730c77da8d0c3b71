import { erlangA } from './abandonment.ts';
import { bestReachableReplyRate, bestReachableResponseSeconds } from './best-reachable.ts';
import { chatTeam } from './chat.ts';
import {
  assertQueueLoad,
  type ChatHandling,
  type Handling,
  type QueueLoad,
  type QueuePerformance,
  type TaskHandling,
} from './handling.ts';
import { multitaskingAgent } from './multitasking-agent.ts';

export interface EvaluateOptions {
  /** The limit of `answeredWithinShare`. Default 30. */
  readonly withinSeconds?: number;
}

/** The limit of the three-minute reply rate, in seconds. */
export const threeMinutes = 180;

/**
 * The long-run performance of a queue: `erlangA` for tasks, `chatTeam` for chats. Without demand it is the limit of
 * vanishing demand; without agents every contact waits until it gives up.
 * @param agents a whole number, at least 0.
 * @throws RangeError for a load or number of agents that cannot be.
 */
export function evaluateQueue(
  load: QueueLoad,
  agents: number,
  options: EvaluateOptions = {},
): QueuePerformance {
  return queueEvaluator(load, options)(agents);
}

/** `evaluateQueue` for many numbers of agents: what does not depend on them is computed once. */
export function queueEvaluator(
  load: QueueLoad,
  options: EvaluateOptions = {},
): (agents: number) => QueuePerformance {
  assertQueueLoad(load);
  const question = { withinSeconds: options.withinSeconds ?? 30, responseSeconds: threeMinutes };
  if (!(question.withinSeconds >= 0)) throw new RangeError('withinSeconds must be at least 0');
  const withAgents =
    load.handling.kind === 'chat'
      ? chatPerformance(load.contactsPerSecond, load.handling, question)
      : taskPerformance(load.contactsPerSecond, load.handling, question);
  return (agents) => {
    if (!Number.isInteger(agents) || agents < 0)
      throw new RangeError('agents must be a whole number, at least 0');
    if (load.contactsPerSecond === 0) return withoutDemand(load.handling);
    return agents === 0 ? withoutAgents(load.handling) : withAgents(agents);
  };
}

interface Question {
  readonly withinSeconds: number;
  readonly responseSeconds: number;
}

function chatPerformance(
  contactsPerSecond: number,
  handling: ChatHandling,
  question: Question,
): (agents: number) => QueuePerformance {
  const agent = multitaskingAgent(handling);
  const { patienceSeconds } = handling;
  return (agents) => {
    const team = chatTeam({ contactsPerSecond, agent, agents, patienceSeconds }, question);
    return {
      averageResponseSeconds: team.averageResponseSeconds,
      firstResponseSeconds: team.firstResponseSeconds,
      threeMinuteReplyRate: 1 - team.lateResponses,
      answeredWithinShare: team.answeredWithin,
      probabilityWait: team.probabilityWait,
      abandonment: team.abandoned,
      occupancy: team.occupancy,
      averageSlotWaitSeconds: team.averageWaitSeconds,
      repliesPerSecond: team.repliesPerSecond,
    };
  };
}

function taskPerformance(
  contactsPerSecond: number,
  handling: TaskHandling,
  question: Question,
): (agents: number) => QueuePerformance {
  const { averageHandleSeconds: handleSeconds, patienceSeconds } = handling;
  return (servers) => {
    const team = erlangA({ contactsPerSecond, handleSeconds, patienceSeconds, servers }, question);
    return {
      averageResponseSeconds: team.averageWaitOfAnsweredSeconds,
      firstResponseSeconds: team.averageWaitOfAnsweredSeconds,
      threeMinuteReplyRate: 1 - team.waitedAndLateOfAnswered,
      answeredWithinShare: team.answeredWithin,
      probabilityWait: team.probabilityWait,
      abandonment: team.abandoned,
      occupancy: team.occupancy,
      averageSlotWaitSeconds: team.averageWaitSeconds,
      repliesPerSecond: team.stable ? contactsPerSecond * team.answered : servers / handleSeconds,
    };
  };
}

function withoutDemand(handling: Handling): QueuePerformance {
  return {
    averageResponseSeconds: bestReachableResponseSeconds(handling),
    firstResponseSeconds: bestReachableResponseSeconds(handling),
    threeMinuteReplyRate: bestReachableReplyRate(handling, threeMinutes),
    answeredWithinShare: 1,
    probabilityWait: 0,
    abandonment: 0,
    occupancy: 0,
    averageSlotWaitSeconds: 0,
    repliesPerSecond: 0,
  };
}

function withoutAgents({ patienceSeconds }: Handling): QueuePerformance {
  return {
    averageResponseSeconds: Infinity,
    firstResponseSeconds: Infinity,
    threeMinuteReplyRate: 0,
    answeredWithinShare: 0,
    probabilityWait: 1,
    abandonment: patienceSeconds === Infinity ? 0 : 1,
    occupancy: 0,
    averageSlotWaitSeconds: patienceSeconds,
    repliesPerSecond: 0,
  };
}
