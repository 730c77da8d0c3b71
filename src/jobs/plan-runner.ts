import type { Progress } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { PackedPlan } from '../store/packed-plan.ts';

/** Draws up plans away from the caller's thread. */
export interface PlanRunner {
  /** Runs one plan to its end. Never rejects: whatever happens to the plan is an ending. */
  run(request: ResolvedRequest, hooks: RunHooks): Promise<RunEnding>;
  /** Ends every running plan as aborted and frees the threads. */
  close(): Promise<void>;
}

export interface RunHooks {
  readonly onProgress: (progress: Progress) => void;
  /** Ends the plan early and keeps the best roster so far. */
  readonly stop: AbortSignal;
  /** Kills the plan; nothing of it is kept. */
  readonly abort: AbortSignal;
}

export type RunEnding =
  | { readonly status: 'planned'; readonly plan: PackedPlan }
  | { readonly status: 'aborted' }
  /** `reason` is one readable sentence; `cause` is for the log. */
  | { readonly status: 'failed'; readonly reason: string; readonly cause: unknown };
