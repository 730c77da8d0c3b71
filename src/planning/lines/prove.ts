import { chooseLines, everyLineWithin } from './choose.ts';
import type { Relaxed } from './relax.ts';
import { isSearchOver, type LinesSearch } from './search.ts';

/** Most lines of a person, and of all people, that branch and bound is given. */
const MOST_LINES_PER_PERSON = 4000;
const MOST_LINES = 40_000;

export type Proof =
  /** Too many lines lie within the gap. */
  | 'too-many-lines'
  /** Branch and bound was cut short. */
  | 'unfinished'
  | 'proven';

/**
 * Closes the gap between the relaxation's bound and the incumbent: whatever undercuts the incumbent consists of lines within
 * that gap, and where they are few, branch and bound over all of them finds the optimum and proves it.
 */
export function prove(search: LinesSearch, relaxed: Relaxed, seconds: number): Proof {
  const { whole, solver, deadline, incumbent, seed, pool } = search;
  if (!relaxed.isExact || isSearchOver(search)) return 'too-many-lines';
  const most = Math.min(MOST_LINES_PER_PERSON, Math.ceil((4 * MOST_LINES) / whole.people.length));
  const within = everyLineWithin(whole, relaxed, incumbent.cost - incumbent.step, most, 'of-everybody');
  if (!within.isComplete || within.proposed.length > MOST_LINES) return 'too-many-lines';
  const before = incumbent.cost;
  const chosen = chooseLines(
    whole,
    within.proposed,
    { lines: incumbent.roster, cost: before },
    { solver, deadline: deadline.within(seconds), seed },
  );
  incumbent.take(whole, chosen.lines);
  pool.add(
    whole,
    chosen.lines.map((line, person) => ({ person, line })),
  );
  // What the lines left out could make costs as much as the incumbent did, at least.
  incumbent.raise(chosen.isProven ? chosen.cost : Math.min(chosen.bound, before));
  return chosen.isProven ? 'proven' : 'unfinished';
}
