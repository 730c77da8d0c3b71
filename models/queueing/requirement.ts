import type { Handling, QueueLoad, QueuePerformance, QueueTargets } from './handling.ts';
import { leastAgents } from './least-agents.ts';
import { multitaskingAgent } from './multitasking-agent.ts';
import { evaluateQueue, queueEvaluator } from './performance.ts';
import {
  checkTargets,
  targetsOutOfReach,
  worstViolation,
  type TargetCheck,
  type TargetName,
} from './targets.ts';

/** The smallest number of agents that keeps every promise, or why there is none. */
export type Requirement =
  | {
      readonly status: 'met';
      readonly agents: number;
      readonly performance: QueuePerformance;
      /**
       * What one agent fewer would break: the target it would miss by the largest share; `stability` where one fewer
       * could not carry the demand; `none` where nothing but `minimumAgents` stands against it.
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
  /** The fewest agents there may be. Default 0. */
  readonly minimumAgents?: number;
  /** The most agents there may be. Default 1,000,000. */
  readonly maximumAgents?: number;
}

/**
 * The smallest whole number of agents for which every target holds. Unless a target says how many customers may give
 * up, the agents must also be able to carry the whole demand: a plan does not earn a short queue by losing customers.
 * All targets improve with every agent, so a bracket and bisection find the number; a target beyond what any number
 * of agents reaches is recognised before the search.
 * @throws RangeError for a load or bounds that cannot be.
 */
export function requiredAgents(
  load: QueueLoad,
  targets: QueueTargets,
  options: RequirementOptions = {},
): Requirement {
  const evaluate = queueEvaluator(load, { withinSeconds: targets.answeredWithin?.seconds });
  return requiredAgentsBy(evaluate, load, targets, options);
}

/**
 * `requiredAgents` with another way to evaluate a number of agents, which must improve with every agent too.
 * @param evaluate at the seconds of `answeredWithin`.
 */
export function requiredAgentsBy(
  evaluate: (agents: number) => QueuePerformance,
  load: QueueLoad,
  targets: QueueTargets,
  options: RequirementOptions,
): Requirement {
  const { minimumAgents = 0, maximumAgents = 1_000_000 } = options;
  if (minimumAgents > maximumAgents) throw new RangeError('minimumAgents must not exceed maximumAgents');
  if (load.contactsPerSecond === 0) {
    return { status: 'met', agents: minimumAgents, performance: evaluate(minimumAgents), binding: 'none' };
  }
  const outOfReach = worstViolation(targetsOutOfReach(targets, load.handling));
  if (outOfReach) return unreachable(outOfReach);
  const carrying = agentsThatCarry(load);
  const mustCarry = mustCarryAll(load, targets);
  if (mustCarry && carrying > maximumAgents) {
    return { status: 'unreachable', target: 'stability', bestReachable: maximumAgents, asked: carrying };
  }

  const least = Math.max(minimumAgents, mustCarry ? carrying : 0);
  const tried = new Map<number, QueuePerformance>();
  const performanceWith = (agents: number): QueuePerformance => {
    const performance = tried.get(agents) ?? evaluate(agents);
    tried.set(agents, performance);
    return performance;
  };
  const violationAt = (agents: number) => worstViolation(checkTargets(targets, performanceWith(agents)));
  const found = leastAgents(
    { least, most: maximumAgents, likely: carrying },
    (n) => violationAt(n) === undefined,
  );
  const missedAt = (agents: number): TargetCheck => {
    const violation = violationAt(agents);
    if (!violation) throw new Error(`${agents} agents were too few and are not any more`);
    return violation;
  };
  if (found === undefined) return unreachable(missedAt(maximumAgents));
  const binding = found > least ? missedAt(found - 1).target : least > minimumAgents ? 'stability' : 'none';
  return { status: 'met', agents: found, performance: performanceWith(found), binding };
}

/** Whether so many agents keep every target, by the same rules as `requiredAgents`. */
export function keepsTargets(load: QueueLoad, targets: QueueTargets, agents: number): boolean {
  const withinSeconds = targets.answeredWithin?.seconds;
  return keepsTargetsBy((many) => evaluateQueue(load, many, { withinSeconds }), load, targets, agents);
}

/**
 * `keepsTargets` with another way to evaluate a number of agents.
 * @param evaluate at the seconds of `answeredWithin`.
 */
export function keepsTargetsBy(
  evaluate: (agents: number) => QueuePerformance,
  load: QueueLoad,
  targets: QueueTargets,
  agents: number,
): boolean {
  if (load.contactsPerSecond === 0) return true;
  if (mustCarryAll(load, targets) && agents < agentsThatCarry(load)) return false;
  return checkTargets(targets, evaluate(agents)).every(({ held }) => held);
}

/** Whether the targets bound how many customers give up: giving up misses `answeredWithin`. */
export function limitsLoss({ answeredWithin, maximumAbandonment }: QueueTargets): boolean {
  return answeredWithin !== undefined || maximumAbandonment !== undefined;
}

function mustCarryAll({ handling }: QueueLoad, targets: QueueTargets): boolean {
  return handling.patienceSeconds === Infinity || !limitsLoss(targets);
}

/**
 * The fewest agents who could carry the whole demand if nobody gave up: λ ≤ N·g(K), strictly where nobody does give
 * up. At least the pure typing work λ·m·Ta.
 */
export function agentsThatCarry({ contactsPerSecond, handling }: QueueLoad): number {
  const agents = contactsPerSecond / fullCompletionsPerSecond(handling);
  const least = Math.ceil(agents * (1 - 1e-12));
  return handling.patienceSeconds === Infinity && least <= agents * (1 + 1e-12) ? least + 1 : least;
}

function fullCompletionsPerSecond(handling: Handling): number {
  if (handling.kind === 'task') return 1 / handling.averageHandleSeconds;
  return multitaskingAgent(handling).completionsPerSecond[handling.concurrency];
}

function unreachable(check: TargetCheck): Requirement {
  return { status: 'unreachable', target: check.target, bestReachable: check.reached, asked: check.asked };
}
