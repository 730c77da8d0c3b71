import type { Progress } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Ending } from '../store/plan-store.ts';
import type { PlanRunner, RunEnding } from './plan-runner.ts';

export interface ExecutionOptions {
  readonly runner: PlanRunner;
  readonly onProgress: (progress: Progress) => void;
  /** Told why a plan failed, for the log. */
  readonly onFailure: (cause: unknown) => void;
  /** A plan asked to stop is killed when it has not ended after so many seconds. */
  readonly stopGraceSeconds: number;
  /** A plan that outlives its own time limit by so many seconds is killed. */
  readonly overtimeSeconds: number;
}

/** The final state of a plan and what has come of it. */
export type PlanEnding = Omit<Ending, 'finishedAt'>;

/** Messages of a plan's last moments may have been thinned out; a plan with a roster has passed every stage. */
const DONE: Progress = { stage: 'certificate', percent: 100 };

type Intent = 'run' | 'cancel' | 'interrupt' | 'overrun';

/** One plan while it runs: what it has reached, and the ways to end it. */
export class PlanExecution {
  readonly #options: ExecutionOptions;
  readonly #stop = new AbortController();
  readonly #abort = new AbortController();
  #intent: Intent = 'run';
  #progress: Progress | null = null;
  #begin: number | undefined;

  constructor(options: ExecutionOptions) {
    this.#options = options;
  }

  /** The latest progress; null before the first. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** Seconds since it began to run; undefined before. */
  get seconds(): number | undefined {
    return this.#begin === undefined ? undefined : (performance.now() - this.#begin) / 1000;
  }

  /** Stops early and keeps the best roster; kills the plan when it does not stop in time. */
  cancel(): void {
    if (this.#intent !== 'run') return;
    this.#intent = 'cancel';
    this.#stop.abort();
    this.#killAfter(this.#options.stopGraceSeconds);
  }

  /** Ends at once and keeps nothing, because the service closes or the plan is no longer its own. */
  interrupt(): void {
    if (this.#intent === 'run') this.#intent = 'interrupt';
    this.#abort.abort();
  }

  /** Runs the plan to its end; `interrupted` when it should be queued again. */
  async run(request: ResolvedRequest): Promise<PlanEnding | 'interrupted'> {
    this.#begin = performance.now();
    const { timeLimitSeconds } = request.objective;
    const limitSeconds = timeLimitSeconds + this.#options.overtimeSeconds;
    const overrun = setTimeout(() => {
      if (this.#intent === 'run') this.#intent = 'overrun';
      this.#abort.abort();
    }, limitSeconds * 1000);
    const ending = await this.#options.runner.run(request, {
      onProgress: (progress) => {
        this.#progress = progress;
        this.#options.onProgress(progress);
      },
      stop: this.#stop.signal,
      abort: this.#abort.signal,
    });
    clearTimeout(overrun);
    if (ending.status === 'failed') this.#options.onFailure(ending.cause);
    return this.#judge(ending, limitSeconds);
  }

  #judge(ending: RunEnding, limitSeconds: number): PlanEnding | 'interrupted' {
    const progress = this.#progress;
    if (ending.status === 'planned') {
      const cancelled = this.#intent === 'cancel';
      return {
        state: cancelled ? 'cancelled' : 'completed',
        reason: cancelled ? 'Stopped early on request; the best roster so far is kept.' : null,
        progress: DONE,
        result: ending.plan,
      };
    }
    if (ending.status === 'failed') return { state: 'failed', reason: ending.reason, progress, result: null };
    if (this.#intent === 'cancel') {
      const reason = 'Stopped on request before a roster was found.';
      return { state: 'cancelled', reason, progress, result: null };
    }
    if (this.#intent === 'overrun') {
      const reason = `Planning did not end within ${limitSeconds} seconds and was given up.`;
      return { state: 'failed', reason, progress, result: null };
    }
    return 'interrupted';
  }

  #killAfter(seconds: number): void {
    setTimeout(() => this.#abort.abort(), seconds * 1000).unref();
  }
}
