import { buildCovering } from '../../../models/covering/build.ts';
import type { CoveringModel } from '../../../models/covering/build.ts';
import type { CoveringData } from '../../../models/covering/data.ts';
import { headcountCosts, hourCosts } from '../../../models/covering/objective.ts';
import type { SparseCosts } from '../../../models/covering/objective.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedDemand } from '../../domain/resolved-demand.ts';
import type { Staffability } from '../../domain/what-ifs.ts';
import type { Solver } from '../../solvers/solver.ts';
import { solveCovering } from '../covering.ts';
import { allowShortage, forbidShortage, relax } from '../covering-run.ts';
import type { CoveringLimits, CoveringRun } from '../covering-run.ts';
import { rounded } from '../rounded.ts';
import { missingStretches } from './missing-stretches.ts';

/** A number in a row of a linear program is right up to this. */
const TOLERANCE = 1e-6;

/** Where nothing is known, for want of time. */
export const UNKNOWN: Staffability = {
  peopleAtLeast: null,
  people: null,
  missingAgentHoursAtLeast: null,
  missing: [],
};

/** What intervals and skills are called. */
export interface Times {
  readonly request: Pick<ResolvedDemand, 'queues'>;
  readonly grid: IntervalGrid;
}

/**
 * What covering everything takes by the linear relaxation: the people at least or, where it cannot be done, the agent-hours
 * missing at least. `people` stays null.
 */
export function relaxedStaffability(
  data: CoveringData,
  times: Times,
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
): Staffability {
  return inSession(data, solver, limits, now, (run) => {
    forbidShortage(run);
    const relaxed = relax(run, headcountCosts(run.built.columns));
    if (relaxed === undefined) return UNKNOWN;
    if (relaxed !== 'infeasible') {
      const peopleAtLeast = Math.ceil(relaxed.objective - TOLERANCE);
      return { ...UNKNOWN, peopleAtLeast, missingAgentHoursAtLeast: 0 };
    }
    return missingIn(run, times);
  });
}

/** Paid hours that covering everything takes at least, by the linear relaxation; null where it cannot be done, or in time. */
export function relaxedPaidHours(
  data: CoveringData,
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
): number | null {
  return inSession(data, solver, limits, now, (run) => {
    forbidShortage(run);
    const relaxed = relax(run, hourCosts(data, run.built.columns));
    if (relaxed === undefined || relaxed === 'infeasible') return null;
    return rounded(Math.max(0, relaxed.objective - TOLERANCE), 2);
  });
}

/** The agent-hours missing at least by the linear relaxation, without the people it takes. */
export function relaxedMissing(
  data: CoveringData,
  times: Times,
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
): Staffability {
  return inSession(data, solver, limits, now, (run) => missingIn(run, times));
}

function missingIn(run: CoveringRun, { request, grid }: Times): Staffability {
  const { data, built } = run;
  allowShortage(run);
  const short = relax(run, missingAgentIntervals(built));
  if (short === undefined || short === 'infeasible') return UNKNOWN;
  const hours = (short.objective * data.intervalMinutes) / 60;
  const missingAgentHoursAtLeast = rounded(Math.max(0, hours - TOLERANCE), 2);
  return {
    ...UNKNOWN,
    missingAgentHoursAtLeast,
    missing: missingStretches(data, built, short.values, request, grid),
  };
}

function inSession<Result>(
  data: CoveringData,
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
  work: (run: CoveringRun) => Result,
): Result {
  const built = buildCovering(data);
  const session = solver.open(built.model);
  const deadline = now() + limits.timeLimitSeconds * 1000;
  const secondsLeft = (): number => (deadline - now()) / 1000;
  try {
    return work({ data, built, session, solver, minimise: 'headcount', limits, secondsLeft });
  } finally {
    session.dispose();
  }
}

/** People of a covering found in time that covers everything; null without one. */
export function peopleFound(
  data: CoveringData,
  solver: Solver,
  limits: CoveringLimits,
  now: () => number,
): number | null {
  const { shortage, objective } = solveCovering(data, 'headcount', solver, limits, now);
  return shortage.value < TOLERANCE ? Math.round(objective.value) : null;
}

/** Agents missing, whoever they are and whatever for, each interval counted once. */
function missingAgentIntervals({ columns }: CoveringModel): SparseCosts {
  const missing = columns.runs.flatMap(({ shortage, liveShortage, bufferShortage, intervals }) =>
    [...[...shortage].map(([, column]) => column), liveShortage, bufferShortage].flatMap((column) =>
      column === undefined ? [] : [{ column, intervals }],
    ),
  );
  for (const { undone } of columns.deferrable.flat())
    if (undone !== undefined) missing.push({ column: undone, intervals: 1 });
  return { columns: missing.map(({ column }) => column), costs: missing.map(({ intervals }) => intervals) };
}
