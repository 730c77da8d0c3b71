import type { Handling, QueueTargets } from './handling.ts';
import { leastAgents } from './least-agents.ts';
import { agentsThatCarry, keepsTargets, limitsLoss } from './requirement.ts';
import { checkTargets, targetsOutOfReach, worstViolation, type TargetCheck } from './targets.ts';
import { passInterval, startOf, type IntervalOutcome, type MovingQueue } from './transient.ts';

/** A moving queue with what each of its intervals promises. */
export interface StaffingTask {
  readonly handling: Handling;
  readonly moving: MovingQueue;
  readonly targets: (interval: number) => QueueTargets;
  readonly minimumAgents: (interval: number) => number;
  readonly maximumAgents: number;
}

/** An interval with its agents, and what happens in it. */
export interface StaffedInterval {
  readonly agents: number;
  readonly outcome: IntervalOutcome;
  /** Work of the agents on duty and of those who left and still finish their contacts. */
  readonly agentSeconds: number;
}

/**
 * The fewest agents that keep the targets of an interval given the interval before it (undefined for the first).
 * @param likely a guess that shortens the search.
 * @returns the target that cannot be kept where there is no such number; undefined in its place where even the most
 * agents allowed cannot carry the demand.
 */
export function fewestAgents(
  task: StaffingTask,
  interval: number,
  before: StaffedInterval | undefined,
  likely: number,
): { staffed: StaffedInterval } | { missed: TargetCheck | undefined } {
  const outOfReach = hasArrivals(task, interval)
    ? worstViolation(targetsOutOfReach(task.targets(interval), task.handling))
    : undefined;
  if (outOfReach) return { missed: outOfReach };
  const least = leastAgentsOf(task, interval);
  const tried = new Map<number, StaffedInterval>();
  const agents = leastAgents({ least, most: task.maximumAgents, likely, firstStride: 1 }, (candidate) => {
    const staffed = staffInterval(task, interval, before, candidate);
    if (staffed) tried.set(candidate, staffed);
    return staffed !== undefined && intervalViolation(task, interval, staffed) === undefined;
  });
  if (agents !== undefined) return { staffed: tried.get(agents) as StaffedInterval };
  const most = tried.get(task.maximumAgents);
  return { missed: most && intervalViolation(task, interval, most) };
}

/** An interval with the given agents; undefined where it is the first and its stationary start does not exist. */
export function staffInterval(
  task: StaffingTask,
  interval: number,
  before: StaffedInterval | undefined,
  agents: number,
): StaffedInterval | undefined {
  const carried = before ? before.outcome.carried : startOf(task.moving, agents);
  if (!carried) return undefined;
  const question = {
    ...task.moving.question,
    withinSeconds: task.targets(interval).answeredWithin?.seconds ?? task.moving.question.withinSeconds,
  };
  const outcome = passInterval(task.moving, interval, carried, agents, question);
  const { steps, stepSeconds } = task.moving;
  return {
    agents,
    outcome,
    agentSeconds: agents * steps * stepSeconds + outcome.result.finishingAgentSeconds,
  };
}

/**
 * The same interval with as many agents as the one before, where that costs no more: agents who leave still finish
 * what they hold, which may take them longer than the interval lasts.
 */
export function keptIfCheaper(
  task: StaffingTask,
  interval: number,
  before: StaffedInterval | undefined,
  staffed: StaffedInterval,
): StaffedInterval {
  if (!before || before.agents <= staffed.agents) return staffed;
  const kept = before.agents * task.moving.steps * task.moving.stepSeconds;
  if (staffed.agentSeconds < kept) return staffed;
  const same = staffInterval(task, interval, before, before.agents);
  return same && !intervalViolation(task, interval, same) ? same : staffed;
}

/** The target an interval misses by the largest share; undefined where it keeps all, or nobody arrives in it. */
export function intervalViolation(
  task: StaffingTask,
  interval: number,
  { outcome }: StaffedInterval,
): TargetCheck | undefined {
  if (!hasArrivals(task, interval)) return undefined;
  return worstViolation(checkTargets(task.targets(interval), outcome.result.performance));
}

/** The bound from below: the minimum asked for, and the demand to be carried where no target limits the loss. */
export function leastAgentsOf(task: StaffingTask, interval: number): number {
  const minimum = task.minimumAgents(interval);
  if (limitsLoss(task.targets(interval)) || !hasArrivals(task, interval)) return minimum;
  return Math.max(minimum, carryingAgents(task, interval));
}

/** Agents that carry the interval's mean demand in the long run. */
export function carryingAgents({ handling, moving }: StaffingTask, interval: number): number {
  return agentsThatCarry({ contactsPerSecond: meanRate(moving, interval), handling });
}

/** Whether so many agents would keep an interval's targets if its mean demand went on for ever. */
export function keepsInTheLongRun(
  { handling, moving, targets }: StaffingTask,
  interval: number,
  agents: number,
): boolean {
  return keepsTargets({ contactsPerSecond: meanRate(moving, interval), handling }, targets(interval), agents);
}

function hasArrivals({ moving }: StaffingTask, interval: number): boolean {
  return meanRate(moving, interval) > 0;
}

function meanRate({ contactsPerSecond, steps }: MovingQueue, interval: number): number {
  let sum = 0;
  for (let step = interval * steps; step < (interval + 1) * steps; step++) sum += contactsPerSecond[step];
  return sum / steps;
}
