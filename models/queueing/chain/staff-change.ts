import type { MultitaskingAgent } from '../multitasking-agent.ts';
import type { QueueState } from './queue-state.ts';
import { StateSum } from './state-sum.ts';
import { mostContacts, type ServedQueue } from './served-queue.ts';

/**
 * What happens when agents leave.
 * - `at-once`: they leave on the minute; those who stay take over their contacts, and those that find no slot wait.
 * - `finish-chats`: they take no new contact and stay until the ones they hold are done; who leaves does not depend on
 *   what they hold.
 */
export type StaffDrop = 'at-once' | 'finish-chats';

export interface StaffChange {
  readonly state: QueueState;
  /** Mean number of contacts that the leaving agents are still finishing. */
  readonly finishing: number;
  /** Mean seconds that they, all together, still work for that. */
  readonly finishingAgentSeconds: number;
}

/**
 * The state right after the number of agents changes. Contacts are taken to be spread evenly at that moment: were they
 * spread at random, as many would stay on average, and the number would vary hardly more.
 */
export function changeStaff(
  queue: ServedQueue,
  state: QueueState,
  agentsBefore: number,
  agentsAfter: number,
  staffDrop: StaffDrop,
): StaffChange {
  if (agentsAfter < agentsBefore && staffDrop === 'finish-chats') {
    return withoutLeaving(queue, state, agentsBefore, agentsAfter);
  }
  return {
    state: withoutImpatient(state, mostContacts(queue, agentsAfter)),
    finishing: 0,
    finishingAgentSeconds: 0,
  };
}

/** Where nobody waits, contacts that lose their slot are gone. */
function withoutImpatient(state: QueueState, most: number): QueueState {
  const { first, probability } = state;
  if (first + probability.length - 1 <= most) return state;
  const kept = Math.max(0, most - first);
  const shorter = probability.slice(0, kept + 1);
  for (let i = kept + 1; i < probability.length; i++) shorter[kept] += probability[i];
  return { first: Math.min(first, most), probability: shorter };
}

/**
 * With i = q·N + s contacts in service, s of the N agents hold q + 1; of the N' who stay a hypergeometric number does.
 */
function withoutLeaving(
  { agent }: ServedQueue,
  { first, probability }: QueueState,
  before: number,
  after: number,
): StaffChange {
  const leaving = before - after;
  const slotsBefore = before * agent.concurrency;
  const secondsToFinish = finishingSeconds(agent);
  const staying = new StateSum();
  let finishing = 0;
  let finishingAgentSeconds = 0;
  for (let i = 0; i < probability.length; i++) {
    const waiting = Math.max(0, first + i - slotsBefore);
    const held = first + i - waiting;
    const level = Math.floor(held / before);
    const above = held - level * before;
    const split = hypergeometric(before, above, after);
    staying.add(
      level * after + split.first + waiting,
      split.probability,
      0,
      split.probability.length,
      probability[i],
    );
    finishing += (probability[i] * held * leaving) / before;
    const each =
      secondsToFinish[level] +
      (above > 0 ? (secondsToFinish[level + 1] - secondsToFinish[level]) * (above / before) : 0);
    finishingAgentSeconds += probability[i] * leaving * each;
  }
  return { state: staying.state(), finishing, finishingAgentSeconds };
}

/** Mean seconds until an agent who holds k = 0 … K contacts, and takes no more, has finished the last. */
function finishingSeconds({ concurrency, completionsPerSecond }: MultitaskingAgent): Float64Array {
  const seconds = new Float64Array(concurrency + 1);
  for (let k = 1; k <= concurrency; k++) seconds[k] = seconds[k - 1] + 1 / completionsPerSecond[k];
  return seconds;
}

/** How many of `marked` out of `all` are among `drawn` of them. */
function hypergeometric(all: number, marked: number, drawn: number): QueueState {
  const first = Math.max(0, marked + drawn - all);
  const last = Math.min(marked, drawn);
  const weights = new Float64Array(last - first + 1);
  const likely = Math.min(last, Math.max(first, Math.floor(((marked + 1) * (drawn + 1)) / (all + 2))));
  weights[likely - first] = 1;
  let total = 1;
  for (let k = likely + 1; k <= last; k++) {
    weights[k - first] =
      (weights[k - 1 - first] * (marked - k + 1) * (drawn - k + 1)) / (k * (all - marked - drawn + k));
    total += weights[k - first];
  }
  for (let k = likely - 1; k >= first; k--) {
    weights[k - first] =
      (weights[k + 1 - first] * (k + 1) * (all - marked - drawn + k + 1)) / ((marked - k) * (drawn - k));
    total += weights[k - first];
  }
  return { first, probability: weights.map((weight) => weight / total) };
}
