import { Client } from '../client.ts';
import type { BenchDatabase } from '../databases.ts';
import { serve, startWorker } from '../served.ts';
import type { Running } from '../served.ts';

/** A process by what it does. */
export type Member = 'service' | 'worker';

/** Plans may wait in any number: what is measured is what becomes of them. */
const SETTINGS = { PAIBAN_QUEUE_LIMIT: '100000' };

/** The processes that work on one database: one that does everything, or a service and a worker where they can be two. */
export class Fleet {
  readonly members: readonly Member[];
  readonly #database: BenchDatabase;
  readonly #running = new Map<Member, Running>();
  #starts = 0;
  #client: Client | undefined;

  constructor(database: BenchDatabase) {
    this.#database = database;
    this.members = database.kind === 'embedded' ? ['service'] : ['service', 'worker'];
  }

  /** The service, while it is there. */
  get client(): Client | undefined {
    return this.#client;
  }

  /** Starts of processes that came to be ready. */
  get starts(): number {
    return this.#starts;
  }

  /** @throws Error when a process does not come to be ready. */
  async start(members: readonly Member[] = this.members): Promise<void> {
    await Promise.all(members.map((member) => this.#start(member)));
  }

  async kill(members: readonly Member[]): Promise<void> {
    if (members.includes('service')) this.#client = undefined;
    await this.end('SIGKILL', members);
  }

  async end(signal: NodeJS.Signals, members: readonly Member[] = this.members): Promise<void> {
    await Promise.all(members.map(async (member) => this.#running.get(member)?.end(signal)));
  }

  async #start(member: Member): Promise<void> {
    if (member === 'worker') {
      this.#running.set(member, await startWorker(this.#database));
    } else {
      const isAlone = this.members.length === 1;
      const command = ['serve', '--development', ...(isAlone ? [] : ['--no-worker'])];
      const service = await serve(this.#database, SETTINGS, command);
      this.#running.set(member, service);
      this.#client = new Client(service.url);
    }
    this.#starts++;
  }
}
