import type { QueuePerformance } from '../../models/queueing/handling.ts';
import { evaluateOverDays } from '../../models/queueing/staffing-over-days.ts';
import { checkTargets } from '../../models/queueing/targets.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import { businessDays } from './business-days.ts';
import type { BusinessDay } from './business-days.ts';
import type { Calendars } from './calendars.ts';
import { afterShrinkage } from './requirement.ts';
import type { QueueRequirement } from './requirement.ts';
import { movingDemand } from './workload.ts';
import type { QueueWorkload } from './workload.ts';

/** What a roster is replayed against. */
export interface ReplayInput {
  readonly request: Pick<ResolvedDemand, 'shrinkage'>;
  readonly grid: IntervalGrid;
  readonly calendars: Pick<Calendars, 'open'>;
  readonly workload: readonly QueueWorkload[];
  readonly requirement: readonly Pick<QueueRequirement, 'targets'>[];
}

/** What the transient chain finds when a roster meets its demand: every interval inherits what the one before left over. */
export interface Replay {
  /** [queue][interval] */
  readonly performance: readonly (readonly QueuePerformance[])[];
  /** [queue] the same at the seconds of each `answeredWithin` target of the queue. */
  readonly bySeconds: readonly ReadonlyMap<number | undefined, readonly QueuePerformance[]>[];
  /** Intervals in which a target in force is missed. */
  readonly missed: readonly MissedInterval[];
  /** Queue intervals with a target and with contacts. */
  readonly judged: number;
}

export interface QueueInterval {
  readonly queue: number;
  readonly interval: number;
}

export interface MissedInterval extends QueueInterval {
  /** By which share of its bound the worst target is missed. */
  readonly excess: number;
}

/** Misses below this share of the bound are within the accuracy of the chat model. */
export const TOLERATED_EXCESS = 0.005;

/**
 * Runs the people serving each queue against its contacts through the transient birth–death chain. Agents who leave a queue
 * finish their chats, and who closes the shop sees to those who still wait.
 * @param serving [queue][interval] people on duty on it.
 */
export function replayRoster(input: ReplayInput, serving: readonly ArrayLike<number>[]): Replay {
  const { workload, requirement } = input;
  const missed: MissedInterval[] = [];
  let judged = 0;
  const bySeconds = workload.map((queue, q) => {
    const { targets } = requirement[q];
    const limits = new Set(targets.flatMap(({ sets }) => sets.map((set) => set.answeredWithin?.seconds)));
    return new Map([...limits].map((seconds) => [seconds, performanceOf(input, queue, serving[q], seconds)]));
  });
  workload.forEach(({ contacts }, q) =>
    requirement[q].targets.forEach(({ sets }, interval) => {
      if (contacts[interval] === 0) return;
      const excess = sets.flatMap((set) => {
        const reached = bySeconds[q].get(set.answeredWithin?.seconds)![interval];
        return checkTargets(set, reached).map((check) => check.excess);
      });
      if (excess.length > 0) judged++;
      const worst = Math.max(0, ...excess);
      if (worst > TOLERATED_EXCESS) missed.push({ queue: q, interval, excess: worst });
    }),
  );
  return { performance: bySeconds.map((known) => [...known.values()][0]), bySeconds, missed, judged };
}

/** On the days that are judged: the one staffed for, or the average over several, each with its own backlog. */
function performanceOf(
  { request, grid, calendars }: ReplayInput,
  { contacts, handling, days }: QueueWorkload,
  serving: ArrayLike<number>,
  withinSeconds: number | undefined,
): QueuePerformance[] {
  const agents = Array.from(serving, (onDuty) => afterShrinkage(onDuty, request.shrinkage));
  return replayedTogether(calendars.open, agents).flatMap(({ from, to }) =>
    evaluateOverDays(
      handling,
      movingDemand(contacts.subarray(from, to), grid),
      agents.slice(from, to),
      days.kinds,
      { staffDrop: 'finish-chats', ...(withinSeconds === undefined ? {} : { withinSeconds }) },
    ),
  );
}

/** Business days; one that nobody closes leaves its line to the next. */
function replayedTogether(open: Uint8Array, agents: readonly number[]): BusinessDay[] {
  return businessDays(open).reduce<BusinessDay[]>((joined, day) => {
    const before = joined.at(-1);
    if (before === undefined) return [day];
    const closing = open.lastIndexOf(1, day.from - 1);
    if (agents[closing] > 0) return [...joined, day];
    return [...joined.slice(0, -1), { from: before.from, to: day.to }];
  }, []);
}
