import { buildShiftDesign, keepOpenShifts } from '../../models/covering/shift-design/build.ts';
import { checkShiftDesign, type ShiftDesignReport } from '../../models/covering/shift-design/check.ts';
import { costStep, type ShiftDesignData } from '../../models/covering/shift-design/data.ts';
import { decodeShiftDesign } from '../../models/covering/shift-design/decode.ts';
import type { SolveOutcome, Solver } from '../../src/solvers/solver.ts';

export interface SolvedShiftDesign {
  /** The design as the independent check sees it; undefined if none was found in time. */
  readonly report: ShiftDesignReport | undefined;
  /** Proven: no design costs less. */
  readonly bound: number;
}

/**
 * The two solves of `formulation.md`, and the third if the second leaves a gap.
 *
 * @param seconds for all solves together
 */
export function solveShiftDesign(solver: Solver, data: ShiftDesignData, seconds: number): SolvedShiftDesign {
  const startedAt = performance.now();
  const step = costStep(data.costs);
  const roundUp = (bound: number): number => (step === 0 ? bound : Math.ceil(bound / step - 1e-6) * step + 0);
  // Costs are multiples of the step, so a gap below one step is none.
  const limits = (): { absoluteGap: number; timeLimitSeconds: number } => ({
    absoluteGap: Math.max(1e-6, 0.999 * step),
    timeLimitSeconds: Math.max(0, seconds - (performance.now() - startedAt) / 1000),
  });

  const relaxed = buildShiftDesign(data, 'continuous');
  const chosen = solver.solve(relaxed.model, limits());
  const bound = roundUp(boundOf(chosen));
  if (!('values' in chosen)) return { report: undefined, bound };

  const built = buildShiftDesign(data, 'whole');
  const staffed = solver.solve(keepOpenShifts(built, chosen.values), limits());
  const design = (outcome: SolveOutcome): ShiftDesignReport | undefined =>
    'values' in outcome
      ? checkShiftDesign(data, decodeShiftDesign(data, built.columns, outcome.values))
      : undefined;
  const report = design(staffed);
  if (report !== undefined && report.cost <= bound + 1e-6) return { report, bound };

  const start = 'values' in staffed ? staffed.values : undefined;
  const whole = solver.solve(built.model, { ...limits(), start });
  return { report: design(whole) ?? report, bound: Math.max(bound, roundUp(boundOf(whole))) };
}

function boundOf(outcome: SolveOutcome): number {
  return ('bound' in outcome ? outcome.bound : undefined) ?? 0;
}
