import { hashOf } from './api-key.ts';
import type { Authentication, Identity } from './authentication.ts';

/** A key that is revoked works for no longer than this. */
const REMEMBERED_SECONDS = 10;

/** Beyond so many callers the one remembered first is forgotten. */
const MOST_CALLERS = 10_000;

interface Entry {
  readonly identity: Identity;
  readonly until: number;
}

/**
 * Callers recognized a moment ago, so that two hundred clients do not each ask the database with every call. Keys and tokens
 * are not kept, only their hashes; what was refused is not remembered, so that nobody fills it.
 */
export class RememberedCallers {
  readonly #entries = new Map<string, Entry>();
  readonly #underWay = new Map<string, Promise<Authentication>>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  recall(credential: string): Identity | undefined {
    const hash = hashOf(credential);
    const entry = this.#entries.get(hash);
    if (entry === undefined) return undefined;
    if (entry.until > this.#now()) return entry.identity;
    this.#entries.delete(hash);
    return undefined;
  }

  /** What `verify` finds, asked once for all calls that wait for the same; remembered if it is good, no longer than that. */
  verified(credential: string, verify: () => Promise<Authentication>): Promise<Authentication> {
    const hash = hashOf(credential);
    const waiting = this.#underWay.get(hash);
    if (waiting !== undefined) return waiting;
    const begun = this.#now();
    const verification = verify()
      .then((found) => {
        if (found.status === 'known') this.#remember(hash, found, begun);
        return found;
      })
      .finally(() => this.#underWay.delete(hash));
    this.#underWay.set(hash, verification);
    return verification;
  }

  #remember(
    hash: string,
    { identity, expiresAt = Infinity }: Authentication & { status: 'known' },
    begun: number,
  ): void {
    this.#entries.delete(hash);
    this.#entries.set(hash, { identity, until: Math.min(begun + REMEMBERED_SECONDS * 1000, expiresAt) });
    if (this.#entries.size > MOST_CALLERS) this.#entries.delete(this.#entries.keys().next().value!);
  }
}
