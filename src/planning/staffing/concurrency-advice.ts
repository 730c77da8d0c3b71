import { recommendConcurrencyBy } from '../../../models/queueing/concurrency.ts';
import type { ChatHandling } from '../../../models/queueing/handling.ts';
import type { Requirement } from '../../../models/queueing/requirement.ts';
import type { ConcurrencyAdvice } from '../../domain/staffing.ts';
import { steadyRequirement } from '../steady-requirement.ts';
import type { TargetsInForce } from '../targets-in-force.ts';
import type { QueueWorkload } from '../workload.ts';

/** The largest number of chats that is tried, unless the request has more. */
const MOST_CHATS = 10;

/** How many chats an agent should hold at once at a constant demand; null for tasks and without contacts. */
export function concurrencyAdvice(
  contactsPerSecond: number,
  { handling, days }: Pick<QueueWorkload, 'handling' | 'days'>,
  inForce: TargetsInForce,
): ConcurrencyAdvice | null {
  if (handling.kind !== 'chat' || contactsPerSecond === 0) return null;
  const requirementOf = (tried: ChatHandling): Requirement => {
    const load = { contactsPerSecond, handling: tried };
    return inForce.sets.map((set) => steadyRequirement(load, set, days)).reduce(stricter);
  };
  const advice = recommendConcurrencyBy(
    requirementOf,
    { handling },
    { maximumConcurrency: Math.max(MOST_CHATS, handling.concurrency) },
  );
  if (advice.status === 'unreachable') return null;
  const options = advice.options.map(({ concurrency, requirement }) => ({
    concurrency,
    agents: requirement.status === 'met' ? requirement.agents : null,
  }));
  return {
    present: handling.concurrency,
    agents: options[handling.concurrency - 1].agents!,
    recommended: advice.concurrency,
    recommendedAgents: advice.agents,
    options,
  };
}

function stricter(one: Requirement, other: Requirement): Requirement {
  if (one.status === 'unreachable') return one;
  return other.status === 'unreachable' || other.agents > one.agents ? other : one;
}
