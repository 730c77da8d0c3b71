import { NONE } from './event-heap.ts';

/**
 * First-come-first-served lines over one set of members: a member stands in at most one line and leaves from any place in
 * O(1). Used for the contacts of a queue that wait for a slot, and for the messages that wait for one agent.
 */
export class WaitingLines {
  readonly length: Int32Array;
  readonly head: Int32Array;
  private readonly tail: Int32Array;
  private next: Int32Array;
  private previous: Int32Array;

  /** `lineCount` empty lines over members 0 … capacity − 1. */
  constructor(lineCount: number, capacity: number) {
    this.length = new Int32Array(lineCount);
    this.head = new Int32Array(lineCount).fill(NONE);
    this.tail = new Int32Array(lineCount).fill(NONE);
    this.next = new Int32Array(capacity);
    this.previous = new Int32Array(capacity);
  }

  /** Empties all lines. */
  clear(): void {
    this.length.fill(0);
    this.head.fill(NONE);
    this.tail.fill(NONE);
  }

  /** Makes room for more members. */
  grow(capacity: number): void {
    const next = new Int32Array(capacity);
    const previous = new Int32Array(capacity);
    next.set(this.next);
    previous.set(this.previous);
    this.next = next;
    this.previous = previous;
  }

  pushBack(line: number, member: number): void {
    const last = this.tail[line];
    this.previous[member] = last;
    this.next[member] = NONE;
    if (last === NONE) this.head[line] = member;
    else this.next[last] = member;
    this.tail[line] = member;
    this.length[line] = this.length[line] + 1;
  }

  pushFront(line: number, member: number): void {
    const first = this.head[line];
    this.next[member] = first;
    this.previous[member] = NONE;
    if (first === NONE) this.tail[line] = member;
    else this.previous[first] = member;
    this.head[line] = member;
    this.length[line] = this.length[line] + 1;
  }

  remove(line: number, member: number): void {
    const before = this.previous[member];
    const after = this.next[member];
    if (before === NONE) this.head[line] = after;
    else this.next[before] = after;
    if (after === NONE) this.tail[line] = before;
    else this.previous[after] = before;
    this.length[line] = this.length[line] - 1;
  }
}
