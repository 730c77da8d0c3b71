import type { DurationShape } from '../../models/simulation/duration.ts';
import type { SimulatedBand, SimulatedQueue } from '../../models/simulation/scenario.ts';
import { simulate } from '../../models/simulation/simulate.ts';
import { buildGrid } from '../domain/grid.ts';
import type { ResolvedSimulation, SimulationOptions } from '../domain/simulation-request.ts';
import type { Simulation } from '../domain/simulation.ts';
import { layCalendars } from './calendars.ts';
import { forecastDemand } from './demand.ts';
import { bandViews } from './prediction.ts';
import { partName, promisedTargets } from './promised-targets.ts';
import type { PromisedTarget } from './promised-targets.ts';
import { bandOf, scenarioOf } from './scenario.ts';
import { agentsOf } from './schedules.ts';
import { stateSimulation } from './stated-simulation.ts';
import { targetsInForce } from './targets-in-force.ts';
import { demandWarnings } from './warnings.ts';
import { deriveWorkload } from './workload.ts';

/** Guards a calculation thread: what ends here depends on the machine, what ends by its budget does not. */
const TIME_LIMIT_SECONDS = 15;

/**
 * Plays a staffing curve or a roster against its demand, reply by reply, until the response time is known well enough or a
 * budget is spent. `now` is a monotonic time in milliseconds.
 */
export function simulateStaffing(request: ResolvedSimulation, now: () => number): Simulation {
  const { simulation, queues } = request;
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const demand = forecastDemand(request, grid, calendars);
  const workload = deriveWorkload(request, demand);
  const views = bandViews(request, grid, calendars);
  const promised = promisedTargets(
    views,
    workload,
    queues.map((queue) => targetsInForce(request, queue, grid)),
  );
  const scenario = scenarioOf({
    request,
    grid,
    calendars,
    workload,
    agents: agentsOf(request.staffing, queues, grid),
    bands: [...views.map((view) => bandOf(view, grid)), ...partsOf(promised)],
  });
  const deadline = now() + TIME_LIMIT_SECONDS * 1000;
  const result = simulate(
    {
      ...scenario,
      queues: scenario.queues.map((queue) => withOptions(queue, simulation)),
      departure: simulation.departure,
      withinSeconds: distinct([
        ...simulation.withinSeconds,
        ...promised.flatMap((one) => one.withinSeconds ?? []),
      ]),
    },
    {
      seed: simulation.seed,
      replications: simulation.replications,
      artHalfWidthSeconds: simulation.halfWidthSeconds,
      maximumReplies: simulation.maximumReplies,
      shouldStop: () => now() > deadline,
    },
  );
  const warnings = demandWarnings(request, demand);
  return stateSimulation({ request, grid, calendars, views, promised, result, warnings });
}

/** Each stretch over which some target is measured, once; its name is its intervals. */
function partsOf(promised: readonly PromisedTarget[]): SimulatedBand[] {
  const parts = new Map(promised.map((one) => [partName(one), one.intervals]));
  return [...parts].map(([name, intervals]) => ({ name, intervals }));
}

function withOptions(
  queue: SimulatedQueue,
  { replyTime, deflectedShare, queues }: SimulationOptions,
): SimulatedQueue {
  const own = queues.find((one) => one.queue === queue.name);
  return {
    ...queue,
    serviceShape: shapeOf(own?.replyTime ?? replyTime),
    deflectedShare: own?.deflectedShare ?? deflectedShare,
    priority: own?.priority ?? 0,
  };
}

function shapeOf(replyTime: SimulationOptions['replyTime']): DurationShape {
  return replyTime.kind === 'empirical' ? { kind: 'empirical', samples: replyTime.seconds } : replyTime;
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
