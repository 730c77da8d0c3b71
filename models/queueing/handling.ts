/**
 * A chat: the agent types a reply, the customer thinks and writes back, and so on; meanwhile the agent serves other
 * chats. All times are means, in seconds.
 */
export interface ChatHandling {
  readonly kind: 'chat';
  /** Reading and typing one reply, undisturbed by other chats. */
  readonly agentSecondsPerReply: number;
  /** From a reply to the customer's next message. */
  readonly customerSecondsPerMessage: number;
  /** Mean of the geometric number of replies in a chat, at least 1. */
  readonly repliesPerChat: number;
  /** How long a chat keeps its slot after the last reply before it is closed. */
  readonly idleTailSeconds: number;
  /** Chats one agent holds at once (the reception cap), a whole number of at least 1. */
  readonly concurrency: number;
  /** How long a customer waits for a slot before giving up; Infinity: for ever, 0: not at all. */
  readonly patienceSeconds: number;
  /** Share by which typing slows down per additional chat held. Default 0. */
  readonly switchingShare?: number;
  /** How the model takes the chats to be spread over the agents. Default `random`. */
  readonly spread?: ChatSpread;
}

/**
 * How the chats of a team are spread over its agents, given how many there are.
 * - `even`: no agent holds two more than another, as if every ending chat made the others change places.
 * - `random`: chats end at random, so some agents hold one fewer, and as many hold one more, until arrivals fill the gaps.
 */
export type ChatSpread = 'even' | 'random';

/** One contact at a time, start to end: a telephone call, a ticket. All times are means, in seconds. */
export interface TaskHandling {
  readonly kind: 'task';
  readonly averageHandleSeconds: number;
  /** How long a customer waits before giving up; Infinity: for ever, 0: not at all. */
  readonly patienceSeconds: number;
}

export type Handling = ChatHandling | TaskHandling;

/** What reaches one queue: a Poisson stream of contacts and what it takes to handle one. */
export interface QueueLoad {
  readonly contactsPerSecond: number;
  readonly handling: Handling;
}

/** What a queue promises. Every field is optional; those given must all hold. */
export interface QueueTargets {
  /** Upper bound on `averageResponseSeconds`. */
  readonly averageResponseSeconds?: number;
  /** Lower bound on `answeredWithinShare` at these seconds. */
  readonly answeredWithin?: { readonly share: number; readonly seconds: number };
  /** Lower bound on `threeMinuteReplyRate`. */
  readonly threeMinuteReplyRate?: number;
  /** Upper bound on `abandonment`. */
  readonly maximumAbandonment?: number;
}

/** What one queue offers its customers with a given number of agents, in the long run. */
export interface QueuePerformance {
  /**
   * Chats: mean over all replies from the customer's message to the reply, the first one with its wait for a slot.
   * Tasks: mean wait of the answered. Infinity when nobody gives up and the agents cannot keep up.
   */
  readonly averageResponseSeconds: number;
  /** Chats: mean of a chat's first reply, with the wait for a slot. Tasks: the same as the average response. */
  readonly firstResponseSeconds: number;
  /** Replies within 180 s over all replies (tasks: answers within 180 s over all answers). */
  readonly threeMinuteReplyRate: number;
  /**
   * Contacts taken by an agent within the asked seconds over contacts offered: the definition
   * `answered-of-offered`, under which giving up is a miss. For a chat it ends with getting a slot.
   */
  readonly answeredWithinShare: number;
  /** Share of the offered contacts that find no free agent or slot. */
  readonly probabilityWait: number;
  /** Share of the offered contacts that give up. */
  readonly abandonment: number;
  /** Chats: typing time over agent time. Tasks: handling time over agent time. */
  readonly occupancy: number;
  /** Mean wait for a free agent or slot over all offered contacts, those who give up included. */
  readonly averageSlotWaitSeconds: number;
  /** Tasks: answers per second. */
  readonly repliesPerSecond: number;
}

/**
 * Refuses a load that no queue can have.
 * @throws RangeError naming the field, for a negative, missing or non-finite number where it has no meaning.
 */
export function assertQueueLoad({ contactsPerSecond, handling }: QueueLoad): void {
  atLeast('contactsPerSecond', contactsPerSecond, 0);
  assertHandling(handling);
}

/**
 * Refuses a handling that no agent can have.
 * @throws RangeError naming the field.
 */
export function assertHandling(handling: Handling): void {
  if (!(handling.patienceSeconds >= 0))
    throw outside('patienceSeconds', handling.patienceSeconds, 'at least 0');
  if (handling.kind === 'task') {
    above('averageHandleSeconds', handling.averageHandleSeconds, 0);
    return;
  }
  above('agentSecondsPerReply', handling.agentSecondsPerReply, 0);
  atLeast('customerSecondsPerMessage', handling.customerSecondsPerMessage, 0);
  atLeast('repliesPerChat', handling.repliesPerChat, 1);
  atLeast('idleTailSeconds', handling.idleTailSeconds, 0);
  atLeast('concurrency', handling.concurrency, 1);
  if (!Number.isInteger(handling.concurrency)) {
    throw outside('concurrency', handling.concurrency, 'a whole number');
  }
  atLeast('switchingShare', handling.switchingShare ?? 0, 0);
}

function atLeast(name: string, value: number, least: number): void {
  if (!(value >= least && value < Infinity)) throw outside(name, value, `finite and at least ${least}`);
}

function above(name: string, value: number, bound: number): void {
  if (!(value > bound && value < Infinity)) throw outside(name, value, `finite and above ${bound}`);
}

function outside(name: string, value: number, expected: string): RangeError {
  return new RangeError(`${name} must be ${expected}, got ${value}`);
}
