import type { QueueLoad, QueueTargets } from '../../models/queueing/handling.ts';
import { requiredAgents } from '../../models/queueing/requirement.ts';
import type { Requirement } from '../../models/queueing/requirement.ts';
import { requiredAgentsOverDays } from '../../models/queueing/uncertain-demand.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { TargetName } from '../domain/target.ts';
import type { Calendars } from './calendars.ts';
import type { JudgedDays } from './judged-days.ts';
import { targetInWords } from './target-words.ts';
import type { TargetsInForce } from './targets-in-force.ts';
import type { QueueWorkload } from './workload.ts';

/** Agents that must be serving in one interval, and what sets their number, in words. */
export interface Needed {
  readonly agents: number;
  readonly binding: string;
}

/** What each open interval would need if its demand went on for ever. */
export function steadyNeeds(
  grid: IntervalGrid,
  calendars: Pick<Calendars, 'open'>,
  workload: QueueWorkload,
  targets: readonly TargetsInForce[],
): Needed[] {
  const known = new Map<TargetsInForce, Map<number, Needed>>();
  return targets.map((inForce, interval) => {
    if (calendars.open[interval] === 0) return { agents: 0, binding: 'closed' };
    const contactsPerSecond = workload.contacts[interval] / (grid.intervalMinutes * 60);
    const byRate = known.get(inForce) ?? new Map<number, Needed>();
    known.set(inForce, byRate);
    const needed = byRate.get(contactsPerSecond) ?? fewestAgents(contactsPerSecond, workload, inForce);
    byRate.set(contactsPerSecond, needed);
    return needed;
  });
}

/** The fewest agents for whom one set of targets holds in the long run, on the days that are judged. */
export function steadyRequirement(load: QueueLoad, targets: QueueTargets, days: JudgedDays): Requirement {
  if (days.averagedVariation > 0) return requiredAgentsOverDays(load, targets, days.averagedVariation);
  const [{ factor }] = days.kinds;
  return requiredAgents({ ...load, contactsPerSecond: load.contactsPerSecond * factor }, targets);
}

/**
 * The fewest agents for whom every target in force holds at a constant demand.
 * @throws Error for a target out of reach: such requests are refused.
 */
export function fewestAgents(
  contactsPerSecond: number,
  { handling, days, queue }: Pick<QueueWorkload, 'handling' | 'days' | 'queue'>,
  inForce: TargetsInForce,
): Needed {
  return inForce.sets
    .map((set): Needed => {
      const requirement = steadyRequirement({ contactsPerSecond, handling }, set, days);
      if (requirement.status === 'unreachable') {
        throw new Error(`${requirement.target} of ${queue.id} is out of reach and should have been refused`);
      }
      const words = bindingInWords(requirement.binding, set, inForce);
      return {
        agents: requirement.agents,
        binding: requirement.binding === 'none' ? words : words + days.words,
      };
    })
    .reduce((most, needed) => (needed.agents > most.agents ? needed : most));
}

type Binding = TargetName | 'stability' | 'none';

function bindingInWords(binding: Binding, set: QueueTargets, inForce: TargetsInForce): string {
  if (binding === 'none') return 'no demand';
  if (binding === 'stability') return 'enough agents to keep up with the work';
  return targetInWords(binding, set, inForce);
}
