import { intervalAtMoment, weekOfDay } from '../../domain/grid.ts';
import type { Gap } from '../../domain/roster.ts';
import type { Shortage } from '../../domain/shortage.ts';
import type { Solver } from '../../solvers/solver.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { QueueRequirement } from '../requirement.ts';
import { SolverFailure } from '../solver-failure.ts';
import { conflictInput } from './conflict-input.ts';
import { findConflicts } from './conflict-search.ts';
import { relaxations } from './relaxations.ts';
import type { RelaxationLimits, Relaxations } from './relaxations.ts';
import { statements } from './statements.ts';

/** Share of the time that the search for conflicts may use. */
const CONFLICT_TIME_SHARE = 0.5;

/**
 * Why agents are missing in a roster and what would close its gaps; null where nobody is missing.
 * @param input what the roster was built for in the end
 * @param steady the requirement before the replay raised it
 */
export function explainShortage(
  input: CoveringInput,
  steady: readonly QueueRequirement[],
  gaps: readonly Gap[],
  solver: Solver,
  limits: RelaxationLimits,
  now: () => number,
): Shortage | null {
  if (gaps.length === 0) return null;
  const begin = now();
  const secondsLeft = (share: number): number => limits.timeLimitSeconds * share - (now() - begin) / 1000;
  const { grid } = input;
  try {
    const problem = conflictInput(input, weekOfGaps(gaps, input));
    const conflicts = findConflicts(problem, grid, solver, {
      ...limits,
      secondsLeft: () => secondsLeft(CONFLICT_TIME_SHARE),
    }).map(({ facts, isIrreducible, proof }) => ({
      facts: statements(facts, problem, grid),
      irreducible: isIrreducible,
      proof,
    }));
    const eased = relaxations(input, steady, solver, { ...limits, timeLimitSeconds: secondsLeft(1) }, now);
    return { conflicts, relaxations: [...eased.best], note: note(conflicts, eased) };
  } catch (error) {
    if (!(error instanceof SolverFailure)) throw error;
    return {
      conflicts: [],
      relaxations: [],
      note: 'The solver failed at looking for reasons; the roster stands.',
    };
  }
}

/** Days of the calendar week in which most agent-hours are missing. */
function weekOfGaps(gaps: readonly Gap[], { grid }: CoveringInput): number[] {
  const weeks = weekOfDay(grid);
  const missing = new Map<number, number>();
  for (const { start, end, missing: agents } of gaps) {
    const week = weeks[grid.dayOf[intervalAtMoment(grid, start)]];
    missing.set(week, (missing.get(week) ?? 0) + agents * (Date.parse(end) - Date.parse(start)));
  }
  const [[most]] = [...missing].sort(([, one], [, other]) => other - one);
  return [...weeks.keys()].filter((day) => weeks[day] === most);
}

function note(
  conflicts: Shortage['conflicts'],
  { missingAgentHours, isComplete, best }: Relaxations,
): string {
  const why =
    conflicts.length === 0
      ? 'No conflict was found: it takes whole people, who has which days off, or more time to find a better roster to tell why agents are missing.'
      : 'No plan can keep all the facts of a conflict, whatever else it gives up; shift lengths, opening hours and one shift a day are taken as they are.';
  const what =
    missingAgentHours === undefined
      ? 'There was no time to work out changes.'
      : missingAgentHours === 0
        ? 'By the linear relaxation everything can be covered, so no change was worked out.'
        : best.length === 0
          ? 'No single change that was tried helps.'
          : 'Changes stand by effort for every agent-hour they close, each worked out by solving the changed covering; none touches leave or what the rule pack asks for.';
  return [why, what, ...(isComplete ? [] : ['Not every change was tried in time.'])].join(' ');
}
