import { Piscina } from 'piscina';
import { builtModule } from '../package-files.ts';
import type { JudgedBody } from './judged-body.ts';

export interface RequestThreadsOptions {
  /** Module whose default export takes a task and gives a `JudgedBody`, such as `jobs/admission-worker`. */
  readonly worker: string;
  readonly threads: number;
  /** JavaScript heap of a thread: enough for every request within the body limit that makes sense. */
  readonly heapMegabytes?: number;
  readonly stackMegabytes?: number;
  /** Longest time for one request, waiting included. */
  readonly seconds?: number;
}

/** Threads kept ready for requests that are answered at once, since those of the plans may be busy for minutes. */
export class RequestThreads<Task, Value> {
  readonly #pool: Piscina<Task, JudgedBody<Value>>;
  readonly #milliseconds: number;

  constructor(options: RequestThreadsOptions) {
    const { worker, threads, heapMegabytes = 512, stackMegabytes = 4, seconds = 20 } = options;
    this.#milliseconds = seconds * 1000;
    this.#pool = new Piscina({
      filename: builtModule(worker),
      minThreads: 1,
      maxThreads: threads,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        maxYoungGenerationSizeMb: 16,
        stackSizeMb: stackMegabytes,
      },
    });
  }

  /** Tasks that wait for a thread. */
  get waiting(): number {
    return this.#pool.queueSize;
  }

  /** Performs a task; one that is more than the thread's memory, stack or time is refused. */
  async run(task: Task): Promise<JudgedBody<Value>> {
    try {
      return await this.#pool.run(task, { signal: AbortSignal.timeout(this.#milliseconds) });
    } catch (error) {
      if (!isOverwhelmed(error)) throw error;
      const message = 'too large to be judged: send fewer queues, agents, shift templates or days';
      return { status: 'refused', errors: [{ path: '', message }], total: 1 };
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

function isOverwhelmed(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError' || name === 'AbortError';
}
