interface Waiting {
  readonly id: string;
  readonly task: () => Promise<void>;
}

/** Runs tasks first come, first served, at most `concurrency` at once. Tasks must not reject. */
export class TaskQueue {
  readonly #concurrency: number;
  readonly #waiting: Waiting[] = [];
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  add(id: string, task: () => Promise<void>): void {
    this.#waiting.push({ id, task });
    this.#next();
  }

  /** Takes a task out that has not begun; false when there is none of that id. */
  remove(id: string): boolean {
    const index = this.#waiting.findIndex((waiting) => waiting.id === id);
    if (index < 0) return false;
    this.#waiting.splice(index, 1);
    return true;
  }

  /** Begins nothing any more and resolves when the running tasks have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running);
  }

  #next(): void {
    while (!this.#closed && this.#running.size < this.#concurrency) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      const running: Promise<void> = next.task().finally(() => {
        this.#running.delete(running);
        this.#next();
      });
      this.#running.add(running);
    }
  }
}
