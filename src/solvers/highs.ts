import { HighsRuntimes, type HighsLoader } from './highs/runtimes.ts';
import { HighsSession, solveOnce } from './highs/session.ts';
import type { Solver } from './solver.ts';

/**
 * Loads HiGHS (npm `highs`, the C++ solver compiled to WebAssembly; Huangfu & Hall 2018, Math. Prog. Comp. 10) for this
 * thread. What a caller has to know:
 *
 * - Signs: a row's dual is the change of the minimised objective per unit by which its active side rises, so it is ≥ 0
 *   where the lower side holds the row and ≤ 0 where the upper does; reduced costs are cost − Σ dual·coefficient.
 * - Time limits count per solve. Together with `shouldStop` they are looked at between simplex iterations (continuous
 *   models: within milliseconds) or between the steps of branch and bound, where the first steps of a large model
 *   (presolve, root, cuts) can take seconds: a caller that must be obeyed at once ends the thread.
 * - An instance holds at most 2 GB and gives memory back only to itself: dispose sessions. Running out of it, or any other
 *   crash, is met by one more attempt in a second instance and ends as `failed`. So does a solution that the model does not
 *   confirm.
 *
 * @param load how to load the WebAssembly program; replaced in tests only
 */
export async function createHighsSolver(load?: HighsLoader): Promise<Solver> {
  const runtimes = await HighsRuntimes.create(load);
  return {
    name: 'highs',
    solve: (model, options) => solveOnce(runtimes, model, options),
    open: (model) => new HighsSession(runtimes, model),
  };
}
