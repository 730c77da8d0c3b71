import type { BufferStaff } from '../../models/queueing/buffer.ts';
import type { Estimate } from '../../models/simulation/ratio-statistics.ts';
import { intervalIso } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { Interval95 } from '../domain/interval95.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { BufferRules, Coverage, Gap } from '../domain/roster.ts';
import { shortfallsOf } from '../domain/shortfall.ts';
import type { Shortfall } from '../domain/shortfall.ts';
import { needIndices } from '../domain/skill.ts';
import type { Activities } from './activities.ts';
import type { Calendars } from './calendars.ts';
import type { Relaxation } from './covering.ts';
import { missingForWork } from './deferrable-results.ts';
import type { PlannedWork } from './deferrable-work.ts';
import type { Floors } from './floors.ts';
import type { Predicted } from './prediction.ts';
import type { QueueRequirement } from './requirement.ts';
import { rounded } from './rounded.ts';
import { interval95 } from './scenario.ts';
import type { SimulatedReplay } from './simulated-replay.ts';
import type { QueueWorkload } from './workload.ts';

/** What the coverage table states. */
export interface CoverageInput {
  readonly request: ResolvedRequest;
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly workload: readonly QueueWorkload[];
  readonly requirement: readonly QueueRequirement[];
  readonly floors: Floors;
  readonly work: readonly PlannedWork[];
  readonly activities: Activities;
  readonly predicted: readonly Predicted[][];
  readonly simulation: Pick<SimulatedReplay, 'queues'>;
  readonly relaxation: Relaxation | undefined;
}

/** Every open interval of every queue, and of the team as a whole. */
export function tabulateCoverage(input: CoverageInput): Coverage {
  const { request, grid, calendars, workload, requirement, floors, activities, predicted } = input;
  const { simulation, relaxation } = input;
  const skillOf = needIndices(request.queues);
  const open = [...calendars.open.keys()].filter((interval) => calendars.open[interval] === 1);
  const starts = new Map(open.map((interval) => [interval, intervalIso(grid, interval)]));
  return {
    queues: request.queues.flatMap((queue, q) =>
      open.map((interval) => {
        const seconds = predicted[q][interval].responseSeconds;
        const price = relaxation?.shadowPrices[skillOf[q]][interval];
        return {
          queue: queue.id,
          start: starts.get(interval)!,
          contacts: rounded(workload[q].contacts[interval], 4),
          required: requirement[q].required[interval],
          serving: activities.serving[q][interval],
          bindingTarget: requirement[q].binding[interval],
          predictedResponseSeconds: Number.isFinite(seconds) ? rounded(seconds, 2) : null,
          simulatedResponseSeconds: toTenths(simulation.queues[q].intervals[interval].averageReplySeconds),
          shadowPrice: price === undefined ? null : rounded(price, 6),
        };
      }),
    ),
    team: open.map((interval) => ({
      start: starts.get(interval)!,
      required: floors.required[interval],
      bufferRequired: floors.buffer[interval],
      bufferRules: bufferRules(floors.bufferRules[interval]!),
      liveExtraRequired: floors.liveExtra[interval],
      onDuty: activities.onDuty[interval],
      ...(input.work.length === 0 ? {} : { deferrable: onWork(activities, interval) }),
      guard: calendars.guard[interval] === 1,
    })),
  };
}

function onWork({ deferred }: Activities, interval: number): number {
  return deferred.reduce((sum, agents) => sum + agents[interval], 0);
}

/** What each rule asks for as buffer, and which one sets it. */
export function bufferRules({ flat, chance, binding }: BufferStaff): BufferRules {
  return { byShare: flat, byChance: chance ?? null, binding };
}

/** Runs of consecutive open intervals in which the same is missing. */
export function findGaps(input: CoverageInput): Gap[] {
  const { grid, calendars } = input;
  const missingAt = shortfallsByInterval(input);
  const gaps: Gap[] = [];
  let running = new Map<string, { gap: Omit<Gap, 'end'>; end: number }>();
  const close = (ended: Iterable<{ gap: Omit<Gap, 'end'>; end: number }>): void => {
    for (const { gap, end } of ended) gaps.push({ ...gap, end: intervalIso(grid, end) });
  };
  for (let interval = 0; interval < grid.count; interval++) {
    const next = new Map<string, { gap: Omit<Gap, 'end'>; end: number }>();
    const shortfalls = calendars.open[interval] === 0 ? [] : missingAt(interval);
    for (const shortfall of shortfalls) {
      const key = JSON.stringify(shortfall);
      const before = running.get(key);
      running.delete(key);
      next.set(key, {
        gap: before?.gap ?? { ...shortfall, start: intervalIso(grid, interval) },
        end: interval + 1,
      });
    }
    close(running.values());
    running = next;
  }
  close(running.values());
  return gaps.sort((a, b) => a.start.localeCompare(b.start));
}

/** Who is missing in an open interval, work that is not done in time included. */
function shortfallsByInterval(input: CoverageInput): (interval: number) => Shortfall[] {
  const { request, requirement, floors, activities, calendars, work } = input;
  const forWork = missingForWork(input, activities, calendars);
  return (interval) => [
    ...shortfallsOf({
      queues: request.queues.map((queue, q) => ({
        queue: queue.id,
        required: requirement[q].required[interval],
        serving: activities.serving[q][interval],
      })),
      bufferRequired: floors.buffer[interval],
      liveExtraRequired: floors.liveExtra[interval],
      onDuty: activities.onDuty[interval],
      deferrable: onWork(activities, interval),
    }),
    ...work.flatMap((one, w): Shortfall[] => {
      const missing = forWork[w][interval];
      return missing === 0 ? [] : [{ kind: 'deferrable', work: one.work.id, missing }];
    }),
  ];
}

function toTenths(estimate: Estimate | undefined): Interval95 | null {
  const stated = interval95(estimate);
  if (stated === null) return null;
  const { mean, halfWidth } = stated;
  return { mean: rounded(mean, 1), halfWidth: halfWidth === null ? null : rounded(halfWidth, 1) };
}
