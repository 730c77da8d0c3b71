import { audit } from '../audit/audit.ts';
import type { Replay } from '../domain/certificate.ts';
import type { Progress } from '../domain/plan.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Roster, RosterPerson } from '../domain/roster.ts';
import type { Solver } from '../solvers/solver.ts';
import { bufferOnDuty } from './activities.ts';
import { averagedTargets } from './averages.ts';
import { assemblePeople } from './assemble.ts';
import { predictBands } from './band-predictions.ts';
import type { BuildLimits } from './build-roster.ts';
import { certify, nothingProven } from './certify.ts';
import { findGaps, tabulateCoverage } from './coverage.ts';
import { deferrableResults } from './deferrable-results.ts';
import { layDeferrableWork } from './deferrable-work.ts';
import { explain } from './explanation/explain.ts';
import { fairnessReport } from './fairness/report.ts';
import { floatLists } from './float/float-lists.ts';
import { needsOf } from './needs.ts';
import { costOf } from './pay.ts';
import { groupPeople } from './people.ts';
import { predictResponses } from './prediction.ts';
import { proveBands } from './proven-bands.ts';
import { reachWarnings } from './reach.ts';
import { replanResult } from './replan/replan-result.ts';
import { changedRosters, newRosters } from './roster-builder.ts';
import { rosterHead } from './roster-head.ts';
import { ruleOfThumb } from './rule-of-thumb.ts';
import { savedByAveraging } from './saved-by-averaging.ts';
import { explainShortage } from './shortage/explain-shortage.ts';
import { shiftCandidates } from './shifts.ts';
import { leastSimulationSeconds, simulationBudget } from './simulation-budget.ts';
import { StageClock } from './stages.ts';
import { buildVerified } from './verify.ts';
import type { Verified } from './verify.ts';
import { warningsFor } from './warnings.ts';

export interface PlanContext {
  readonly solver: Solver;
  /** Polled while solving; true ends the plan early with the best roster so far. */
  readonly shouldStop: () => boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Monotonic time, milliseconds. */
  readonly now: () => number;
  /** Threads that may be started beside the caller’s own, where they pay. Default: none. */
  readonly helpers?: number;
}

/** Shares of the request’s time limit. */
const TIME_SHARE = { roster: 0.75, simulation: 0.1, ruleOfThumb: 0.1, averaging: 0.15, shortage: 0.3 };
/** However long the queueing models take, this share is for rosters. */
const LEAST_ROSTER_SHARE = 0.4;
/** The roster and the rule of thumb are replayed; each replay takes about as long as working out the needs did. */
const REPLAYS = 2;
/** A simulation of a large plan that would otherwise say nothing may take as much. */
const MOST_SIMULATION_SHARE = 0.2;
/** What a first simulation in a process needs before its code runs fast. */
const LEAST_SIMULATION_SECONDS = 0.5;
/** With less, reasons and changes of a plan that is short are not found, and it is then that they matter. */
const LEAST_SHORTAGE_SECONDS = 3;

/**
 * The main job: demand in, proven roster out; with a published roster in the request that one, changed as little as
 * possible. Synchronous and long: it belongs in a worker thread. An over-constrained
 * request still gets a roster, with its gaps and broken rules named.
 * @throws SolverFailure for an engine that fails, other errors only for bugs.
 */
export function plan(request: ResolvedRequest, context: PlanContext): Roster {
  const { solver, now, shouldStop, helpers } = context;
  const { timeLimitSeconds, relativeGap, seed } = request.objective;
  const clock = new StageClock(now, context.onProgress);
  const begin = now();
  const secondsLeft = (): number => timeLimitSeconds - (now() - begin) / 1000;
  const limits = (share: number): BuildLimits => ({
    timeLimitSeconds: timeLimitSeconds * share,
    relativeGap,
    seed,
    shouldStop,
    helpers,
  });

  const needs = needsOf(request, (stage, work) => clock.run(stage, work));
  const needsSeconds = timeLimitSeconds - secondsLeft();
  const { grid, calendars, demand, workload, requirement: steady, floors, rows } = needs;
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const averages = clock.run('requirement', () => averagedTargets(request, grid, rows, workload, steady));
  const demanded = { request, grid, calendars, workload, requirement: steady };
  const work = layDeferrableWork(request, grid, calendars);
  const first = { ...demanded, floors, candidates, groups, averages, work };

  const usualSeconds = Math.max(LEAST_SIMULATION_SECONDS, timeLimitSeconds * TIME_SHARE.simulation);
  const leastSeconds = leastSimulationSeconds(workload, helpers ?? 0);
  const simulationSeconds = Math.max(
    usualSeconds,
    Math.min(leastSeconds, timeLimitSeconds * MOST_SIMULATION_SHARE),
  );
  const replaysShare = (REPLAYS * needsSeconds + simulationSeconds - usualSeconds) / timeLimitSeconds;
  const averagingShare = averages.length === 0 ? 0 : TIME_SHARE.averaging;
  const rosterShare = Math.max(LEAST_ROSTER_SHARE, TIME_SHARE.roster - averagingShare - replaysShare);
  const budget = simulationBudget(timeLimitSeconds);
  const verifying = { ...limits(rosterShare), simulationSeconds, simulationBudget: budget };
  const builder =
    request.published === undefined ? newRosters(solver, clock, now) : changedRosters(clock, now);
  const verified = buildVerified(first, rows, builder, verifying, clock, now);
  const { input, built, replay, simulation } = verified;
  const { activities, rostered, solved, repaired } = built;
  const predicted = predictResponses(workload, replay, activities.serving, grid);
  const people = assemblePeople(request, grid, calendars, rostered.people, rostered.begins, activities);
  const table = { ...input, activities, predicted, simulation, relaxation: solved?.covered.relaxation };
  const unproven = {
    ...rosterHead(request, grid),
    people,
    coverage: tabulateCoverage(table),
    float: floatLists(table, people),
    fairness: fairnessReport(rostered.people, people, grid, calendars),
    cost: costOf(request, people),
    ...(repaired === undefined ? {} : { replan: replanResult(input, repaired, people) }),
    gaps: findGaps(table),
    ...(work.length === 0 ? {} : { deferrable: deferrableResults(input, activities) }),
    warnings: warningsFor(request, demand, work, people).concat(
      reachWarnings(request, grid, demand, candidates, groups),
    ),
  } as const;

  const predictions = predictBands(
    rows,
    { workload, replay, predicted },
    bufferOnDuty(activities, grid.count),
  );
  const { report, violations } = clock.run('audit', () => audit(request, unproven));
  const proof = solved?.covered ?? nothingProven(worthOf(request, people));
  const peakOnDuty = Math.max(...activities.onDuty);
  const certified = certify(request, people, unproven.gaps, proof, peakOnDuty, solved?.assigned);
  const certificate = clock.run('certificate', () => ({
    ...certified,
    ...(solved === undefined
      ? {}
      : savedByAveraging(input, certified.headcount, solver, limits(TIME_SHARE.averaging), now)),
    bands: proveBands(rows, predictions, simulation),
    replay: proofOf(verified),
    ruleOfThumb: ruleOfThumb(
      { ...input, covering: solved?.data, rows },
      solver,
      limits(TIME_SHARE.ruleOfThumb),
      now,
    ),
    audit: report,
  }));
  const { gaps } = unproven;
  // A replan has to be there at once, and says itself what was done for each gap.
  const shortage =
    repaired !== undefined
      ? null
      : clock.run('certificate', () =>
          explainShortage(
            input,
            steady,
            gaps,
            solver,
            shortageLimits(limits(TIME_SHARE.shortage), secondsLeft()),
            now,
          ),
        );
  const proven = {
    ...unproven,
    violations: [...violations],
    certificate: { ...certificate, seconds: clock.seconds },
  };
  return { ...proven, explanation: explain(request, grid, proven, shortage) };
}

/** People who work, or what they cost: what the request asks to make small. */
function worthOf(request: ResolvedRequest, people: readonly RosterPerson[]): number {
  return request.objective.minimise === 'cost'
    ? costOf(request, people).total
    : people.filter(({ assignments }) => assignments.length > 0).length;
}

/** What is left of the plan’s time, within bounds. */
function shortageLimits({ timeLimitSeconds, ...limits }: BuildLimits, secondsLeft: number): BuildLimits {
  const seconds = Math.max(LEAST_SHORTAGE_SECONDS, Math.min(timeLimitSeconds, secondsLeft));
  return { ...limits, timeLimitSeconds: seconds };
}

function proofOf({ rounds, ended, replay, simulation }: Verified): Replay {
  const { seed, replications } = simulation;
  return {
    rounds,
    ended,
    intervals: replay.judged,
    intervalsMissed: replay.missed.length,
    simulation: {
      seed,
      replications,
      ended: simulation.ended,
      intervalsMissed: simulation.missed.length,
    },
  };
}
