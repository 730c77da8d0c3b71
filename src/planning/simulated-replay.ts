import { BUFFER } from '../../models/rostering/activities.ts';
import type { Duty, SimulatedAgent } from '../../models/simulation/scenario.ts';
import { simulate } from '../../models/simulation/simulate.ts';
import type { Replay } from '../domain/certificate.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { SIMULATION_BUDGET } from '../domain/simulation-request.ts';
import type { Activities } from './activities.ts';
import type { BandView } from './prediction.ts';
import type { RosteredPerson } from './rostering.ts';
import { bandOf, interval95, scenarioOf } from './scenario.ts';
import type { QueueWorkload } from './workload.ts';

export interface SimulationLimits {
  readonly seed: number;
  readonly timeLimitSeconds: number;
  readonly shouldStop: () => boolean;
  readonly now: () => number;
}

/** Plays the roster against its demand reply by reply: people by name, breaks, moves between queues, chats finished late. */
export function simulateRoster(
  request: ResolvedRequest,
  grid: IntervalGrid,
  workload: readonly QueueWorkload[],
  people: readonly RosteredPerson[],
  activities: Activities,
  views: readonly BandView[],
  limits: SimulationLimits,
): Replay['simulation'] {
  const deadline = limits.now() + limits.timeLimitSeconds * 1000;
  const scenario = scenarioOf({
    request,
    grid,
    workload,
    agents: agentsOf(request, people, activities),
    bands: views.map((view) => bandOf(view, grid)),
  });
  const result = simulate(scenario, {
    seed: limits.seed,
    replications: SIMULATION_BUDGET.replications,
    artHalfWidthSeconds: SIMULATION_BUDGET.halfWidthSeconds,
    maximumReplies: SIMULATION_BUDGET.maximumReplies,
    shouldStop: () => limits.shouldStop() || limits.now() > deadline,
  });
  return {
    seed: limits.seed,
    replications: result.replications,
    ended: result.ended,
    bands: result.bands.map(({ name, overall }) => ({
      band: name,
      responseSeconds: interval95(overall.averageReplySeconds),
      threeMinuteReplyRate: interval95(overall.threeMinuteReplyRate),
      abandonment: interval95(overall.abandonedShare),
    })),
  };
}

function agentsOf(
  { queues }: ResolvedRequest,
  people: readonly RosteredPerson[],
  { doing }: Activities,
): SimulatedAgent[] {
  const serving = queues.map((_, q): Duty => ({ queues: [q], standing: 'regular' }));
  return people.map(({ person }, p) => {
    const able = queues.flatMap(({ skill }, q) => (person.skills.includes(skill) ? [q] : []));
    const buffer: Duty = { queues: able, standing: 'buffer' };
    const dutyOf = (what: number): Duty | 'absent' => {
      if (what >= 0) return serving[what];
      return what === BUFFER ? buffer : 'absent';
    };
    return { schedule: Array.from(doing[p], dutyOf) };
  });
}
