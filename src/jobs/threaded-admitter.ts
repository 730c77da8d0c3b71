import { Piscina } from 'piscina';
import { builtModule } from '../package-files.ts';
import type { Admission, Admitter } from './admission.ts';

export interface ThreadedAdmitterOptions {
  /** JavaScript heap of the thread: enough for every request within the body limit that makes sense. */
  readonly heapMegabytes?: number;
  readonly stackMegabytes?: number;
  /** Longest time for one request: a sensible one takes well under a second. */
  readonly seconds?: number;
}

/** Judges requests in one thread of its own, kept ready, since those of the plans may be busy for minutes. */
export class ThreadedAdmitter implements Admitter {
  readonly #pool: Piscina<Uint8Array, Admission>;
  readonly #milliseconds: number;

  constructor({ heapMegabytes = 512, stackMegabytes = 4, seconds = 20 }: ThreadedAdmitterOptions = {}) {
    this.#milliseconds = seconds * 1000;
    this.#pool = new Piscina({
      filename: builtModule('jobs/admission-worker'),
      minThreads: 1,
      maxThreads: 1,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        maxYoungGenerationSizeMb: 16,
        stackSizeMb: stackMegabytes,
      },
    });
  }

  async admit(body: Uint8Array): Promise<Admission> {
    try {
      return await this.#pool.run(body, { signal: AbortSignal.timeout(this.#milliseconds) });
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

/** The request was more than the thread's memory, stack or time. */
function isOverwhelmed(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError' || name === 'AbortError';
}
