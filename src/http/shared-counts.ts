import type { ClientRateLimitInfo, Store } from 'express-rate-limit';
import type { RateStore } from '../store/rate-store.ts';

/** A client's budget is taken from the database in so many parts: a call costs a write only when a part is used up. */
const PARTS = 50;

const MINUTE_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 3_600_000;

/** Beyond so many clients those whose minute is over are forgotten. */
const MANY_CLIENTS = 10_000;

/** Calls of a client that this process may let through without asking. */
interface Lease {
  /** When the minute ends, in milliseconds since 1970. */
  readonly until: number;
  /** Calls let through or leased by all processes. */
  readonly taken: number;
  left: number;
}

export interface SharedCountsOptions {
  /** Tells the counts of one budget from those of another. */
  readonly budget: string;
  readonly perMinute: number;
  readonly rates: RateStore;
  readonly now?: () => number;
}

/**
 * Calls counted for all processes on one database. Each takes a part of a client's budget at a time; what others have leased and
 * not used counts as used. While the database is out of reach each process counts for itself.
 */
export class SharedCounts implements Store {
  readonly localKeys = false;
  readonly #options: Required<SharedCountsOptions>;
  readonly #leases = new Map<string, Lease>();
  readonly #underWay = new Map<string, Promise<Lease>>();
  #tidied: number;

  constructor(options: SharedCountsOptions) {
    this.#options = { now: Date.now, ...options };
    this.#tidied = this.#options.now();
  }

  async increment(client: string): Promise<ClientRateLimitInfo> {
    const { perMinute } = this.#options;
    let lease = this.#current(client);
    // Several calls may wait for one part, and find it used up.
    while (lease === undefined || (lease.left === 0 && lease.taken < perMinute))
      lease = await this.#renewed(client);
    const isBeyond = lease.left === 0;
    if (!isBeyond) lease.left--;
    return {
      totalHits: isBeyond ? perMinute + 1 : lease.taken - lease.left,
      resetTime: new Date(lease.until),
    };
  }

  decrement(client: string): void {
    const lease = this.#current(client);
    if (lease !== undefined) lease.left++;
  }

  resetKey(client: string): void {
    this.#leases.delete(client);
  }

  #current(client: string): Lease | undefined {
    const lease = this.#leases.get(client);
    return lease !== undefined && lease.until > this.#options.now() ? lease : undefined;
  }

  #renewed(client: string): Promise<Lease> {
    const waiting = this.#underWay.get(client);
    if (waiting !== undefined) return waiting;
    const renewal = this.#lease(client).finally(() => this.#underWay.delete(client));
    this.#underWay.set(client, renewal);
    return renewal;
  }

  async #lease(client: string): Promise<Lease> {
    const { budget, perMinute, rates, now } = this.#options;
    const part = Math.ceil(perMinute / PARTS);
    let lease: Lease;
    try {
      const { total, secondsLeft } = await rates.take(`${budget} ${client}`, part);
      const before = total - part;
      const left = Math.max(0, Math.min(part, perMinute - before));
      lease = { until: now() + secondsLeft * 1000, taken: Math.min(total, perMinute), left };
    } catch {
      lease = { until: now() + MINUTE_MILLISECONDS, taken: perMinute, left: perMinute };
    }
    this.#tidy();
    this.#leases.set(client, lease);
    return lease;
  }

  #tidy(): void {
    const { rates, now } = this.#options;
    if (this.#leases.size > MANY_CLIENTS) {
      for (const [client, { until }] of this.#leases) if (until <= now()) this.#leases.delete(client);
    }
    if (now() - this.#tidied < HOUR_MILLISECONDS) return;
    this.#tidied = now();
    // Where it fails, an hour later is soon enough.
    rates.forgetOld().catch(() => undefined);
  }
}
