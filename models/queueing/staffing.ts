import { AgentGuess } from './agent-guess.ts';
import type { Handling, QueueTargets } from './handling.ts';
import {
  carryingAgents,
  fewestAgents,
  keptIfCheaper,
  leastAgentsOf,
  type StaffedInterval,
  type StaffingTask,
} from './interval-staffing.ts';
import { withForesight } from './staffing-improvement.ts';
import type { TargetName } from './targets.ts';
import {
  movingQueue,
  type MovingDemand,
  type TransientInterval,
  type TransientOptions,
} from './transient.ts';

export interface TransientStaffingOptions extends Omit<TransientOptions, 'withinSeconds'> {
  /** Fewest agents per interval. Default 0. */
  readonly minimumAgents?: ArrayLike<number>;
  /** Most agents in any interval. Default 100,000. */
  readonly maximumAgents?: number;
}

/** Agents for every interval, or the first interval whose target cannot be kept. */
export type TransientStaffing =
  | {
      readonly status: 'met';
      readonly agents: readonly number[];
      readonly intervals: readonly TransientInterval[];
      /** On duty, and finishing contacts after it. */
      readonly agentSeconds: number;
      /** What the forward pass alone would have used. */
      readonly forwardAgentSeconds: number;
    }
  | {
      readonly status: 'unreachable';
      readonly interval: number;
      /** `stability`: the agents allowed cannot carry the interval's demand. */
      readonly target: TargetName | 'stability';
      readonly bestReachable: number;
      readonly asked: number;
    };

/**
 * Agents per interval under moving demand. Forward in time, each interval gets the fewest agents that keep its targets
 * given the queue it inherits (Ingolfsson et al. 2007). That is short-sighted, so afterwards agents are added where
 * later intervals then need fewer in sum. An interval without arrivals gets its minimum.
 * @param targets the same for all intervals, or one per interval.
 * @throws RangeError for a moving queue that cannot be.
 */
export function staffTransient(
  handling: Handling,
  demand: MovingDemand,
  targets: QueueTargets | readonly QueueTargets[],
  options: TransientStaffingOptions = {},
): TransientStaffing {
  const moving = movingQueue(handling, demand, options);
  const { minimumAgents, maximumAgents = 100_000 } = options;
  const task: StaffingTask = {
    handling,
    moving,
    targets: (interval) => (isPerInterval(targets) ? targets[interval] : targets),
    minimumAgents: (interval) => minimumAgents?.[interval] ?? 0,
    maximumAgents,
  };
  const forward: StaffedInterval[] = [];
  const guess = new AgentGuess();
  for (let interval = 0; interval < moving.intervals; interval++) {
    const carrying = carryingAgents(task, interval);
    const found = fewestAgents(task, interval, forward[interval - 1], guess.likely(carrying));
    if ('missed' in found) {
      const { missed } = found;
      return missed
        ? {
            status: 'unreachable',
            interval,
            target: missed.target,
            bestReachable: missed.reached,
            asked: missed.asked,
          }
        : {
            status: 'unreachable',
            interval,
            target: 'stability',
            bestReachable: maximumAgents,
            asked: leastAgentsOf(task, interval),
          };
    }
    forward.push(keptIfCheaper(task, interval, forward[interval - 1], found.staffed));
    guess.learn(carrying, found.staffed.agents);
  }
  const plan = withForesight(task, forward);
  const agentSeconds = (staffed: readonly StaffedInterval[]): number =>
    staffed.reduce((sum, interval) => sum + interval.agentSeconds, 0);
  return {
    status: 'met',
    agents: plan.map(({ agents }) => agents),
    intervals: plan.map(({ outcome }) => outcome.result),
    agentSeconds: agentSeconds(plan),
    forwardAgentSeconds: agentSeconds(forward),
  };
}

function isPerInterval(targets: QueueTargets | readonly QueueTargets[]): targets is readonly QueueTargets[] {
  return Array.isArray(targets);
}
