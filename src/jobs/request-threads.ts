import { Piscina } from 'piscina';
import { builtModule } from '../package-files.ts';
import type { JudgedBody } from './judged-body.ts';
import { LOADED_BY_IMPORT } from './thread-loading.ts';
import { ThreadsClosedError } from './threads-closed-error.ts';

export interface RequestThreadsOptions {
  /** Module whose default export takes a task and gives a `JudgedBody`, such as `jobs/admission-worker`. */
  readonly worker: string;
  readonly threads: number;
  /** JavaScript heap of a thread: enough for every request within the body limit that makes sense. */
  readonly heapMegabytes?: number;
  readonly stackMegabytes?: number;
  /** Longest time for one request, waiting included. */
  readonly seconds?: number;
  /** What to change about a request that is too much for a thread. */
  readonly advice: string;
}

/** Threads kept ready for requests that are answered at once, since those of the plans may be busy for minutes. */
export class RequestThreads<Task, Value> {
  readonly #pool: Piscina<Task, JudgedBody<Value>>;
  readonly #seconds: number;
  readonly #advice: string;
  #isClosed = false;

  constructor(options: RequestThreadsOptions) {
    const { worker, threads, heapMegabytes = 512, stackMegabytes = 4, seconds = 20 } = options;
    this.#seconds = seconds;
    this.#advice = options.advice;
    this.#pool = new Piscina({
      filename: builtModule(worker),
      execArgv: LOADED_BY_IMPORT,
      minThreads: 1,
      maxThreads: threads,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        maxYoungGenerationSizeMb: 16,
        stackSizeMb: stackMegabytes,
      },
    });
  }

  /**
   * Performs a task; one that is more than the thread's memory, stack or time is refused.
   *
   * @throws ThreadsClosedError when they are closed meanwhile
   */
  async run(task: Task): Promise<JudgedBody<Value>> {
    try {
      return await this.#pool.run(task, { signal: AbortSignal.timeout(this.#seconds * 1000) });
    } catch (error) {
      if (this.#isClosed) throw new ThreadsClosedError('The service is ending.', { cause: error });
      const excess = this.#excess(error);
      if (excess === undefined) throw error;
      return { status: 'refused', errors: [{ path: '', message: `${excess}: ${this.#advice}` }], total: 1 };
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool.destroy();
  }

  /** What a task was too much for; undefined when it failed for another reason. */
  #excess(error: unknown): string | undefined {
    const { code, message, name } = error as { code?: unknown; message?: unknown; name?: unknown };
    if (name === 'AbortError') return `takes longer than the ${this.#seconds} s that one request may take`;
    const outOfStack = name === 'RangeError' && message === 'Maximum call stack size exceeded';
    if (code !== 'ERR_WORKER_OUT_OF_MEMORY' && !outOfStack) return undefined;
    return 'takes more memory than one request may take';
  }
}
