import type { MessagePort } from 'node:worker_threads';
import type { Progress } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Roster } from '../domain/roster.ts';
import { SolverFailure } from '../planning/solver-failure.ts';
import { packPlan } from '../store/packed-plan.ts';
import type { PackedPlan } from '../store/packed-plan.ts';

/** What a planning thread is handed for one plan. */
export interface PlanTask {
  readonly request: ResolvedRequest;
  /** Where progress is sent. */
  readonly progress: MessagePort;
  /** One Int32: 0 to go on, 1 to stop early. Shared memory, because a thread that computes reads no messages. */
  readonly stopFlag: SharedArrayBuffer;
  /** Threads that the plan may start beside its own. */
  readonly helpers: number;
}

export interface TaskHooks {
  readonly shouldStop: () => boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** The least time between two progress messages of one plan. */
export const PROGRESS_MILLISECONDS = 100;

/** What a planning thread hands back: errors that tell the client something lose their kind on the way out of a thread. */
export type TaskEnding =
  | { readonly status: 'planned'; readonly plan: PackedPlan }
  | { readonly status: 'failed'; readonly reason: string };

/**
 * Carries out one task with a synchronous planning function, inside a planning thread. A solver that failed is an ending,
 * any other error is thrown on.
 */
export function performTask(
  task: PlanTask,
  plan: (request: ResolvedRequest, hooks: TaskHooks) => Roster,
): TaskEnding {
  const stopFlag = new Int32Array(task.stopFlag);
  let lastSent = -Infinity;
  try {
    const roster = plan(task.request, {
      shouldStop: () => Atomics.load(stopFlag, 0) === 1,
      onProgress: (progress) => {
        const now = performance.now();
        if (now - lastSent < PROGRESS_MILLISECONDS) return;
        lastSent = now;
        task.progress.postMessage(progress);
      },
    });
    return { status: 'planned', plan: packPlan(roster) };
  } catch (error) {
    if (error instanceof SolverFailure) return { status: 'failed', reason: error.message };
    throw error;
  } finally {
    task.progress.close();
  }
}
