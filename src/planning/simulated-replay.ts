import { BUFFER } from '../../models/rostering/activities.ts';
import type { Estimate } from '../../models/simulation/ratio-statistics.ts';
import type { Duty, SimulatedAgent, SimulationScenario } from '../../models/simulation/scenario.ts';
import { simulate } from '../../models/simulation/simulate.ts';
import type { Replay } from '../domain/certificate.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Activities } from './activities.ts';
import type { BandView } from './prediction.ts';
import type { RosteredPerson } from './rostering.ts';
import type { QueueWorkload } from './workload.ts';

export interface SimulationLimits {
  readonly seed: number;
  readonly timeLimitSeconds: number;
  readonly shouldStop: () => boolean;
  readonly now: () => number;
}

/** Precise enough to tell a kept promise from a missed one; the reply budget keeps large plans quick. */
const ART_HALF_WIDTH_SECONDS = 0.2;
const MOST_REPLICATIONS = 200;
const MOST_REPLIES = 3_000_000;

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
  const scenario = scenarioOf(request, grid, workload, people, activities, views);
  const result = simulate(scenario, {
    seed: limits.seed,
    replications: MOST_REPLICATIONS,
    artHalfWidthSeconds: ART_HALF_WIDTH_SECONDS,
    maximumReplies: MOST_REPLIES,
    shouldStop: () => limits.shouldStop() || limits.now() > deadline,
  });
  return {
    seed: limits.seed,
    replications: result.replications,
    ended: result.ended,
    bands: result.bands.map(({ name, overall }) => ({
      band: name,
      responseSeconds: rounded(overall.averageReplySeconds),
      threeMinuteReplyRate: rounded(overall.threeMinuteReplyRate),
      abandonment: rounded(overall.abandonedShare),
    })),
  };
}

/** Shrinkage takes people away in the simulation too: of every so many people on duty one serves nobody. */
function scenarioOf(
  request: ResolvedRequest,
  grid: IntervalGrid,
  workload: readonly QueueWorkload[],
  people: readonly RosteredPerson[],
  activities: Activities,
  views: readonly BandView[],
): SimulationScenario {
  const away = shrunkAway(activities, request.shrinkage, workload.length, grid.count);
  const able = people.map(({ person }) =>
    request.queues.flatMap((queue, q) => (person.skills.includes(queue.skill) ? [q] : [])),
  );
  return {
    intervalSeconds: grid.intervalMinutes * 60,
    intervalCount: grid.count,
    queues: workload.map(({ queue, contacts, handling }) => ({
      name: queue.id,
      contactsPerInterval: contacts,
      handling,
    })),
    agents: people.map((_, p): SimulatedAgent => ({
      schedule: Array.from(activities.doing[p], (doing, interval) =>
        dutyOf(doing, able[p], away(p, doing, interval)),
      ),
    })),
    departure: 'finish-chats',
    // Whatever days the targets are judged on, these are means over all days.
    ...(request.uncertainty !== undefined && {
      dayFactor: {
        coefficientOfVariation: request.uncertainty.dayVariation,
        dayOfInterval: grid.dayOf,
      },
    }),
    bands: views.map((view) => ({
      name: view.name,
      intervals: Array.from({ length: grid.count }, (_, interval) => interval).filter(view.applies),
    })),
  };
}

function dutyOf(doing: number, able: readonly number[], isAway: boolean): Duty | 'absent' {
  if (isAway) return 'absent';
  if (doing >= 0) return { queues: [doing], standing: 'regular' };
  return doing === BUFFER ? { queues: able, standing: 'buffer' } : 'absent';
}

/** Who of those serving a queue is away: the last ones, as many as shrinkage takes from their number. */
function shrunkAway(
  { doing, serving }: Activities,
  shrinkage: number,
  queues: number,
  intervals: number,
): (person: number, queue: number, interval: number) => boolean {
  if (shrinkage === 0) return () => false;
  const rank = doing.map(() => new Int32Array(intervals));
  for (let interval = 0; interval < intervals; interval++) {
    const seen = new Int32Array(queues);
    doing.forEach((row, person) => {
      if (row[interval] >= 0) rank[person][interval] = seen[row[interval]]++;
    });
  }
  return (person, queue, interval) =>
    queue >= 0 && rank[person][interval] >= Math.floor(serving[queue][interval] * (1 - shrinkage) + 1e-9);
}

function rounded(estimate: Estimate | undefined): { mean: number; halfWidth: number | null } | null {
  if (estimate === undefined || !Number.isFinite(estimate.mean)) return null;
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  return {
    mean: round(estimate.mean),
    halfWidth: Number.isFinite(estimate.halfWidth) ? round(estimate.halfWidth) : null,
  };
}
