import type { ChatHandling } from '../../../models/queueing/handling.ts';

/** Contacts and agents over time, constant within each interval. */
export interface Schedule {
  readonly intervalSeconds: number;
  readonly contactsPerSecond: readonly number[];
  /** Where they become fewer, those who leave finish their chats and take no new ones. */
  readonly agents: readonly number[];
}

/** What happened in one interval, over all runs: contacts count where they arrive, replies where they are written. */
export interface SimulatedInterval {
  contacts: number;
  left: number;
  /** Contacts taken within 30 s. */
  takenWithin: number;
  replies: number;
  responseSeconds: number;
  repliesInTime: number;
  firstReplies: number;
  firstResponseSeconds: number;
  typingSeconds: number;
}

interface Contact {
  readonly arrived: number;
  gone: boolean;
  taken: boolean;
}

interface Message {
  readonly written: number;
  readonly first: boolean;
}

/**
 * Every message of a chat team, one by one: Poisson arrivals join an agent with the fewest chats (ties at random),
 * each agent types replies in the order of the messages, everything lasts an exponential time. Shares nothing with
 * the model but its assumptions on the customers.
 */
export function simulateReplies(
  schedule: Schedule,
  handling: ChatHandling,
  options: { runs: number; seed: number },
): SimulatedInterval[] {
  const random = seededRandom(options.seed);
  const measured = schedule.agents.map((): SimulatedInterval => ({
    contacts: 0,
    left: 0,
    takenWithin: 0,
    replies: 0,
    responseSeconds: 0,
    repliesInTime: 0,
    firstReplies: 0,
    firstResponseSeconds: 0,
    typingSeconds: 0,
  }));
  for (let run = 0; run < options.runs; run++) simulateRun(schedule, handling, random, measured);
  return measured;
}

function simulateRun(
  { intervalSeconds, contactsPerSecond, agents: agentsIn }: Schedule,
  handling: ChatHandling,
  random: () => number,
  measured: SimulatedInterval[],
): void {
  const exponential = (mean: number) => -Math.log(1 - random()) * mean;
  const events = new EventList();
  const everybody = Math.max(...agentsIn);
  const held = new Int32Array(everybody);
  const typing = new Uint8Array(everybody);
  const inbox = Array.from({ length: everybody }, (): Message[] => []);
  const line: Contact[] = [];
  const end = intervalSeconds * agentsIn.length;
  let now = 0;
  let onDuty = 0;

  const intervalAt = (time: number) =>
    measured[Math.min(measured.length - 1, Math.floor(time / intervalSeconds))];
  const type = (agent: number): void => {
    const message = typing[agent] ? undefined : inbox[agent].shift();
    if (!message) return;
    typing[agent] = 1;
    const slowdown = 1 + (handling.switchingShare ?? 0) * (held[agent] - 1);
    const seconds = exponential(handling.agentSecondsPerReply * slowdown);
    events.add(now + seconds, () => {
      typing[agent] = 0;
      if (agent < onDuty) count(message, seconds);
      const ends = random() < 1 / handling.repliesPerChat;
      const pause = ends ? handling.idleTailSeconds : handling.customerSecondsPerMessage;
      events.add(now + (pause > 0 ? exponential(pause) : 0), () =>
        ends ? close(agent) : write(agent, now, false),
      );
      type(agent);
    });
  };
  const count = (message: Message, typed: number): void => {
    const response = now - message.written;
    const interval = intervalAt(now);
    interval.replies += 1;
    interval.responseSeconds += response;
    interval.repliesInTime += response <= 180 ? 1 : 0;
    interval.firstReplies += message.first ? 1 : 0;
    interval.firstResponseSeconds += message.first ? response : 0;
    interval.typingSeconds += typed;
  };
  const write = (agent: number, written: number, first: boolean): void => {
    inbox[agent].push({ written, first });
    type(agent);
  };
  const take = (agent: number, contact: Contact): void => {
    contact.taken = true;
    intervalAt(contact.arrived).takenWithin += now - contact.arrived <= 30 ? 1 : 0;
    held[agent] += 1;
    write(agent, contact.arrived, true);
  };
  const close = (agent: number): void => {
    held[agent] -= 1;
    if (agent < onDuty) fill(agent);
  };
  const fill = (agent: number): void => {
    let next = line.shift();
    while (next?.gone) next = line.shift();
    if (next) take(agent, next);
  };
  const leastLoaded = (): number | undefined => {
    let chosen: number | undefined;
    let ties = 0;
    for (let agent = 0; agent < onDuty; agent++) {
      if (held[agent] >= handling.concurrency) continue;
      if (chosen === undefined || held[agent] < held[chosen]) [chosen, ties] = [agent, 1];
      else if (held[agent] === held[chosen] && random() < 1 / ++ties) chosen = agent;
    }
    return chosen;
  };
  const arrive = (): void => {
    const contact = { arrived: now, gone: false, taken: false };
    intervalAt(now).contacts += 1;
    const agent = leastLoaded();
    if (agent !== undefined) return take(agent, contact);
    line.push(contact);
    events.add(now + exponential(handling.patienceSeconds), () => {
      if (contact.taken) return;
      contact.gone = true;
      intervalAt(contact.arrived).left += 1;
    });
  };

  agentsIn.forEach((agents, interval) => {
    const from = interval * intervalSeconds;
    events.add(from, () => {
      onDuty = agents;
      for (let agent = leastLoaded(); agent !== undefined && line.length > 0; agent = leastLoaded())
        fill(agent);
    });
    let time = from + exponential(1 / contactsPerSecond[interval]);
    for (; time < from + intervalSeconds; time += exponential(1 / contactsPerSecond[interval])) {
      events.add(time, arrive);
    }
  });
  for (let event = events.next(); event && event.time < end; event = events.next()) {
    now = event.time;
    event.happen();
  }
}

interface Event {
  readonly time: number;
  readonly happen: () => void;
}

/** A binary heap by time. */
class EventList {
  private readonly heap: Event[] = [];

  add(time: number, happen: () => void): void {
    let at = this.heap.push({ time, happen }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.heap[parent].time <= this.heap[at].time) break;
      [this.heap[parent], this.heap[at]] = [this.heap[at], this.heap[parent]];
      at = parent;
    }
  }

  next(): Event | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return first;
    this.heap[0] = last;
    for (let at = 0; ;) {
      let child = 2 * at + 1;
      if (child >= this.heap.length) return first;
      if (child + 1 < this.heap.length && this.heap[child + 1].time < this.heap[child].time) child += 1;
      if (this.heap[at].time <= this.heap[child].time) return first;
      [this.heap[at], this.heap[child]] = [this.heap[child], this.heap[at]];
      at = child;
    }
  }
}

/** Mulberry32: small, seeded, good enough for means. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
