import type { QueuePerformance } from '../handling.ts';
import { asShare } from '../numerics/share.ts';
import type { QueueState } from './queue-state.ts';
import { replyTimeLongerThan } from '../reply-time.ts';
import type { ServedQueue } from './served-queue.ts';
import { waitBehind } from './wait-behind.ts';

/** How a queue was found over some time. */
export interface Observation {
  readonly agents: number;
  readonly seconds: number;
  /** Expected seconds that agents spent with k = 0 … K contacts, all together. */
  readonly secondsHolding: Float64Array;
  /** Expected contacts that arrived in each state. */
  readonly arrivalsInState: QueueState;
}

/** Time limits of the answer. */
export interface ObservationQuestion {
  readonly withinSeconds: number;
  readonly responseSeconds: number;
}

/**
 * The performance over a time in which the state moved. Waits are those of the contacts that arrived in it, served
 * by the present agents; replies are those written in it. Under constant demand and from the long-run state this is
 * `evaluateQueue`.
 */
export function observedPerformance(
  queue: ServedQueue,
  observation: Observation,
  question: ObservationQuestion,
): QueuePerformance {
  const arrivals = observeArrivals(queue, observation, question);
  const replies = observeReplies(queue, observation, question.responseSeconds);
  const { repliesPerChat } = queue.agent;
  return {
    averageResponseSeconds: replies.averageSeconds + arrivals.waitOfAnsweredSeconds / repliesPerChat,
    firstResponseSeconds: replies.averageSeconds + arrivals.waitOfAnsweredSeconds,
    threeMinuteReplyRate: asShare(1 - replies.late - arrivals.excessLate / repliesPerChat),
    answeredWithinShare: arrivals.answeredWithin,
    probabilityWait: arrivals.probabilityWait,
    abandonment: arrivals.abandoned,
    occupancy: replies.occupancy,
    averageSlotWaitSeconds: arrivals.waitSeconds,
    repliesPerSecond: replies.perSecond,
  };
}

interface ObservedArrivals {
  readonly probabilityWait: number;
  readonly abandoned: number;
  readonly answeredWithin: number;
  readonly waitOfAnsweredSeconds: number;
  readonly waitSeconds: number;
  /** Share of the answered that are late only because they waited. */
  readonly excessLate: number;
}

function observeArrivals(
  { agent, patienceSeconds }: ServedQueue,
  { agents, arrivalsInState: { first, probability: contacts } }: Observation,
  question: ObservationQuestion,
): ObservedArrivals {
  const { concurrency } = agent;
  const slots = agents * concurrency;
  const replyLongerThan = (seconds: number) => replyTimeLongerThan(agent, concurrency, seconds);
  const behind = waitBehind(
    { completionsPerSecond: agents * agent.completionsPerSecond[concurrency], patienceSeconds },
    Math.max(0, first + contacts.length - slots),
    { ...question, replyLongerThan },
  );
  let [offered, atOnce, answered, within, seconds, late] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < contacts.length; i++) {
    const weight = contacts[i];
    const ahead = first + i - slots;
    offered += weight;
    if (ahead < 0) atOnce += weight;
    else if (weight > 0) {
      answered += weight * behind.answered[ahead];
      within += weight * behind.answeredWithin[ahead];
      seconds += weight * behind.answeredSeconds[ahead];
      late += weight * behind.answeredLate[ahead];
    }
  }
  if (offered === 0) return nobodyArrived;
  const allAnswered = atOnce + answered;
  const abandoned = patienceSeconds === Infinity ? 0 : asShare((offered - allAnswered) / offered);
  const waitOfAnsweredSeconds = allAnswered > 0 ? seconds / allAnswered : Infinity;
  return {
    probabilityWait: asShare((offered - atOnce) / offered),
    abandoned,
    answeredWithin: asShare((atOnce + within) / offered),
    waitOfAnsweredSeconds,
    waitSeconds: patienceSeconds === Infinity ? waitOfAnsweredSeconds : abandoned * patienceSeconds,
    excessLate:
      allAnswered > 0 ? (late - answered * replyLongerThan(question.responseSeconds)) / allAnswered : 1,
  };
}

const nobodyArrived: ObservedArrivals = {
  probabilityWait: 0,
  abandoned: 0,
  answeredWithin: 1,
  waitOfAnsweredSeconds: 0,
  waitSeconds: 0,
  excessLate: 0,
};

interface ObservedReplies {
  readonly averageSeconds: number;
  readonly late: number;
  readonly occupancy: number;
  readonly perSecond: number;
}

function observeReplies(
  { agent }: ServedQueue,
  { agents, seconds: total, secondsHolding: holding }: Observation,
  responseSeconds: number,
): ObservedReplies {
  let [replies, seconds, late, busy] = [0, 0, 0, 0];
  for (let k = 1; k <= agent.concurrency; k++) {
    const written = holding[k] * agent.repliesPerSecond[k];
    replies += written;
    seconds += written * agent.replySeconds[k];
    late += written * replyTimeLongerThan(agent, k, responseSeconds);
    busy += holding[k] * (1 - agent.idleShare[k]);
  }
  return {
    averageSeconds: replies > 0 ? seconds / replies : agent.replySeconds[1],
    late: replies > 0 ? late / replies : replyTimeLongerThan(agent, 1, responseSeconds),
    occupancy: agents > 0 ? asShare(busy / (agents * total)) : 0,
    perSecond: replies / total,
  };
}
