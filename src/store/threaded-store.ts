import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { builtModule } from '../package-files.ts';
import { StartupError } from '../startup-error.ts';
import type { KeyStore } from './key-store.ts';
import type { PlanStore } from './plan-store.ts';
import type { RateStore } from './rate-store.ts';
import { StoreUnavailableError } from './store.ts';
import type { Store, StoreParts } from './store.ts';
import type { StoreCall, StoreMessage, StoreThreadData } from './store-protocol.ts';
import type { TenantStore } from './tenant-store.ts';
import type { Upkeep } from './upkeep.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The embedded store in a thread of its own, so that no query ever holds up the service. */
export class ThreadedStore implements Store {
  readonly plans: PlanStore = this.#part('plans');
  readonly upkeep: Upkeep = this.#part('upkeep');
  readonly tenants: TenantStore = this.#part('tenants');
  readonly keys: KeyStore = this.#part('keys');
  readonly rates: RateStore = this.#part('rates');
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #calls = 0;
  #lost: StoreUnavailableError | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: StoreMessage) => this.#receive(message));
    worker.on('error', (error) => this.#lose(error));
    worker.on('exit', () => this.#lose(undefined));
  }

  /**
   * Opens the store in a directory, making it on first use.
   *
   * @throws StartupError when it cannot be opened.
   */
  static async open(directory: string): Promise<ThreadedStore> {
    const workerData: StoreThreadData = { directory };
    const worker = new Worker(builtModule('store/store-worker'), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    const [message] = (await once(worker, 'message')) as [StoreMessage];
    if (message.kind === 'refused') {
      await worker.terminate();
      throw new StartupError(
        message.locked
          ? message.message
          : `The store in ${directory} could not be opened: ${message.message}`,
      );
    }
    return new ThreadedStore(worker);
  }

  async close(): Promise<void> {
    if (this.#lost !== undefined) return;
    await this.#call('store', 'close', []);
    await this.#worker.terminate();
  }

  /** A part whose every method is a call into the thread. */
  #part<Name extends keyof StoreParts>(name: Name): StoreParts[Name] {
    const methodOf = (_target: object, method: string | symbol): unknown => {
      // Whoever awaits a part asks whether it is a promise.
      if (typeof method === 'symbol' || method === 'then') return undefined;
      return (...given: unknown[]) => this.#call(name, method, given);
    };
    return new Proxy({}, { get: methodOf }) as StoreParts[Name];
  }

  #call(part: StoreCall['part'], method: string, given: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) return reject(this.#lost);
      const message: StoreCall = { call: ++this.#calls, part, method, arguments: given };
      this.#pending.set(message.call, { resolve, reject });
      this.#worker.postMessage(message);
    });
  }

  #receive(message: StoreMessage): void {
    if (message.kind !== 'value' && message.kind !== 'error') return;
    const pending = this.#pending.get(message.call);
    this.#pending.delete(message.call);
    if (message.kind === 'value') pending?.resolve(message.value);
    else pending?.reject(message.error);
  }

  #lose(cause: unknown): void {
    this.#lost ??= new StoreUnavailableError('The store has closed.', { cause });
    for (const { reject } of this.#pending.values()) reject(this.#lost);
    this.#pending.clear();
  }
}
