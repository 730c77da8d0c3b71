import { hasIntegers, type LinearModel } from '../../models/linear/model.ts';
import { Clock } from './clock.ts';
import { createHighsSolver } from './highs.ts';
import { createJavascriptLpSolver } from './javascript-lp-solver.ts';
import { tableauEntries } from './javascript-lp-solver/translate.ts';
import type { EngineName, Solver } from './solver.ts';

/**
 * The largest dense tableau, in numbers, on which javascript-lp-solver is the faster engine. Medians of `bench engines` on
 * covering problems, javascript-lp-solver against HiGHS: 4,525 numbers (24 intervals x 180 columns) 0.35 against 1.4 ms,
 * 14,161 (48 x 288) 6.1 against 7.0 ms, 36,358 (48 x 741) 29 against 19 ms, 192,157 (96 x 1980) 466 against 75 ms.
 */
const LARGEST_QUICK_TABLEAU = 15_000;

/** The engine to solve a model once: javascript-lp-solver for small continuous ones, HiGHS for integers and all others. */
export function chooseEngine(model: LinearModel): EngineName {
  if (hasIntegers(model)) return 'highs';
  return tableauEntries(model) <= LARGEST_QUICK_TABLEAU ? 'javascript-lp-solver' : 'highs';
}

/** The solver of the service: loads both engines. */
export async function createSolver(): Promise<Solver> {
  return automatic(createJavascriptLpSolver(), await createHighsSolver());
}

/**
 * Sends each model to the engine that suits it; what the quick engine gives up on is solved by the thorough one within the
 * time that is left. Sessions are the thorough one's in any case, since it starts from the last basis.
 */
export function automatic(quick: Solver, thorough: Solver): Solver {
  return {
    name: 'automatic',
    solve(model, options) {
      const clock = new Clock(options?.timeLimitSeconds);
      if (chooseEngine(model) === quick.name) {
        const outcome = quick.solve(model, options);
        if (outcome.status !== 'failed') return outcome;
      }
      return thorough.solve(model, { ...options, timeLimitSeconds: clock.secondsLeft() });
    },
    open: (model) => thorough.open(model),
  };
}
