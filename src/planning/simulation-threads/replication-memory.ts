import type { PlayedReplication } from '../../../models/simulation/replications.ts';

/** Places of the numbers that threads agree by. */
const CLAIMED = 0;
const TAKEN = 1;
const BELL = 2;
const CLOSED = 3;
const WANTED = 4;
const CONTROLS = 5;

/** The memory that the threads of one simulation share. */
export interface ReplicationBuffers {
  readonly integers: SharedArrayBuffer;
  readonly numbers: SharedArrayBuffer;
  readonly slots: number;
}

/**
 * Replications in memory that threads share. Whoever claims a number plays it; the one who counts them takes them in order, so
 * that nobody runs ahead of it by more than there are slots.
 */
export class ReplicationMemory {
  readonly buffers: ReplicationBuffers;
  private readonly slots: number;
  private readonly control: Int32Array;
  /** [slot] one more than the replication that stands there. */
  private readonly stored: Int32Array;
  private readonly contactsLeft: Float64Array;
  private readonly values: readonly Float64Array[];

  /** Room for the values of so many replications at a time, of which so many are wanted in all. */
  static ofSize(valueCount: number, slots: number, wanted: number): ReplicationMemory {
    const memory = new ReplicationMemory({
      integers: new SharedArrayBuffer(4 * (CONTROLS + slots)),
      numbers: new SharedArrayBuffer(8 * slots * (1 + valueCount)),
      slots,
    });
    Atomics.store(memory.control, WANTED, wanted);
    return memory;
  }

  constructor(buffers: ReplicationBuffers) {
    const { integers, numbers, slots } = buffers;
    const valueCount = numbers.byteLength / 8 / slots - 1;
    this.buffers = buffers;
    this.slots = slots;
    this.control = new Int32Array(integers, 0, CONTROLS);
    this.stored = new Int32Array(integers, 4 * CONTROLS, slots);
    this.contactsLeft = new Float64Array(numbers, 0, slots);
    this.values = Array.from(
      { length: slots },
      (_, slot) => new Float64Array(numbers, 8 * (slots + slot * valueCount), valueCount),
    );
  }

  /** A replication nobody else plays; undefined while there is no room for another, or no other is wanted. */
  claim(): number | undefined {
    for (;;) {
      const next = Atomics.load(this.control, CLAIMED);
      const room = Atomics.load(this.control, TAKEN) + this.slots;
      if (next >= Math.min(room, Atomics.load(this.control, WANTED))) return undefined;
      if (Atomics.compareExchange(this.control, CLAIMED, next, next + 1) === next) return next;
    }
  }

  store(replication: number, { values, contactsLeft }: PlayedReplication): void {
    const slot = replication % this.slots;
    this.values[slot].set(values);
    this.contactsLeft[slot] = contactsLeft;
    Atomics.store(this.stored, slot, replication + 1);
    Atomics.notify(this.stored, slot);
  }

  /** What was stored; undefined as long as nothing was. */
  read(replication: number): PlayedReplication | undefined {
    const slot = replication % this.slots;
    if (Atomics.load(this.stored, slot) !== replication + 1) return undefined;
    return { values: this.values[slot], contactsLeft: this.contactsLeft[slot] };
  }

  /** Waits for a replication to be stored, but not for long. */
  waitFor(replication: number, milliseconds: number): void {
    const slot = replication % this.slots;
    const before = Atomics.load(this.stored, slot);
    if (before !== replication + 1) Atomics.wait(this.stored, slot, before, milliseconds);
  }

  /** Makes room: the replications before this one have been counted. */
  release(replication: number): void {
    Atomics.store(this.control, TAKEN, replication);
    this.ring();
  }

  /** How often the bell has rung. */
  get rings(): number {
    return Atomics.load(this.control, BELL);
  }

  /** Waits for the next ring after so many. */
  waitForBell(heard: number): void {
    if (!this.isClosed) Atomics.wait(this.control, BELL, heard);
  }

  get isClosed(): boolean {
    return Atomics.load(this.control, CLOSED) === 1;
  }

  /** Sends all threads home. */
  close(): void {
    Atomics.store(this.control, CLOSED, 1);
    this.ring();
  }

  private ring(): void {
    Atomics.add(this.control, BELL, 1);
    Atomics.notify(this.control, BELL);
  }
}
