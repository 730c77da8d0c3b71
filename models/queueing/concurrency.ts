import type { ChatHandling, QueueTargets } from './handling.ts';
import { requiredAgents, type Requirement, type RequirementOptions } from './requirement.ts';

/** What a reception cap would ask for. */
export interface ConcurrencyOption {
  readonly concurrency: number;
  readonly requirement: Requirement;
}

/** The best reception cap, with every one that was tried. */
export type ConcurrencyRecommendation =
  | {
      readonly status: 'recommended';
      readonly concurrency: number;
      readonly agents: number;
      readonly options: readonly ConcurrencyOption[];
    }
  | { readonly status: 'unreachable'; readonly options: readonly ConcurrencyOption[] };

export interface ConcurrencyRange extends RequirementOptions {
  /** Default 1. */
  readonly minimumConcurrency?: number;
  /** Default 10. */
  readonly maximumConcurrency?: number;
}

/**
 * How many chats an agent should hold at once: the cap that needs the fewest agents, and of those the lowest, which
 * is the easiest on the agents. Too low a cap leaves customers waiting for a slot while agents wait for messages; too
 * high a cap lets every reply wait behind the others (Luo & Zhang 2013; Tezcan & Zhang 2014).
 * @param load contacts per second and the handling, whose own `concurrency` does not matter.
 */
export function recommendConcurrency(
  load: { readonly contactsPerSecond: number; readonly handling: ChatHandling },
  targets: QueueTargets,
  range: ConcurrencyRange = {},
): ConcurrencyRecommendation {
  return recommendConcurrencyBy(
    (handling) => requiredAgents({ ...load, handling }, targets, range),
    load,
    range,
  );
}

/**
 * `recommendConcurrency` with another requirement, such as that over many days.
 * @param requirementOf with a cap that is being tried.
 */
export function recommendConcurrencyBy(
  requirementOf: (handling: ChatHandling) => Requirement,
  load: { readonly handling: ChatHandling },
  { minimumConcurrency = 1, maximumConcurrency = 10 }: Omit<ConcurrencyRange, keyof RequirementOptions>,
): ConcurrencyRecommendation {
  const options: ConcurrencyOption[] = [];
  let best: { concurrency: number; agents: number } | undefined;
  for (let concurrency = minimumConcurrency; concurrency <= maximumConcurrency; concurrency++) {
    const handling = { ...load.handling, concurrency };
    const requirement = requirementOf(handling);
    options.push({ concurrency, requirement });
    if (requirement.status === 'met' && (best === undefined || requirement.agents < best.agents)) {
      best = { concurrency, agents: requirement.agents };
    }
  }
  return best ? { status: 'recommended', ...best, options } : { status: 'unreachable', options };
}
