import type { QueuePerformance } from '../../../models/queueing/handling.ts';
import { intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { PredictedService, QueueStaffing, StaffedInterval } from '../../domain/staffing.ts';
import type { Calendars } from '../calendars.ts';
import type { Replay } from '../replay.ts';
import { afterShrinkage } from '../requirement.ts';
import type { QueueRequirement } from '../requirement.ts';
import { steadyNeeds } from '../steady-requirement.ts';
import type { QueueWorkload } from '../workload.ts';
import { concurrencyAdvice } from './concurrency-advice.ts';
import { erlangCRule } from './erlang-c-rule.ts';
import { finite, rounded } from '../rounded.ts';
import { limitOf } from './steady-queue.ts';

/** One queue with the agents it requires. */
export interface StaffedQueue {
  readonly workload: QueueWorkload;
  readonly requirement: QueueRequirement;
  /** Agents serving, per interval. */
  readonly serving: readonly number[];
  /** What customers meet in each interval with what it inherits, at the limit of its own target. */
  readonly performance: readonly QueuePerformance[];
  /** The open interval that needs most agents; of several, the one with most contacts. */
  readonly busiest: number;
}

/** Finds who serves, what customers then meet, and when a queue is busiest. */
export function staffQueue(
  workload: QueueWorkload,
  requirement: QueueRequirement,
  reached: Replay['bySeconds'][number],
  open: readonly number[],
  shrinkage: number,
): StaffedQueue {
  const { contacts } = workload;
  const { required } = requirement;
  const busier = (one: number, other: number): number =>
    required[other] - required[one] || contacts[other] - contacts[one] || one - other;
  const [busiest] = [...open].sort(busier);
  const serving = Array.from(required, (onDuty) => afterShrinkage(onDuty, shrinkage));
  const performance = requirement.targets.map(
    ({ sets }, t) => reached.get(sets[0].answeredWithin?.seconds)![t],
  );
  return { workload, requirement, serving, performance, busiest };
}

/** What is said of one queue. */
export function stateQueue(
  staffed: StaffedQueue,
  grid: IntervalGrid,
  calendars: Calendars,
  open: readonly number[],
): QueueStaffing {
  const { workload, requirement, serving, busiest } = staffed;
  const { queue, contacts } = workload;
  const rate = contacts[busiest] / (grid.intervalMinutes * 60);
  const inForce = requirement.targets[busiest];
  const sum = (values: ArrayLike<number>): number => open.reduce((total, t) => total + values[t], 0);
  return {
    queue: queue.id,
    contacts: rounded(sum(contacts), 4),
    agentHours: (sum(requirement.required) * grid.intervalMinutes) / 60,
    busiest: {
      start: intervalIso(grid, busiest),
      contacts: rounded(contacts[busiest], 4),
      serving: serving[busiest],
      onDuty: requirement.required[busiest],
    },
    concurrency: concurrencyAdvice(rate, workload, inForce),
    erlangCRule: erlangCRule(rate, workload, inForce),
    intervals: stateIntervals(staffed, grid, calendars, open),
  };
}

function stateIntervals(
  { workload, requirement, serving, performance }: StaffedQueue,
  grid: IntervalGrid,
  calendars: Calendars,
  open: readonly number[],
): StaffedInterval[] {
  const { contacts, queue } = workload;
  const { required, binding, targets } = requirement;
  const steady = steadyNeeds(grid, calendars, workload, targets);
  return open.map((t) => ({
    start: intervalIso(grid, t),
    contacts: rounded(contacts[t], 4),
    serving: serving[t],
    onDuty: required[t],
    stationary: Math.max(steady[t].agents, queue.minimumAgents),
    bindingTarget: binding[t],
    predicted: contacts[t] === 0 ? null : predictedService(performance[t], limitOf(targets[t])),
  }));
}

function predictedService(reached: QueuePerformance, withinSeconds: number): PredictedService {
  return {
    averageResponseSeconds: finite(rounded(reached.averageResponseSeconds, 2)),
    threeMinuteReplyRate: rounded(reached.threeMinuteReplyRate, 4),
    withinSeconds,
    answeredWithinShare: rounded(reached.answeredWithinShare, 4),
    abandonment: rounded(reached.abandonment, 4),
    occupancy: rounded(reached.occupancy, 4),
  };
}
