import type { QueueTargets } from '../../models/queueing/handling.ts';
import { staffOverDays } from '../../models/queueing/staffing-over-days.ts';
import type { StaffingOverDays } from '../../models/queueing/staffing-over-days.ts';
import { staffTransient } from '../../models/queueing/staffing.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedDemand } from '../domain/resolved-demand.ts';
import { businessDays } from './business-days.ts';
import type { BusinessDay } from './business-days.ts';
import type { Calendars } from './calendars.ts';
import { steadyNeeds } from './steady-requirement.ts';
import { targetsInForce } from './targets-in-force.ts';
import type { TargetsInForce } from './targets-in-force.ts';
import { movingDemand } from './workload.ts';
import type { QueueWorkload } from './workload.ts';

/** Agents that must be serving one queue, per interval. */
export interface QueueRequirement {
  readonly required: Int32Array;
  /** What sets the requirement in each interval, in words. */
  readonly binding: readonly string[];
  readonly targets: readonly TargetsInForce[];
}

/**
 * Stage 4: per queue and interval the fewest agents for whom every target in force holds, with the chats that the interval
 * before left over (so that the backlog of a live peak is carried on until the shop closes), at least the queue's minimum, raised so that enough
 * remain after shrinkage. Zero in closed hours.
 */
export function requireAgents(
  request: ResolvedDemand,
  grid: IntervalGrid,
  calendars: Calendars,
  workload: readonly QueueWorkload[],
): QueueRequirement[] {
  return workload.map((queueWorkload) => requireForQueue(request, grid, calendars, queueWorkload));
}

function requireForQueue(
  request: ResolvedDemand,
  grid: IntervalGrid,
  calendars: Calendars,
  workload: QueueWorkload,
): QueueRequirement {
  const targets = targetsInForce(request, workload.queue, grid);
  const steady = steadyNeeds(grid, calendars, workload, targets);
  const minimum = Int32Array.from(steady, (needed, interval) =>
    calendars.open[interval] === 0 ? 0 : Math.max(workload.queue.minimumAgents, needed.agents > 0 ? 1 : 0),
  );
  const carried =
    carriedNeeds(grid, calendars, workload, targets, minimum) ?? steady.map((needed) => needed.agents);
  const serving = carried.map((agents, interval) => Math.max(agents, minimum[interval]));
  return {
    required: Int32Array.from(serving, (agents) => withShrinkage(agents, request.shrinkage)),
    binding: serving.map((agents, interval) => {
      if (calendars.open[interval] === 0) return 'closed';
      const { queue } = workload;
      const ownMinimum = agents === queue.minimumAgents && agents > steady[interval].agents;
      if (ownMinimum) return `minimumAgents of queue ${queue.id}`;
      const backlog = agents > steady[interval].agents ? ', with what the interval before left over' : '';
      return steady[interval].binding + backlog;
    }),
    targets,
  };
}

/** What each interval needs given what it inherits; undefined where that model cannot say (several first-response targets). */
function carriedNeeds(
  grid: IntervalGrid,
  calendars: Calendars,
  workload: QueueWorkload,
  targets: readonly TargetsInForce[],
  minimumAgents: Int32Array,
): readonly number[] | undefined {
  if (targets.some(({ sets }) => sets.length > 1)) return undefined;
  const asked = targets.map(({ sets }) => sets[0]);
  const needs: number[] = [];
  for (const day of businessDays(calendars.open)) {
    const staffed = staffDay(grid, workload, asked, minimumAgents, day);
    if (staffed.status !== 'met') return undefined;
    needs.push(...staffed.agents);
  }
  return needs;
}

function staffDay(
  grid: IntervalGrid,
  { contacts, handling, days }: QueueWorkload,
  targets: readonly QueueTargets[],
  minimumAgents: Int32Array,
  { from, to }: BusinessDay,
): StaffingOverDays {
  const demand = contacts.subarray(from, to);
  const asked = targets.slice(from, to);
  const options = { minimumAgents: minimumAgents.subarray(from, to), staffDrop: 'finish-chats' } as const;
  const [{ factor }, ...others] = days.kinds;
  return others.length === 0
    ? staffTransient(handling, movingDemand(demand, grid, factor), asked, options)
    : staffOverDays(handling, movingDemand(demand, grid), asked, days.kinds, options);
}

/** People on duty of whom, after shrinkage, so many are serving. */
export function withShrinkage(serving: number, shrinkage: number): number {
  return Math.ceil(serving / (1 - shrinkage) - 1e-9);
}

/** People serving, after shrinkage, of so many on duty. */
export function afterShrinkage(onDuty: number, shrinkage: number): number {
  return Math.floor(onDuty * (1 - shrinkage) + 1e-9);
}
