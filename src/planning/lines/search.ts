import type { Solver } from '../../solvers/solver.ts';
import type { Deadline } from './deadline.ts';
import type { Incumbent } from './incumbent.ts';
import type { LinePool } from './line-pool.ts';
import type { LinesPart } from './part.ts';

/** What every step of the search for a roster works with. */
export interface LinesSearch {
  readonly whole: LinesPart;
  readonly solver: Solver;
  readonly deadline: Deadline;
  readonly incumbent: Incumbent;
  /** Lines found by any step, for the next ones to begin with. */
  readonly pool: LinePool;
  readonly seed: number;
}

/** Whether the search has reached its gap or its end. */
export function isSearchOver({ deadline, incumbent }: LinesSearch): boolean {
  return incumbent.isCloseEnough || deadline.isOver();
}
