import { intervalAtMoment } from '../../src/domain/grid.ts';
import type { RosterPerson } from '../../src/domain/roster.ts';
import { replayRoster } from '../../src/planning/replay.ts';
import { targetsInForce } from '../../src/planning/targets-in-force.ts';
import { judgePeople } from './judged-roster.ts';
import type { JudgingLimits } from './judged-roster.ts';
import type { ShopDemand } from './rostered-scenario.ts';

/** A plan of one evening before both judges. */
export interface JudgedEvening {
  readonly agentHours: number;
  /** By the transient chain. */
  readonly chain: EveningVerdict;
  /** By the simulation; missed are those whose whole confidence interval lies beyond the target. */
  readonly simulation: EveningVerdict & { readonly worstNoise: number };
}

export interface EveningVerdict {
  readonly judged: number;
  readonly missed: number;
  /** By which share of what was asked the worst quarter misses; at most 0 where it keeps its target. */
  readonly worstMiss: number;
  /** That quarter; undefined where the chain finds none that misses. */
  readonly worstInterval: number | undefined;
}

/** Judges people at work by the chain and by the simulation. */
export function judgeEvening(
  shop: ShopDemand,
  people: readonly RosterPerson[],
  limits: JudgingLimits,
): JudgedEvening {
  const { grid } = shop;
  const serving = servingOf(shop, people);
  return {
    agentHours:
      serving.reduce((sum, one) => one.reduce((a, b) => a + b, sum), 0) * (grid.intervalMinutes / 60),
    chain: inChain(shop, serving),
    simulation: inSimulation(shop, people, limits),
  };
}

function inChain(
  { request, grid, open, workload }: ShopDemand,
  serving: readonly Int32Array[],
): EveningVerdict {
  const requirement = workload.map(({ queue }) => ({ targets: targetsInForce(request, queue, grid) }));
  const { judged, missed } = replayRoster(
    { request, grid, calendars: { open }, workload, requirement },
    serving,
  );
  const worst = missed.toSorted((a, b) => b.excess - a.excess).at(0);
  return {
    judged,
    missed: missed.length,
    worstMiss: worst?.excess ?? 0,
    worstInterval: worst?.interval,
  };
}

function inSimulation(
  shop: ShopDemand,
  people: readonly RosterPerson[],
  limits: JudgingLimits,
): JudgedEvening['simulation'] {
  const { intervals } = judgePeople(shop, people, limits);
  const [worst] = intervals.toSorted((a, b) => b.miss - a.miss);
  return {
    judged: intervals.length,
    missed: intervals.filter(({ miss, noise }) => miss > noise).length,
    worstMiss: worst.miss,
    worstNoise: worst.noise,
    worstInterval: worst.promised.intervals[0],
  };
}

function servingOf({ request, grid }: ShopDemand, people: readonly RosterPerson[]): Int32Array[] {
  return request.queues.map(({ id }) => {
    const serving = new Int32Array(grid.count);
    for (const { start, end, queue } of people.flatMap((one) =>
      one.assignments.flatMap((assignment) => assignment.activities),
    )) {
      if (queue !== id) continue;
      const last = intervalAtMoment(grid, end);
      for (let t = intervalAtMoment(grid, start); t < last; t++) serving[t]++;
    }
    return serving;
  });
}
