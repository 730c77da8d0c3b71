import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Plan, Progress } from '../domain/plan.ts';
import { builtModule } from '../package-files.ts';
import { StartupError } from '../startup-error.ts';
import { StoreUnavailableError } from './plan-store.ts';
import type {
  DocumentKind,
  Ending,
  NewPlan,
  PageQuery,
  PlanPage,
  PlanStore,
  TracedPlan,
  TablesState,
  UnfinishedPlan,
} from './plan-store.ts';
import type { Addition, KeyUse } from './key-use.ts';
import type { GzipJson } from './packed-plan.ts';
import type { StoreCall, StoreMessage, StoreThreadData } from './store-protocol.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The embedded store in a thread of its own, so that no query ever holds up the service. */
export class ThreadedStore implements PlanStore {
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

  add(plan: NewPlan): Promise<Addition> {
    return this.#call('add', plan);
  }

  keyUse(key: string, at: string): Promise<KeyUse | undefined> {
    return this.#call('keyUse', key, at);
  }

  find(id: string): Promise<Plan | undefined> {
    return this.#call('find', id);
  }

  trace(id: string): Promise<TracedPlan | undefined> {
    return this.#call('trace', id);
  }

  newest(): Promise<string | undefined> {
    return this.#call('newest');
  }

  page(query: PageQuery): Promise<PlanPage> {
    return this.#call('page', query);
  }

  document(id: string, kind: DocumentKind): Promise<GzipJson | undefined> {
    return this.#call('document', id, kind);
  }

  begin(id: string): Promise<boolean> {
    return this.#call('begin', id);
  }

  note(id: string, progress: Progress): Promise<void> {
    return this.#call('note', id, progress);
  }

  finish(id: string, ending: Ending): Promise<boolean> {
    return this.#call('finish', id, ending);
  }

  requeue(id: string): Promise<boolean> {
    return this.#call('requeue', id);
  }

  unfinished(): Promise<readonly UnfinishedPlan[]> {
    return this.#call('unfinished');
  }

  remove(id: string): Promise<boolean> {
    return this.#call('remove', id);
  }

  removeFinishedBefore(moment: string, limit: number): Promise<number> {
    return this.#call('removeFinishedBefore', moment, limit);
  }

  tablesState(): Promise<TablesState> {
    return this.#call('tablesState');
  }

  async close(): Promise<void> {
    if (this.#lost !== undefined) return;
    await this.#call('close');
    await this.#worker.terminate();
  }

  #call<Method extends keyof PlanStore>(
    method: Method,
    ...given: Parameters<PlanStore[Method]>
  ): ReturnType<PlanStore[Method]> {
    const answer = new Promise((resolve, reject) => {
      if (this.#lost !== undefined) return reject(this.#lost);
      const message: StoreCall = { call: ++this.#calls, method, arguments: given };
      this.#pending.set(message.call, { resolve, reject });
      this.#worker.postMessage(message);
    });
    return answer as ReturnType<PlanStore[Method]>;
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
