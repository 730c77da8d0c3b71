/** What a client has been told of a plan. */
export interface Entry {
  readonly key: string;
  /** Ids under which the plan was acknowledged: one, however often the request was sent. */
  readonly ids: Set<string>;
  /** Whether its removal was asked for: it may be gone then, and must be once that was acknowledged. */
  removal: 'none' | 'asked' | 'acknowledged';
}

/** What was promised to clients, by idempotency key. */
export class Ledger {
  readonly #entries = new Map<string, Entry>();

  open(key: string): Entry {
    const entry: Entry = { key, ids: new Set(), removal: 'none' };
    this.#entries.set(key, entry);
    return entry;
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** Plans that clients were promised and have not asked to be removed. */
  get promised(): readonly string[] {
    return this.entries.filter(({ removal }) => removal === 'none').flatMap(({ ids }) => [...ids]);
  }
}
