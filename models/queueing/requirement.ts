import type { Handling, QueueLoad, QueuePerformance, QueueTargets } from './handling.ts';
import { multitaskingAgent } from './multitasking-agent.ts';
import { queueEvaluator } from './performance.ts';
import { checkTargets, targetsOutOfReach, worstViolation, type TargetName } from './targets.ts';

/** The smallest number of agents that keeps every promise, or why there is none. */
export type Requirement =
  | {
      readonly status: 'met';
      readonly agents: number;
      readonly performance: QueuePerformance;
      /**
       * What one agent fewer would break: the target it would miss by the largest share; `stability` where one fewer
       * could not carry the demand; `none` without demand.
       */
      readonly binding: TargetName | 'stability' | 'none';
    }
  | {
      readonly status: 'unreachable';
      /** `stability`: the agents allowed cannot carry the demand (`asked` agents are needed for that). */
      readonly target: TargetName | 'stability';
      readonly bestReachable: number;
      readonly asked: number;
    };

export interface RequirementOptions {
  /** The most agents there may be. Default 1,000,000. */
  readonly maximumAgents?: number;
}

/**
 * The smallest whole number of agents for which every target holds, and never fewer than can carry the whole demand:
 * a plan does not count on customers giving up. All targets improve with every agent, so a bracket and bisection
 * find it; a target beyond what any number of agents reaches is recognised before the search.
 * @throws RangeError for a load that cannot be.
 */
export function requiredAgents(
  load: QueueLoad,
  targets: QueueTargets,
  options: RequirementOptions = {},
): Requirement {
  const { maximumAgents = 1_000_000 } = options;
  const evaluate = queueEvaluator(load, { withinSeconds: targets.answeredWithin?.seconds });
  if (load.contactsPerSecond === 0)
    return { status: 'met', agents: 0, performance: evaluate(0), binding: 'none' };

  const outOfReach = worstViolation(targetsOutOfReach(targets, load.handling));
  if (outOfReach) return unreachable(outOfReach);
  const least = agentsThatCarry(load);
  if (least > maximumAgents) {
    return { status: 'unreachable', target: 'stability', bestReachable: maximumAgents, asked: least };
  }

  const violationAt = (agents: number) => worstViolation(checkTargets(targets, evaluate(agents)));
  if (!violationAt(least)) {
    return { status: 'met', agents: least, performance: evaluate(least), binding: 'stability' };
  }
  let tooFew = least;
  let enough = least;
  for (let step = Math.max(1, Math.ceil(Math.sqrt(least) / 2)); tooFew === enough; step *= 2) {
    enough = Math.min(maximumAgents, tooFew + step);
    const violation = violationAt(enough);
    if (!violation) break;
    if (enough === maximumAgents) return unreachable(violation);
    tooFew = enough;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (violationAt(middle)) tooFew = middle;
    else enough = middle;
  }
  const binding = violationAt(tooFew);
  if (!binding)
    throw new Error('one agent fewer misses no target, although the search has just found that it does');
  return { status: 'met', agents: enough, performance: evaluate(enough), binding: binding.target };
}

/**
 * The fewest agents who could carry the whole demand if nobody gave up: λ ≤ N·g(K), strictly where nobody does give
 * up. At least the pure typing work λ·m·Ta.
 */
export function agentsThatCarry({ contactsPerSecond, handling }: QueueLoad): number {
  const agents = contactsPerSecond / fullCompletionsPerSecond(handling);
  const least = Math.ceil(agents * (1 - 1e-12));
  return handling.patienceSeconds === Infinity && least <= agents ? least + 1 : least;
}

function fullCompletionsPerSecond(handling: Handling): number {
  if (handling.kind === 'task') return 1 / handling.averageHandleSeconds;
  return multitaskingAgent(handling).completionsPerSecond[handling.concurrency];
}

function unreachable(check: { target: TargetName; reached: number; asked: number }): Requirement {
  return { status: 'unreachable', target: check.target, bestReachable: check.reached, asked: check.asked };
}
