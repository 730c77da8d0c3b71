import type { ChatHandling } from '../../../models/queueing/handling.ts';

/** What a simulated chat team did after its warm-up. */
export interface SimulatedTeam {
  readonly averageResponseSeconds: number;
  readonly firstResponseSeconds: number;
  readonly threeMinuteReplyRate: number;
  readonly abandonment: number;
  readonly occupancy: number;
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
  contactsPerSecond: number,
  agents: number,
  handling: ChatHandling,
  options: { seconds: number; seed: number },
): SimulatedTeam {
  const random = seededRandom(options.seed);
  const exponential = (mean: number) => -Math.log(1 - random()) * mean;
  const events = new EventList();
  const held = new Int32Array(agents);
  const typing = new Uint8Array(agents);
  const inbox = Array.from({ length: agents }, (): Message[] => []);
  const line: Contact[] = [];
  const warmUp = options.seconds / 20;
  const measured = {
    contacts: 0,
    left: 0,
    replies: 0,
    seconds: 0,
    inTime: 0,
    first: 0,
    firstSeconds: 0,
    typed: 0,
  };
  let now = 0;

  const type = (agent: number): void => {
    const message = typing[agent] ? undefined : inbox[agent].shift();
    if (!message) return;
    typing[agent] = 1;
    const slowdown = 1 + (handling.switchingShare ?? 0) * (held[agent] - 1);
    const seconds = exponential(handling.agentSecondsPerReply * slowdown);
    events.add(now + seconds, () => {
      typing[agent] = 0;
      if (now > warmUp) count(message, seconds);
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
    measured.replies += 1;
    measured.seconds += response;
    measured.inTime += response <= 180 ? 1 : 0;
    measured.first += message.first ? 1 : 0;
    measured.firstSeconds += message.first ? response : 0;
    measured.typed += typed;
  };
  const write = (agent: number, written: number, first: boolean): void => {
    inbox[agent].push({ written, first });
    type(agent);
  };
  const take = (agent: number, contact: Contact): void => {
    contact.taken = true;
    held[agent] += 1;
    write(agent, contact.arrived, true);
  };
  const close = (agent: number): void => {
    held[agent] -= 1;
    let next = line.shift();
    while (next?.gone) next = line.shift();
    if (next) take(agent, next);
  };
  const leastLoaded = (): number | undefined => {
    let chosen: number | undefined;
    let ties = 0;
    for (let agent = 0; agent < agents; agent++) {
      if (held[agent] >= handling.concurrency) continue;
      if (chosen === undefined || held[agent] < held[chosen]) [chosen, ties] = [agent, 1];
      else if (held[agent] === held[chosen] && random() < 1 / ++ties) chosen = agent;
    }
    return chosen;
  };
  const arrive = (): void => {
    events.add(now + exponential(1 / contactsPerSecond), arrive);
    if (now > warmUp) measured.contacts += 1;
    const contact = { arrived: now, gone: false, taken: false };
    const agent = leastLoaded();
    if (agent !== undefined) return take(agent, contact);
    line.push(contact);
    events.add(now + exponential(handling.patienceSeconds), () => {
      if (contact.taken) return;
      contact.gone = true;
      if (contact.arrived > warmUp) measured.left += 1;
    });
  };

  events.add(exponential(1 / contactsPerSecond), arrive);
  for (let event = events.next(); event && event.time < options.seconds; event = events.next()) {
    now = event.time;
    event.happen();
  }
  return {
    averageResponseSeconds: measured.seconds / measured.replies,
    firstResponseSeconds: measured.firstSeconds / measured.first,
    threeMinuteReplyRate: measured.inTime / measured.replies,
    abandonment: measured.left / measured.contacts,
    occupancy: measured.typed / (agents * (options.seconds - warmUp)),
  };
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
