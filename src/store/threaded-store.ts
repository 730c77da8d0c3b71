import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { builtModule } from '../package-files.ts';
import { StartupError } from '../startup-error.ts';
import type { KeyStore } from './key-store.ts';
import type { PlanStore } from './plan-store.ts';
import { NoticeBoard } from './queue/notices.ts';
import type { PlanClaims } from './queue/plan-claims.ts';
import type { PlanQueue } from './queue/plan-queue.ts';
import type { RateStore } from './rate-store.ts';
import { StoreUnavailableError } from './store.ts';
import type { Store, StoreOptions, StoreParts } from './store.ts';
import { unpackError } from './store-protocol.ts';
import type { StoreCall, StoreMessage, StoreThreadData } from './store-protocol.ts';
import type { TenantStore } from './tenant-store.ts';
import type { WebhookStore } from './webhook-store.ts';
import type { Upkeep } from './upkeep.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const REOPEN_MILLISECONDS = 2000;

/** Calls that the thread is given at a time. It works on one after the other; its answers to hundreds would come together. */
const CALLS_GIVEN = 16;

/**
 * The embedded store in a thread of its own, so that no query ever holds up the service. A database that has ended, as it
 * does when its disk is full, is opened again as soon as that can be done; until then every call fails.
 */
export class ThreadedStore implements Store {
  readonly plans: PlanStore = this.#part('plans');
  readonly queue: PlanQueue = this.#part('queue');
  readonly claims: PlanClaims = this.#part('claims');
  readonly upkeep: Upkeep = this.#part('upkeep');
  readonly tenants: TenantStore = this.#part('tenants');
  readonly keys: KeyStore = this.#part('keys');
  readonly rates: RateStore = this.#part('rates');
  readonly webhooks: WebhookStore = this.#part('webhooks');
  readonly notices = new NoticeBoard();
  readonly #directory: string;
  readonly #options: StoreOptions;
  /** Calls that the thread has not been given yet. */
  readonly #waiting: StoreCall[] = [];
  readonly #pending = new Map<number, Pending>();
  readonly #closing = new AbortController();
  #worker: Worker;
  #calls = 0;
  #reopening = Promise.resolve();
  #lost: Error | undefined;

  private constructor(directory: string, options: StoreOptions, worker: Worker) {
    this.#directory = directory;
    this.#options = options;
    this.#worker = worker;
    this.#listen();
  }

  /**
   * Opens the store in a directory, making it on first use.
   *
   * @throws StartupError when it cannot be opened.
   */
  static async open(directory: string, options: StoreOptions = {}): Promise<ThreadedStore> {
    const worker = await startThread({ directory, options, isReopened: false });
    return new ThreadedStore(directory, options, worker);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#reopening;
    if (this.#lost === undefined) await this.#call('store', 'close', []);
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
      this.#waiting.push(message);
      this.#give();
    });
  }

  #give(): void {
    while (this.#waiting.length > 0 && this.#pending.size - this.#waiting.length < CALLS_GIVEN) {
      this.#worker.postMessage(this.#waiting.shift());
    }
  }

  #listen(): void {
    this.#worker.on('message', (message: StoreMessage) => this.#receive(message));
    this.#worker.on('error', (error) =>
      this.#lose(new StoreUnavailableError('The store has closed.', { cause: error })),
    );
    this.#worker.once('exit', () => {
      this.#lose(new StoreUnavailableError('The store has closed.'));
      this.#reopening = this.#reopen();
    });
  }

  #receive(message: StoreMessage): void {
    if (message.kind === 'notice') return this.notices.post(message.notice);
    if (message.kind === 'ended') return this.#lose(unpackError(message.error));
    if (message.kind !== 'value' && message.kind !== 'error') return;
    const pending = this.#pending.get(message.call);
    this.#pending.delete(message.call);
    this.#give();
    if (message.kind === 'value') pending?.resolve(message.value);
    else pending?.reject(unpackError(message.error));
  }

  #lose(cause: Error): void {
    this.#lost ??= cause;
    for (const { reject } of this.#pending.values()) reject(this.#lost);
    this.#pending.clear();
    this.#waiting.length = 0;
  }

  async #reopen(): Promise<void> {
    for (;;) {
      const called = { ref: false, signal: this.#closing.signal };
      const isCalledOff = await wait(REOPEN_MILLISECONDS, false, called).catch(() => true);
      if (isCalledOff) return;
      const worker = await startThread({
        directory: this.#directory,
        options: this.#options,
        isReopened: true,
      }).catch(() => undefined);
      if (worker === undefined) continue;
      this.#worker = worker;
      this.#lost = undefined;
      this.#listen();
      return this.notices.post({ kind: 'missed' });
    }
  }
}

/** @throws StartupError when the store cannot be opened. */
async function startThread(workerData: StoreThreadData): Promise<Worker> {
  const worker = new Worker(builtModule('store/store-worker'), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const [message] = (await once(worker, 'message')) as [StoreMessage];
  if (message.kind !== 'refused') return worker;
  await worker.terminate();
  throw new StartupError(
    message.locked
      ? message.message
      : `The store in ${workerData.directory} could not be opened: ${message.message}`,
  );
}
