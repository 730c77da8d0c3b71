import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../domain/plan.ts';
import type { NoticeBoard, HeardNotice } from '../store/queue/notices.ts';
import type { PlanClaims, WorkerProfile } from '../store/queue/plan-claims.ts';
import { PlanAttempt } from './plan-attempt.ts';
import type { AttemptOptions } from './plan-attempt.ts';

export interface QueueWorkerOptions
  extends
    Omit<AttemptOptions, 'claims' | 'now' | 'stopGraceSeconds' | 'overtimeSeconds' | 'storePauseSeconds'>,
    Partial<Pick<AttemptOptions, 'now' | 'stopGraceSeconds' | 'overtimeSeconds' | 'storePauseSeconds'>> {
  readonly claims: PlanClaims;
  readonly notices: NoticeBoard;
  /** Plans that run at the same time. */
  readonly concurrency: number;
  /** Told once that the database is out of reach, until it is back. */
  readonly onOutage: (cause: unknown) => void;
  /** Notices say at once what is to be done; so often it looks for itself. */
  readonly lookSeconds?: number;
}

/** Looks from one sign of life to the next. */
const LOOKS_PER_BEAT = 3;

/** Takes plans from the queue and runs them, as many at once as it may, until it is closed. */
export class QueueWorker {
  readonly #options: Required<Omit<QueueWorkerOptions, 'observer'>> & Pick<QueueWorkerOptions, 'observer'>;
  readonly #profile: WorkerProfile;
  readonly #attempts = new Map<PlanAttempt, Promise<void>>();
  readonly #closing = new AbortController();
  #looking: Promise<void> | undefined;
  #claiming: Promise<void> | undefined;
  /** Whether a plan may wait for a place here. */
  #isAsked = false;
  #isOut = false;

  constructor(options: QueueWorkerOptions) {
    this.#options = {
      now: () => new Date(),
      stopGraceSeconds: 30,
      overtimeSeconds: 120,
      storePauseSeconds: 1,
      lookSeconds: 1,
      ...options,
    };
    const { concurrency } = options;
    this.#profile = { id: randomUUID(), host: hostname(), pid: process.pid, concurrency };
  }

  start(): void {
    const stopListening = this.#options.notices.listen((notice) => this.#hear(notice));
    this.#looking = this.#keepLooking().finally(stopListening);
  }

  /** The stage of each running plan; undefined before its first. */
  get stages(): readonly (Stage | undefined)[] {
    return [...this.#attempts.keys()].map(({ stage }) => stage);
  }

  /** Begins nothing any more, and puts running plans back into the queue for others. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const attempt of this.#attempts.keys()) attempt.giveUp();
    await this.#looking;
    await this.#claiming;
    await Promise.all(this.#attempts.values());
    await this.#inTouch(() => this.#options.claims.leave(this.#profile.id));
  }

  #hear(notice: HeardNotice): void {
    if (notice.kind === 'waiting') this.#fill();
    else if (notice.kind === 'missed') void this.#look();
    else if (notice.kind === 'stop') this.#attemptsAt(notice.planId).forEach((attempt) => attempt.cancel());
    else if (notice.kind === 'removed')
      this.#attemptsAt(notice.planId).forEach((attempt) => attempt.giveUp());
  }

  async #keepLooking(): Promise<void> {
    const { lookSeconds, claims } = this.#options;
    const { signal } = this.#closing;
    for (let looks = 0; !signal.aborted; looks++) {
      if (looks % LOOKS_PER_BEAT === 0) await this.#inTouch(() => claims.beat(this.#profile));
      await this.#look();
      await wait(lookSeconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Does what a notice may have failed to say. */
  async #look(): Promise<void> {
    const { claims } = this.#options;
    const attempts = [...this.#attempts.keys()];
    await this.#inTouch(async () => {
      for (const { claim, wish } of await claims.revoked(attempts.map((attempt) => attempt.claim))) {
        const attempt = attempts.find((one) => isSame(one.claim, claim));
        if (wish === 'cancel') attempt?.cancel();
        else attempt?.giveUp();
      }
    });
    this.#fill();
  }

  /** Claims plans for all free places, now or as soon as there is one. */
  #fill(): void {
    this.#isAsked = true;
    this.#claiming ??= this.#claimWhileFree().finally(() => {
      this.#claiming = undefined;
      if (this.#isAsked && this.#isFree) this.#fill();
    });
  }

  get #isFree(): boolean {
    return !this.#closing.signal.aborted && this.#attempts.size < this.#profile.concurrency;
  }

  async #claimWhileFree(): Promise<void> {
    while (this.#isAsked && this.#isFree) {
      this.#isAsked = false;
      await this.#inTouch(async () => {
        const claimed = await this.#options.claims.claim(this.#profile);
        if (claimed === undefined) return;
        this.#isAsked = true;
        this.#begin(new PlanAttempt(claimed, this.#options));
      });
    }
  }

  #begin(attempt: PlanAttempt): void {
    // Closed while the claim was on its way: it is given back like any other.
    if (this.#closing.signal.aborted) attempt.giveUp();
    const running = attempt.run().finally(() => {
      this.#attempts.delete(attempt);
      this.#fill();
    });
    this.#attempts.set(attempt, running);
  }

  #attemptsAt(planId: string): PlanAttempt[] {
    return [...this.#attempts.keys()].filter(({ claim }) => claim.planId === planId);
  }

  async #inTouch(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.#isOut = false;
    } catch (cause) {
      if (!this.#isOut) this.#options.onOutage(cause);
      this.#isOut = true;
    }
  }
}

function isSame(one: PlanAttempt['claim'], other: PlanAttempt['claim']): boolean {
  return one.planId === other.planId && one.attempt === other.attempt;
}
