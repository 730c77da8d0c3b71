import type { Progress } from '../domain/plan.ts';

export interface ProgressNotesOptions {
  readonly note: (progress: Progress) => Promise<void>;
  readonly onError: (cause: unknown) => void;
  readonly milliseconds?: number;
}

/** Notes where a plan stands: a new stage at once, what happens within one at most once a second. */
export class ProgressNotes {
  readonly #options: Required<ProgressNotesOptions>;
  #latest: Progress | undefined;
  #notedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #writing = Promise.resolve();

  constructor(options: ProgressNotesOptions) {
    this.#options = { milliseconds: 1000, ...options };
  }

  add(progress: Progress): void {
    const isNewStage = progress.stage !== this.#latest?.stage;
    this.#latest = progress;
    if (isNewStage) return this.#write();
    const pause = this.#notedAt + this.#options.milliseconds - performance.now();
    this.#timer ??= setTimeout(() => this.#write(), Math.max(0, pause));
  }

  /** Notes nothing any more; resolves when what was noted is stored. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#notedAt = performance.now();
    const { note, onError } = this.#options;
    const progress = this.#latest!;
    this.#writing = this.#writing.then(() => note(progress)).catch(onError);
  }
}
