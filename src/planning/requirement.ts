import { requiredAgents } from '../../models/queueing/requirement.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { TargetName } from '../domain/target.ts';
import type { Calendars } from './calendars.ts';
import { targetsInForce } from './targets-in-force.ts';
import type { TargetsInForce } from './targets-in-force.ts';
import type { QueueWorkload } from './workload.ts';

/** Agents that must be serving one queue, per interval. */
export interface QueueRequirement {
  readonly required: Int32Array;
  /** What sets the requirement in each interval, in words. */
  readonly binding: readonly string[];
  readonly targets: readonly TargetsInForce[];
}

/**
 * Stage 4: per queue and interval the fewest agents for whom every target in force holds (stationary within the
 * interval), at least the queue's minimum, raised so that enough remain after shrinkage. Zero in closed hours.
 */
export function requireAgents(
  request: ResolvedRequest,
  grid: IntervalGrid,
  calendars: Calendars,
  workload: readonly QueueWorkload[],
): QueueRequirement[] {
  return workload.map((queueWorkload) => requireForQueue(request, grid, calendars, queueWorkload));
}

function requireForQueue(
  request: ResolvedRequest,
  grid: IntervalGrid,
  calendars: Calendars,
  workload: QueueWorkload,
): QueueRequirement {
  const targets = targetsInForce(request, workload.queue, grid);
  const required = new Int32Array(grid.count);
  const binding = new Array<string>(grid.count).fill('closed');
  const known = new Map<TargetsInForce, Map<number, Needed>>();
  for (let interval = 0; interval < grid.count; interval++) {
    if (calendars.open[interval] === 0) continue;
    const inForce = targets[interval];
    const contactsPerSecond = workload.contacts[interval] / (grid.intervalMinutes * 60);
    const byRate = known.get(inForce) ?? new Map<number, Needed>();
    known.set(inForce, byRate);
    const needed = byRate.get(contactsPerSecond) ?? fewestAgents(contactsPerSecond, workload, inForce);
    byRate.set(contactsPerSecond, needed);
    const serving = Math.max(needed.agents, workload.queue.minimumAgents);
    required[interval] = withShrinkage(serving, request.shrinkage);
    binding[interval] =
      serving > needed.agents ? `minimumAgents of queue ${workload.queue.id}` : needed.binding;
  }
  return { required, binding, targets };
}

/** People on duty of whom, after shrinkage, so many are serving. */
export function withShrinkage(serving: number, shrinkage: number): number {
  return Math.ceil(serving / (1 - shrinkage) - 1e-9);
}

/** People serving, after shrinkage, of so many on duty. */
export function afterShrinkage(onDuty: number, shrinkage: number): number {
  return Math.floor(onDuty * (1 - shrinkage) + 1e-9);
}

interface Needed {
  readonly agents: number;
  readonly binding: string;
}

function fewestAgents(contactsPerSecond: number, workload: QueueWorkload, inForce: TargetsInForce): Needed {
  return inForce.sets
    .map((set): Needed => {
      const requirement = requiredAgents({ contactsPerSecond, handling: workload.handling }, set);
      if (requirement.status === 'unreachable') {
        throw new Error(
          `${requirement.target} of ${workload.queue.id} is out of reach and should have been refused`,
        );
      }
      return { agents: requirement.agents, binding: bindingInWords(requirement.binding, set, inForce) };
    })
    .reduce((most, needed) => (needed.agents > most.agents ? needed : most));
}

type Binding = TargetName | 'stability' | 'none';

function bindingInWords(
  binding: Binding,
  set: TargetsInForce['sets'][number],
  { sources }: TargetsInForce,
): string {
  switch (binding) {
    case 'none':
      return 'no demand';
    case 'stability':
      return 'enough agents to keep up with the work';
    case 'averageResponseSeconds':
      return `averageResponseSeconds ≤ ${set.averageResponseSeconds} (${sources.averageResponseSeconds})`;
    case 'answeredWithin':
      return `answeredWithin ${set.answeredWithin!.seconds} s ≥ ${set.answeredWithin!.share} (${sources.answeredWithin})`;
    case 'threeMinuteReplyRate':
      return `threeMinuteReplyRate ≥ ${set.threeMinuteReplyRate} (${sources.threeMinuteReplyRate})`;
    case 'maximumAbandonment':
      return `maximumAbandonment ≤ ${set.maximumAbandonment} (${sources.maximumAbandonment})`;
  }
}
