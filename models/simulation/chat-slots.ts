/** Where a contact stands. Each phase has at most one event pending, named here. */
export const PHASE = {
  /** The customer's message has no reply yet. Event while no agent is assigned: the customer leaves. */
  awaiting: 0,
  /** The agent types the reply, or handles the task. Event: done. */
  served: 1,
  /** The customer reads and writes. Event: the next message. */
  thinking: 2,
  /** After the last reply. Event: the chat is closed. */
  closing: 3,
} as const;

/**
 * The contacts in the system, as slots of typed arrays that are used again and again: memory follows the largest number at
 * once, not the number ever seen. Each contact carries its own random stream (xoroshiro64**, Blackman & Vigna 2021), so
 * its draws do not depend on who serves it and when.
 */
export class ChatSlots {
  capacity: number;
  queue: Int32Array;
  phase: Int32Array;
  agent: Int32Array;
  /** Replies still to be given, the one awaited included. */
  repliesLeft: Int32Array;
  /** 1 once a human has answered. */
  answered: Int32Array;
  /** 1 once an agent has taken the contact for the first time. */
  assigned: Int32Array;
  /** Cell of the tally the contact's arrival belongs to, and the latest message's. */
  arrivalCell: Int32Array;
  messageCell: Int32Array;
  arrivalSeconds: Float64Array;
  messageSeconds: Float64Array;
  private stateA: Int32Array;
  private stateB: Int32Array;
  private free: Int32Array;
  private freeCount: number;

  constructor(capacity: number) {
    this.capacity = capacity;
    const integers = (): Int32Array => new Int32Array(capacity);
    const doubles = (): Float64Array => new Float64Array(capacity);
    this.queue = integers();
    this.phase = integers();
    this.agent = integers();
    this.repliesLeft = integers();
    this.answered = integers();
    this.assigned = integers();
    this.arrivalCell = integers();
    this.messageCell = integers();
    this.arrivalSeconds = doubles();
    this.messageSeconds = doubles();
    this.stateA = integers();
    this.stateB = integers();
    this.free = integers();
    this.freeCount = 0;
    this.clear();
  }

  /** Contacts in the system. */
  get inUse(): number {
    return this.capacity - this.freeCount;
  }

  /** Whether `take` would need `grow` first. */
  get isFull(): boolean {
    return this.freeCount === 0;
  }

  clear(): void {
    this.queue.fill(FREE);
    for (let index = 0; index < this.capacity; index += 1) this.free[index] = this.capacity - 1 - index;
    this.freeCount = this.capacity;
  }

  /** A slot for a new contact of the queue, whose own random stream starts from two words of 32 bits. */
  take(queue: number, seedA: number, seedB: number): number {
    this.freeCount -= 1;
    const chat = this.free[this.freeCount];
    this.queue[chat] = queue;
    this.answered[chat] = 0;
    this.assigned[chat] = 0;
    this.stateA[chat] = (seedA | seedB) === 0 ? 1 : seedA;
    this.stateB[chat] = seedB;
    return chat;
  }

  release(chat: number): void {
    this.queue[chat] = FREE;
    this.free[this.freeCount] = chat;
    this.freeCount += 1;
  }

  isInUse(chat: number): boolean {
    return this.queue[chat] !== FREE;
  }

  /** The next 32 random bits of a contact's own stream, as an unsigned integer. */
  nextBits(chat: number): number {
    const a = this.stateA[chat];
    const b = this.stateB[chat] ^ a;
    const product = Math.imul(a, 0x9e3779bb);
    this.stateA[chat] = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
    this.stateB[chat] = (b << 13) | (b >>> 19);
    return Math.imul((product << 5) | (product >>> 27), 5) >>> 0;
  }

  /** Doubles the capacity. */
  grow(): void {
    const before = this.capacity;
    const larger = new ChatSlots(2 * before);
    larger.queue.set(this.queue);
    larger.phase.set(this.phase);
    larger.agent.set(this.agent);
    larger.repliesLeft.set(this.repliesLeft);
    larger.answered.set(this.answered);
    larger.assigned.set(this.assigned);
    larger.arrivalCell.set(this.arrivalCell);
    larger.messageCell.set(this.messageCell);
    larger.arrivalSeconds.set(this.arrivalSeconds);
    larger.messageSeconds.set(this.messageSeconds);
    larger.stateA.set(this.stateA);
    larger.stateB.set(this.stateB);
    larger.free.set(this.free.subarray(0, this.freeCount), before);
    larger.freeCount = this.freeCount + before;
    Object.assign(this, larger);
  }
}

/** Mark of an unused slot, in `queue`. */
const FREE = -1;
