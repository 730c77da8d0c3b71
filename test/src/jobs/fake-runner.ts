import type { Progress } from '../../../src/domain/plan.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import type { PlanRunner, RunEnding, RunHooks } from '../../../src/jobs/plan-runner.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import { sampleRoster } from '../samples.ts';

/** One run in the hands of a test. */
export interface FakeRun {
  readonly request: ResolvedRequest;
  readonly hooks: RunHooks;
  progress(progress: Progress): void;
  end(ending: RunEnding): void;
}

/**
 * A runner whose plans end when the test says so, or as real ones would: an aborted run at once, a stopped run with the
 * sample roster.
 */
export class FakeRunner implements PlanRunner {
  readonly runs: FakeRun[] = [];
  /** What a run does by itself. */
  readonly #behaviour: (run: FakeRun) => void;

  constructor(behaviour: (run: FakeRun) => void = () => undefined) {
    this.#behaviour = behaviour;
  }

  run(request: ResolvedRequest, hooks: RunHooks): Promise<RunEnding> {
    return new Promise((resolve) => {
      const run: FakeRun = { request, hooks, progress: hooks.onProgress, end: resolve };
      this.runs.push(run);
      const aborted = (): void => resolve({ status: 'aborted' });
      if (hooks.abort.aborted) aborted();
      hooks.abort.addEventListener('abort', aborted);
      if (hooks.stop.aborted) run.end(planned());
      hooks.stop.addEventListener('abort', () => run.end(planned()));
      this.#behaviour(run);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export function planned(): RunEnding {
  return { status: 'planned', plan: packPlan(sampleRoster) };
}

/** A runner whose plans report one stage and end at once with the sample roster. */
export function instantRunner(): FakeRunner {
  return new FakeRunner((run) => {
    run.progress({ stage: 'covering', percent: 40, incumbent: 3, bound: 2, gap: 1 / 3 });
    run.end(planned());
  });
}
