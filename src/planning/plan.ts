import { BUFFER } from '../../models/rostering/activities.ts';
import { audit } from '../audit/audit.ts';
import { buildGrid, intervalIso } from '../domain/grid.ts';
import type { Progress } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { ROSTER_SCHEMA } from '../domain/roster.ts';
import type { Roster } from '../domain/roster.ts';
import type { Solver } from '../solvers/solver.ts';
import { allocate } from './activities.ts';
import { assemblePeople } from './assemble.ts';
import { placeBreaks } from './breaks.ts';
import { layCalendars } from './calendars.ts';
import { certify } from './certify.ts';
import { findGaps, tabulateCoverage } from './coverage.ts';
import { solveCovering } from './covering.ts';
import { coveringData } from './covering-data.ts';
import { forecastDemand } from './demand.ts';
import { fillGaps } from './fill-gaps.ts';
import { floorsAbove } from './floors.ts';
import { groupPeople } from './people.ts';
import { bandViews, predictBands, predictResponses } from './prediction.ts';
import { requireAgents } from './requirement.ts';
import { rosterPeople } from './rostering.ts';
import { ruleOfThumb } from './rule-of-thumb.ts';
import { shiftCandidates } from './shifts.ts';
import { StageClock } from './stages.ts';
import { warningsFor } from './warnings.ts';
import { deriveWorkload } from './workload.ts';

export interface PlanContext {
  readonly solver: Solver;
  /** Polled while solving; true ends the plan early with the best roster so far. */
  readonly shouldStop: () => boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Monotonic time, milliseconds. */
  readonly now: () => number;
}

/** Shares of the request’s time limit. */
const TIME_SHARE = { covering: 0.7, rostering: 0.1, ruleOfThumb: 0.15 };

/**
 * The main job: demand in, proven roster out. Synchronous and long: it belongs in a worker thread. An over-constrained
 * request still gets a roster, with its gaps and broken rules named.
 * @throws Error only for bugs and for an engine that fails.
 */
export function plan(request: ResolvedRequest, context: PlanContext): Roster {
  const { solver, now, shouldStop } = context;
  const { timeLimitSeconds, relativeGap, seed, minimise } = request.objective;
  const clock = new StageClock(now, context.onProgress);
  const limits = (share: number) => ({
    timeLimitSeconds: timeLimitSeconds * share,
    relativeGap,
    seed,
    shouldStop,
  });
  const improved = (incumbent?: number, bound?: number): void => clock.improved('covering', incumbent, bound);

  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = clock.run('calendars', () => layCalendars(request, grid));
  const demand = clock.run('demand', () => forecastDemand(request, grid, calendars));
  const workload = clock.run('workload', () => deriveWorkload(request, demand));
  const requirement = clock.run('requirement', () => requireAgents(request, grid, calendars, workload));
  const floors = floorsAbove(request, calendars, requirement);

  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const stage = { request, grid, calendars, workload, requirement, floors, candidates, groups };
  const data = coveringData(stage);
  const covered = clock.run('covering', () => {
    const thorough = { ...limits(TIME_SHARE.covering), onProgress: improved, thorough: 'tidiness' as const };
    return solveCovering(data, minimise, solver, thorough, now);
  });
  const { covering } = covered;
  const input = { request, grid, calendars, candidates, groups, covering };
  const assigned = clock.run('rostering', () =>
    rosterPeople(input, solver, limits(TIME_SHARE.rostering), now),
  );
  const rostered = clock.run('breaks', () => {
    const begins = placeBreaks(assigned, covering, data, candidates, calendars);
    return fillGaps(stage, covering, { people: assigned, begins });
  });
  const activities = clock.run('buffer', () =>
    allocate(request, grid, rostered.people, rostered.begins, workload, requirement, floors),
  );

  const people = assemblePeople(request, grid, calendars, rostered.people, rostered.begins, activities);
  const predicted = predictResponses(workload, activities.serving, grid, request.shrinkage);
  const table = { request, grid, calendars, workload, requirement, floors, activities, predicted };
  const unproven = {
    schema: ROSTER_SCHEMA,
    shop: request.shop.name,
    timeZone: grid.timeZone,
    start: intervalIso(grid, 0),
    end: intervalIso(grid, grid.count),
    intervalMinutes: grid.intervalMinutes,
    people,
    coverage: tabulateCoverage({ ...table, relaxation: covered.relaxation }),
    gaps: findGaps({ ...table, relaxation: covered.relaxation }),
    warnings: warningsFor(request, demand, people),
  } as const;
  const { report, violations } = clock.run('audit', () => audit(request, unproven));

  const views = bandViews(request, grid, calendars);
  const bufferOnDuty = countBuffer(activities.doing, grid.count);
  const bands = predictBands(views, workload, requirement, predicted, bufferOnDuty);
  const thumb = clock.run('certificate', () => {
    const quick = {
      ...limits(TIME_SHARE.ruleOfThumb),
      onProgress: () => undefined,
      thorough: 'headcount' as const,
    };
    return ruleOfThumb({ ...input, workload, requirement, covering: data, views }, solver, quick, now);
  });
  const proof = certify(request, people, unproven.gaps, covered, Math.max(...activities.onDuty));
  const certificate = { ...proof, bands, ruleOfThumb: thumb, audit: report, seconds: clock.seconds };
  return { ...unproven, violations: [...violations], certificate };
}

function countBuffer(doing: readonly Int8Array[], intervals: number): Int32Array {
  const count = new Int32Array(intervals);
  for (const row of doing) row.forEach((what, interval) => (count[interval] += what === BUFFER ? 1 : 0));
  return count;
}
