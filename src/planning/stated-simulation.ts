import type { Measures } from '../../models/simulation/measures.ts';
import type { SimulationEnd, SimulationResult } from '../../models/simulation/simulate.ts';
import { intervalIso } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedSimulation } from '../domain/simulation-request.ts';
import { SIMULATION_SCHEMA } from '../domain/simulation.ts';
import type { SimulatedInterval, Simulation } from '../domain/simulation.ts';
import type { Calendars } from './calendars.ts';
import { judgeTarget } from './judged-targets.ts';
import type { BandView } from './prediction.ts';
import { partName } from './promised-targets.ts';
import type { PromisedTarget } from './promised-targets.ts';
import { rounded } from './scenario.ts';
import { statedMeasures, unanswered } from './simulated-measures.ts';

/** What was simulated, and what was found. */
export interface SimulatedStory {
  readonly request: ResolvedSimulation;
  readonly grid: IntervalGrid;
  readonly calendars: Calendars;
  readonly views: readonly BandView[];
  readonly promised: readonly PromisedTarget[];
  /** Its bands are the views in their order, then the parts that targets are measured over, by `partName`. */
  readonly result: SimulationResult;
  /** What a reader should know already. */
  readonly warnings: readonly string[];
}

/** As many as the simulation plays before it trusts its own precision. */
const FEW_REPLICATIONS = 5;

const ENDED: Readonly<Record<SimulationEnd, Simulation['ended']>> = {
  precise: 'precise',
  replications: 'replications',
  'reply-budget': 'replies',
  stopped: 'time',
};

/** Writes a simulation the way its document states it. */
export function stateSimulation(story: SimulatedStory): Simulation {
  const { request, grid, calendars, views, promised, result } = story;
  const { seed, intervals: wanted } = request.simulation;
  const open = [...calendars.open.keys()].filter((interval) => calendars.open[interval] === 1);
  const starts = open.map((interval) => intervalIso(grid, interval));
  const intervalsOf = (measured: readonly Measures[]): SimulatedInterval[] =>
    open.map((interval, k) => ({ start: starts[k], ...statedMeasures(measured[interval]) }));
  const parts = new Map(result.bands.slice(views.length).map((part) => [part.name, part]));
  return {
    schema: SIMULATION_SCHEMA,
    shop: request.shop.name,
    timeZone: grid.timeZone,
    start: intervalIso(grid, 0),
    end: intervalIso(grid, grid.count),
    intervalMinutes: grid.intervalMinutes,
    seed,
    replications: result.replications,
    replies: Math.round(result.overall.replies * result.replications),
    ended: ENDED[result.ended],
    overall: statedMeasures(result.overall),
    queues: result.queues.map(({ name, overall, intervals }) => ({
      queue: name,
      ...statedMeasures(overall),
      intervals: wanted === 'queues' ? intervalsOf(intervals) : [],
    })),
    bands: result.bands.slice(0, views.length).map(({ name, overall, queues }) => ({
      band: name,
      ...statedMeasures(overall),
      queues: queues.map((measures, q) => ({ queue: request.queues[q].id, ...statedMeasures(measures) })),
    })),
    intervals: wanted === 'none' ? [] : intervalsOf(result.intervals),
    targets: promised.map((one) =>
      judgeTarget(one, parts.get(partName(one))!.queues[one.queue], request.queues),
    ),
    warnings: [...story.warnings, ...whatIsLeft(result), ...shortRun(result)],
  };
}

/** Queues whose customers are never answered although they wait for ever. */
function whatIsLeft({ queues }: SimulationResult): string[] {
  return queues.flatMap(({ name, overall }) => {
    const left = rounded(unanswered(overall));
    if (left === 0) return [];
    return [
      `${left} contacts of queue “${name}” are never answered, on average: they never leave, and nobody is on duty for them any more. Give its handling a patience, or staff the queue until nobody waits.`,
    ];
  });
}

function shortRun({ ended, replications }: SimulationResult): string[] {
  if (ended === 'stopped') {
    return [
      `Ended by time. Replications played: ${replications}; how many there are depends on the machine. Ask for fewer replies or days.`,
    ];
  }
  return replications < FEW_REPLICATIONS
    ? [
        `Replications played: ${replications}. The budget allows no more, so confidence intervals are wide or unknown.`,
      ]
    : [];
}
