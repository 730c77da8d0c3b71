import type { ColumnSpec, LinearModel, RowSpec } from '../../models/linear/model.ts';

/**
 * The contract of every engine. Solving is synchronous: an engine belongs in a worker thread, and a running solve is
 * stopped by `shouldStop`, which the engine polls.
 */
export interface Solver {
  /** `automatic` chooses among the engines for each model. */
  readonly name: EngineName | 'automatic';
  /** Solves once. Infeasible, unbounded and stopped models are outcomes, never exceptions. */
  solve(model: LinearModel, options?: SolveOptions): SolveOutcome;
  /** Keeps the model in the engine, so that a changed model starts from the last basis or incumbent. */
  open(model: LinearModel): SolverSession;
}

export type EngineName = 'highs' | 'javascript-lp-solver';

export interface SolverSession {
  /** The engine that holds the model. */
  readonly engine: EngineName;
  solve(options?: SolveOptions): SolveOutcome;
  /** Terms name existing rows. Returns the index of the first new column. */
  addColumns(columns: readonly NewColumn[]): number;
  /** Returns the index of the first new row. */
  addRows(rows: readonly RowSpec[]): number;
  changeCosts(columns: readonly number[], costs: readonly number[]): void;
  changeColumnBounds(columns: readonly number[], lower: readonly number[], upper: readonly number[]): void;
  changeRowBounds(rows: readonly number[], lower: readonly number[], upper: readonly number[]): void;
  changeIntegrality(columns: readonly number[], integer: boolean): void;
  /** Frees the engine's memory. A disposed session must not be used again. */
  dispose(): void;
}

export interface NewColumn extends ColumnSpec {
  /** Row index and coefficient. */
  readonly entries: readonly (readonly [row: number, coefficient: number])[];
}

export interface SolveOptions {
  /** Default: none. */
  readonly timeLimitSeconds?: number;
  /** Stop when |incumbent − bound| ≤ relativeGap·|incumbent|. Default 0 (proven optimum up to tolerances). */
  readonly relativeGap?: number;
  /** Stop when |incumbent − bound| ≤ absoluteGap. Default 1e-6. */
  readonly absoluteGap?: number;
  readonly seed?: number;
  /** Polled while solving; true ends the solve with the best solution so far. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: SolveProgress) => void;
  /** A starting solution, one value per column; ignored by engines that cannot use it. */
  readonly start?: Float64Array;
}

export interface SolveProgress {
  /** Objective of the best solution so far; undefined before the first. */
  readonly incumbent: number | undefined;
  /** Proven lower bound on the objective; undefined before the first. */
  readonly bound: number | undefined;
}

export interface Solution {
  readonly objective: number;
  /** Proven lower bound on the minimised objective; equals `objective` for a continuous optimum. */
  readonly bound: number;
  /** One value per column; integer columns hold exact integers. */
  readonly values: Float64Array;
  /** One dual per row (objective change per unit of the row's active side), only for continuous models. */
  readonly rowDuals?: Float64Array;
  /** One reduced cost per column, only for continuous models. */
  readonly reducedCosts?: Float64Array;
}

export type SolveOutcome =
  | ({ readonly status: 'optimal' } & Solution)
  | ({ readonly status: 'feasible'; readonly endedBy: 'time' | 'stop' } & Solution)
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  /** Ended before any solution was found. */
  | { readonly status: 'stopped'; readonly endedBy: 'time' | 'stop'; readonly bound: number | undefined }
  /** The engine gave up (memory, numerics, a feature it lacks); `reason` is one readable sentence. */
  | { readonly status: 'failed'; readonly reason: string };
