import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { unpackJson } from '../store/packed-plan.ts';
import type { GzipJson } from '../store/packed-plan.ts';
import type { Claim, ClaimedPlan, PlanClaims } from '../store/queue/plan-claims.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { PlanExecution } from './plan-execution.ts';
import type { PlanEnding } from './plan-execution.ts';
import type { PlanObserver } from './plan-observer.ts';
import type { PlanRunner } from './plan-runner.ts';
import { ProgressNotes } from './progress-notes.ts';

export interface AttemptOptions {
  readonly claims: Pick<PlanClaims, 'note' | 'finish' | 'handBack'>;
  readonly runner: PlanRunner;
  /** Told of what no caller waits for: a plan that failed, a store that did not take a result. */
  readonly onError: (message: string, planId: string, cause: unknown) => void;
  readonly observer?: PlanObserver | undefined;
  readonly now: () => Date;
  /** A plan asked to stop is killed when it has not ended after so many seconds. */
  readonly stopGraceSeconds: number;
  /** A plan that outlives its own time limit by so many seconds is killed. */
  readonly overtimeSeconds: number;
  /** Pause before a result is stored again that the store did not take, doubled each time up to 16 times that. */
  readonly storePauseSeconds: number;
}

const NO_ROSTER = { state: 'failed', progress: null, result: null } as const;
const NOT_CARRIED_OUT = 'The service could not carry out or store this plan; it can be sent again.';

/** A store that answers, yet has refused a result so often, will not take it. */
const MOST_REFUSALS = 3;
const LONGEST_PAUSE = 16;

/** One attempt at a plan, from its claim until its ending is stored, or the claim is given up. */
export class PlanAttempt {
  readonly claim: Claim;
  readonly #resolved: GzipJson | undefined;
  readonly #options: AttemptOptions;
  readonly #execution: PlanExecution;
  readonly #notes: ProgressNotes;
  readonly #givenUp = new AbortController();

  constructor({ claim, resolved }: ClaimedPlan, options: AttemptOptions) {
    this.claim = claim;
    this.#resolved = resolved;
    this.#options = options;
    const { claims, onError } = options;
    const { planId } = claim;
    this.#notes = new ProgressNotes({
      note: (progress) => claims.note(claim, progress),
      onError: (cause) => onError('progress was not stored', planId, cause),
    });
    this.#execution = new PlanExecution({
      ...options,
      onFailure: (cause) => onError('planning failed', planId, cause),
      onProgress: (progress) => this.#notes.add(progress),
    });
  }

  /** The stage it has reached; undefined before the first. */
  get stage(): Stage | undefined {
    return this.#execution.progress?.stage;
  }

  /** Stops early and keeps the best roster. */
  cancel(): void {
    this.#execution.cancel();
  }

  /** Ends at once and gives the plan back, because the process closes or somebody else has the plan. */
  giveUp(): void {
    this.#givenUp.abort();
    this.#execution.interrupt();
  }

  /** Runs the plan and stores what becomes of it. Never rejects. */
  async run(): Promise<void> {
    const ending = await this.#carryOut();
    await this.#notes.close();
    if (ending !== 'interrupted') return this.#store(ending);
    const { claims, now, onError } = this.#options;
    await claims
      .handBack(this.claim, now().toISOString())
      .catch((cause: unknown) =>
        onError('the plan was not put back into the queue', this.claim.planId, cause),
      );
  }

  async #carryOut(): Promise<PlanEnding | 'interrupted'> {
    try {
      if (this.#resolved === undefined) throw new Error('the store lacks the request of this plan');
      return await this.#execution.run((await unpackJson(this.#resolved)) as ResolvedRequest);
    } catch (cause) {
      this.#options.onError('the plan could not be carried out', this.claim.planId, cause);
      return { ...NO_ROSTER, reason: NOT_CARRIED_OUT };
    }
  }

  /**
   * Stores an ending. A database out of reach is waited for: when it is back the result counts unless somebody else has taken
   * the plan meanwhile.
   */
  async #store(ending: PlanEnding): Promise<void> {
    const { onError, storePauseSeconds } = this.#options;
    let refusals = 0;
    for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return await this.#finish(
          refusals < MOST_REFUSALS ? ending : { ...NO_ROSTER, reason: NOT_CARRIED_OUT },
        );
      } catch (cause) {
        if (!(cause instanceof StoreUnavailableError)) refusals++;
        onError('the result was not stored', this.claim.planId, cause);
      }
      if (this.#givenUp.signal.aborted) return;
      const { signal } = this.#givenUp;
      await wait(pause * storePauseSeconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  }

  async #finish(ending: PlanEnding): Promise<void> {
    const { claims, observer, now } = this.#options;
    const isStored = await claims.finish(this.claim, { ...ending, finishedAt: now().toISOString() });
    if (!isStored) return;
    const { seconds } = this.#execution;
    observer?.ended({ state: ending.state, seconds, certificate: ending.result?.certificate });
  }
}
