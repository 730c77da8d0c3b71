import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Progress } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { builtModule } from '../package-files.ts';
import type { PlanRunner, RunEnding, RunHooks } from './plan-runner.ts';
import type { PlanTask, TaskEnding } from './plan-task.ts';
import { LOADED_BY_IMPORT } from './thread-loading.ts';

export interface PoolOptions {
  readonly threads: number;
  /** JavaScript heap of one thread; a solver's own memory comes on top. */
  readonly heapMegabytesPerThread: number;
  /** Module whose default export performs a `PlanTask`. */
  readonly workerFile?: string;
}

/** An idle thread is kept this long, so that plans in a row share a warm solver. */
const IDLE_MILLISECONDS = 60_000;

/** A third of what V8 takes by itself: plans are as fast with it and need 100 MB less each. */
const YOUNG_MEGABYTES = 16;

/**
 * Threads that each of the plans that run at the same time may start beside its own, when all of them are to have a processor
 * of their own.
 */
export function spareThreads(plans: number, processors: number): number {
  return Math.max(0, Math.floor(processors / plans) - 1);
}

/** Draws up plans in a pool of threads. */
export class PoolRunner implements PlanRunner {
  readonly #pool: Piscina<PlanTask, TaskEnding>;
  readonly #heapMegabytes: number;
  readonly #helpers: number;
  readonly #closing = new AbortController();

  constructor(options: PoolOptions) {
    this.#heapMegabytes = options.heapMegabytesPerThread;
    this.#helpers = spareThreads(options.threads, availableParallelism());
    this.#pool = new Piscina({
      filename: options.workerFile ?? builtModule('jobs/plan-worker'),
      execArgv: LOADED_BY_IMPORT,
      minThreads: 0,
      maxThreads: options.threads,
      idleTimeout: IDLE_MILLISECONDS,
      resourceLimits: {
        maxOldGenerationSizeMb: options.heapMegabytesPerThread,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
    });
  }

  async run(request: ResolvedRequest, hooks: RunHooks): Promise<RunEnding> {
    const signal = AbortSignal.any([hooks.abort, this.#closing.signal]);
    if (signal.aborted) return { status: 'aborted' };
    const { port1: received, port2: progress } = new MessageChannel();
    received.on('message', (message: Progress) => hooks.onProgress(message));
    const stopFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const stop = (): void => void Atomics.store(new Int32Array(stopFlag), 0, 1);
    if (hooks.stop.aborted) stop();
    hooks.stop.addEventListener('abort', stop);
    try {
      const task: PlanTask = { request, progress, stopFlag, helpers: this.#helpers };
      const ending = await this.#pool.run(task, { signal, transferList: [progress] });
      return ending.status === 'planned' ? ending : { ...ending, cause: new Error(ending.reason) };
    } catch (error) {
      return signal.aborted ? { status: 'aborted' } : this.#failure(error);
    } finally {
      hooks.stop.removeEventListener('abort', stop);
      received.close();
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#pool.destroy();
  }

  #failure(error: unknown): RunEnding {
    const outOfMemory = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
    const reason = outOfMemory
      ? `The plan needed more memory than a planning thread may use (${this.#heapMegabytes} MB): ask for fewer days, people or shift templates, or give threads more.`
      : 'Planning ended with an internal error; the log tells more.';
    return { status: 'failed', reason, cause: error };
  }
}
