import type { Certificate } from '../domain/certificate.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Solver } from '../solvers/solver.ts';
import type { BuildLimits } from './build-roster.ts';
import { coveringData } from './covering-data.ts';
import type { CoveringInput } from './covering-data.ts';
import { solveCovering } from './covering.ts';
import { floorsAbove } from './floors.ts';
import { requireAgents } from './requirement.ts';

/**
 * The people that averaging over bands saves: beside the roster's headcount that of a covering for targets kept in every
 * interval, by the same people in the same shifts. Nothing where no target is averaged.
 */
export function savedByAveraging(
  input: CoveringInput,
  headcount: number,
  solver: Solver,
  limits: BuildLimits,
  now: () => number,
): Pick<Certificate, 'averaging'> {
  const { grid, calendars, workload, floors, averages } = input;
  if (averages.length === 0) return {};
  const request: ResolvedRequest = {
    ...input.request,
    targets: { ...input.request.targets, averaging: 'interval' },
  };
  const requirement = requireAgents(request, grid, calendars, workload);
  const data = coveringData({
    ...input,
    request,
    requirement,
    floors: floorsAbove(request, calendars, requirement, floors.absenceExtra),
    averages: [],
  });
  const solved = solveCovering(
    data,
    'headcount',
    solver,
    { ...limits, onProgress: () => undefined, thorough: 'headcount' },
    now,
  );
  const isComparable = request.objective.minimise === 'headcount';
  const isCovered = solved.shortage.value < 1e-6;
  const headcountByInterval = isCovered ? Math.round(solved.objective.value) : null;
  return {
    averaging: {
      averages: averages.length,
      headcountByInterval,
      headcountByIntervalBound: isCovered ? Math.round(solved.objective.bound) : null,
      saved: headcountByInterval === null || !isComparable ? null : headcountByInterval - headcount,
    },
  };
}
