import type { QueuePerformance } from '../../models/queueing/handling.ts';
import { evaluateOverDays } from '../../models/queueing/staffing-over-days.ts';
import { checkTargets } from '../../models/queueing/targets.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import { afterShrinkage } from './requirement.ts';
import type { QueueRequirement } from './requirement.ts';
import { movingDemand } from './workload.ts';
import type { QueueWorkload } from './workload.ts';

/** What the transient chain finds when a roster meets its demand: every interval inherits what the one before left over. */
export interface Replay {
  /** [queue][interval] */
  readonly performance: readonly (readonly QueuePerformance[])[];
  /** Intervals in which a target in force is missed. */
  readonly missed: readonly MissedInterval[];
  /** Queue intervals with a target and with contacts. */
  readonly judged: number;
}

export interface MissedInterval {
  readonly queue: number;
  readonly interval: number;
  /** By which share of its bound the worst target is missed. */
  readonly excess: number;
}

/** Misses below this share of the bound are within the accuracy of the chat model. */
const TOLERATED_EXCESS = 0.005;

/**
 * Runs the people serving each queue against its contacts through the transient birth–death chain. Agents who leave a queue
 * finish their chats.
 */
export function replayRoster(
  workload: readonly QueueWorkload[],
  requirement: readonly Pick<QueueRequirement, 'targets'>[],
  serving: readonly ArrayLike<number>[],
  grid: IntervalGrid,
  shrinkage: number,
): Replay {
  const missed: MissedInterval[] = [];
  let judged = 0;
  const performance = workload.map((queue, q) => {
    const agents = Array.from(serving[q], (onDuty) => afterShrinkage(onDuty, shrinkage));
    const { targets } = requirement[q];
    const limits = new Set(targets.flatMap(({ sets }) => sets.map((set) => set.answeredWithin?.seconds)));
    const bySeconds = new Map(
      [...limits].map((seconds) => [seconds, performanceOf(queue, agents, grid, seconds)] as const),
    );
    targets.forEach(({ sets }, interval) => {
      if (queue.contacts[interval] === 0) return;
      const excess = sets.flatMap((set) => {
        const reached = bySeconds.get(set.answeredWithin?.seconds)![interval];
        return checkTargets(set, reached).map((check) => check.excess);
      });
      if (excess.length > 0) judged++;
      const worst = Math.max(0, ...excess);
      if (worst > TOLERATED_EXCESS) missed.push({ queue: q, interval, excess: worst });
    });
    return bySeconds.get([...limits][0])!;
  });
  return { performance, missed, judged };
}

/** On the days that are judged: the one staffed for, or the average over several, each with its own backlog. */
function performanceOf(
  { contacts, handling, days }: QueueWorkload,
  agents: readonly number[],
  grid: IntervalGrid,
  withinSeconds: number | undefined,
): QueuePerformance[] {
  return evaluateOverDays(handling, movingDemand(contacts, grid), agents, days.kinds, {
    staffDrop: 'finish-chats',
    ...(withinSeconds === undefined ? {} : { withinSeconds }),
  });
}
