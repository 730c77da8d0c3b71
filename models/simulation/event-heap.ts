/** What a link, position or owner holds when there is none. Only inside typed arrays of this model. */
export const NONE = -1;

/**
 * A priority queue of the next event of each of many ids: a four-ary heap in typed arrays that knows where every id sits,
 * so that moving an event costs one pass instead of a removal and an insertion. Equal times keep no particular order
 * but always the same one.
 */
export class EventHeap {
  private seconds: Float64Array;
  private ids: Int32Array;
  private positions: Int32Array;
  private size = 0;

  /** Holds the ids 0 … capacity − 1, none of them scheduled. */
  constructor(capacity: number) {
    this.seconds = new Float64Array(capacity);
    this.ids = new Int32Array(capacity);
    this.positions = new Int32Array(capacity).fill(NONE);
  }

  /** Events scheduled now. */
  get length(): number {
    return this.size;
  }

  /** Time of the earliest event, +Infinity when there is none. */
  get nextSeconds(): number {
    return this.size > 0 ? this.seconds[0] : Infinity;
  }

  /** Id of the earliest event. Only meaningful while `length` is above zero. */
  get nextId(): number {
    return this.ids[0];
  }

  /** Sets the time of an id's event, whether it had one or not. */
  schedule(id: number, seconds: number): void {
    let position = this.positions[id];
    if (position === NONE) {
      position = this.size;
      this.size += 1;
      this.siftUp(position, id, seconds);
    } else if (seconds < this.seconds[position]) {
      this.siftUp(position, id, seconds);
    } else {
      this.siftDown(position, id, seconds);
    }
  }

  /** Takes an id's event away; nothing happens if it had none. */
  cancel(id: number): void {
    const position = this.positions[id];
    if (position === NONE) return;
    this.positions[id] = NONE;
    this.size -= 1;
    if (position === this.size) return;
    const lastId = this.ids[this.size];
    const lastSeconds = this.seconds[this.size];
    if (lastSeconds < this.seconds[position]) this.siftUp(position, lastId, lastSeconds);
    else this.siftDown(position, lastId, lastSeconds);
  }

  /** Takes all events away. */
  clear(): void {
    this.positions.fill(NONE);
    this.size = 0;
  }

  /** Makes room for more ids. */
  grow(capacity: number): void {
    const seconds = new Float64Array(capacity);
    const ids = new Int32Array(capacity);
    const positions = new Int32Array(capacity).fill(NONE);
    seconds.set(this.seconds);
    ids.set(this.ids);
    positions.set(this.positions);
    this.seconds = seconds;
    this.ids = ids;
    this.positions = positions;
  }

  private siftUp(start: number, id: number, seconds: number): void {
    const { seconds: keys, ids, positions } = this;
    let hole = start;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentSeconds = keys[parent];
      if (parentSeconds <= seconds) break;
      keys[hole] = parentSeconds;
      ids[hole] = ids[parent]!;
      positions[ids[hole]] = hole;
      hole = parent;
    }
    keys[hole] = seconds;
    ids[hole] = id;
    positions[id] = hole;
  }

  private siftDown(start: number, id: number, seconds: number): void {
    const { seconds: keys, ids, positions, size } = this;
    let hole = start;
    for (;;) {
      const first = 4 * hole + 1;
      if (first >= size) break;
      const end = first + 4 < size ? first + 4 : size;
      let child = first;
      let childSeconds = keys[first];
      for (let sibling = first + 1; sibling < end; sibling += 1) {
        const siblingSeconds = keys[sibling];
        if (siblingSeconds < childSeconds) {
          child = sibling;
          childSeconds = siblingSeconds;
        }
      }
      if (childSeconds >= seconds) break;
      keys[hole] = childSeconds;
      ids[hole] = ids[child]!;
      positions[ids[hole]] = hole;
      hole = child;
    }
    keys[hole] = seconds;
    ids[hole] = id;
    positions[id] = hole;
  }
}
