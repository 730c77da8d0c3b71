import { hasIntegers, type LinearModel } from '../../models/linear/model.ts';
import { Clock } from './clock.ts';
import {
  continuousOutcome,
  failed,
  integerOutcome,
  unboundedOutcome,
  unfinishedOutcome,
} from './javascript-lp-solver/outcome.ts';
import { LeaveSolve } from './javascript-lp-solver/tableau.ts';
import { tableauEntries, translate, type Translation } from './javascript-lp-solver/translate.ts';
import { SessionModel } from './session-model.ts';
import type { SolveOptions, SolveOutcome, Solver, SolverSession } from './solver.ts';

/** A dense tableau of this many numbers takes 400 MB. */
const LARGEST_TABLEAU = 5e7;

/**
 * The engine `javascript-lp-solver`: a dense simplex method in plain JavaScript, at once ready and quick on small models.
 *
 * - Its arithmetic can go wrong on degenerate models, so every answer for a continuous model is proved before it is passed
 *   on: an optimum by its duals, infeasibility by contradicting row multipliers, unboundedness by a ray. What cannot
 *   be proved is `failed`. For integer models solutions are checked; optimality and infeasibility are the library's word.
 * - Signs of duals and reduced costs are those of the HiGHS engine.
 * - Time limit and `shouldStop` are looked at before every pivot. `absoluteGap`, `seed`, `start` and `onProgress` have no
 *   counterpart in the library and do nothing; `relativeGap` is honoured for objectives above zero.
 * - A session solves from scratch each time.
 */
export function createJavascriptLpSolver(): Solver {
  return { name: 'javascript-lp-solver', solve, open };
}

function open(model: LinearModel): SolverSession {
  const kept = new SessionModel(model);
  let disposed = false;
  return {
    engine: 'javascript-lp-solver',
    solve(options) {
      if (disposed) throw new Error('The session has been disposed');
      return solve(kept.model, options);
    },
    addColumns(columns) {
      const first = kept.columnCount;
      kept.addColumns(columns);
      return first;
    },
    addRows(rows) {
      const first = kept.rowCount;
      kept.addRows(rows);
      return first;
    },
    changeCosts: (columns, costs) => kept.changeCosts(columns, costs),
    changeColumnBounds: (columns, lower, upper) => kept.changeColumnBounds(columns, lower, upper),
    changeRowBounds: (rows, lower, upper) => kept.changeRowBounds(rows, lower, upper),
    changeIntegrality: (columns, integer) => kept.changeIntegrality(columns, integer),
    dispose() {
      disposed = true;
    },
  };
}

function solve(model: LinearModel, options: SolveOptions = {}): SolveOutcome {
  if (tableauEntries(model) > LARGEST_TABLEAU) {
    return failed(`a dense tableau of ${tableauEntries(model)} numbers is too large`);
  }
  const clock = new Clock(options.timeLimitSeconds);
  const translation = translate(model);
  translation.problem.tolerance = options.relativeGap ?? 0;
  translation.tableau.interruption = () => {
    if (options.shouldStop?.() === true) return 'stop';
    return clock.secondsLeft() === 0 ? 'time' : undefined;
  };
  try {
    translation.problem.solve();
  } catch (error) {
    if (error instanceof LeaveSolve) return ended(model, translation, error, options, clock);
    throw error;
  }
  return hasIntegers(model) ? integerOutcome(model, translation) : continuousOutcome(model, translation);
}

function ended(
  model: LinearModel,
  translation: Translation,
  { why }: LeaveSolve,
  options: SolveOptions,
  clock: Clock,
): SolveOutcome {
  switch (why) {
    case 'time':
    case 'stop':
      return unfinishedOutcome(model, translation, why);
    case 'cycling':
      return failed('its simplex method goes round in circles');
    case 'unbounded':
      if (!hasIntegers(model)) return unboundedOutcome(model, translation);
      return decide(model, options, clock);
  }
}

/** An integer model with unbounded relaxation is unbounded if it has any solution at all. */
function decide(model: LinearModel, options: SolveOptions, clock: Clock): SolveOutcome {
  const costless = { ...model, cost: new Float64Array(model.columnCount) };
  const outcome = solve(costless, { shouldStop: options.shouldStop, timeLimitSeconds: clock.secondsLeft() });
  return 'values' in outcome ? { status: 'unbounded' } : outcome;
}
