import type { QueuePerformance, QueueTargets } from '../../../models/queueing/handling.ts';
import { queueEvaluator } from '../../../models/queueing/performance.ts';
import { keepsTargetsBy } from '../../../models/queueing/requirement.ts';
import { performanceOverDays } from '../../../models/queueing/uncertain-demand.ts';
import { fewestAgents } from '../steady-requirement.ts';
import type { TargetsInForce } from '../targets-in-force.ts';
import type { QueueWorkload } from '../workload.ts';

/** One interval of a queue as if its demand went on for ever, on the days on which targets are judged. */
export interface SteadyQueue {
  /** Fewest agents serving that keep every target in force. */
  readonly required: number;
  /** The time of `answeredWithinShare`: that of the target, else 30 seconds. */
  readonly withinSeconds: number;
  readonly performance: (agents: number) => QueuePerformance;
  readonly keeps: (agents: number) => boolean;
}

/** The limit of `answeredWithinShare` where no target names one, as everywhere in the queueing models. */
const USUAL_LIMIT_SECONDS = 30;

/** The time within which contacts are to be answered, seconds: that of the first target in force that names one. */
export function limitOf({ sets }: Pick<TargetsInForce, 'sets'>): number {
  return limitOfSet(sets[0]);
}

function limitOfSet({ answeredWithin }: QueueTargets): number {
  return answeredWithin?.seconds ?? USUAL_LIMIT_SECONDS;
}

/** @param contactsPerSecond of the forecast: days are put upon it. */
export function steadyQueue(
  contactsPerSecond: number,
  workload: Pick<QueueWorkload, 'queue' | 'handling' | 'days'>,
  inForce: TargetsInForce,
): SteadyQueue {
  const { handling, days } = workload;
  const judged = days.averagedVariation > 0 ? 1 : days.kinds[0].factor;
  const load = { contactsPerSecond: contactsPerSecond * judged, handling };
  const evaluatorFor = (seconds: number): ((agents: number) => QueuePerformance) =>
    days.averagedVariation > 0
      ? (agents) => performanceOverDays(load, agents, days.averagedVariation, { withinSeconds: seconds })
      : queueEvaluator(load, { withinSeconds: seconds });
  const evaluators = inForce.sets.map((set) => ({ set, evaluate: evaluatorFor(limitOfSet(set)) }));
  return {
    required: fewestAgents(contactsPerSecond, workload, inForce).agents,
    withinSeconds: limitOf(inForce),
    performance: evaluators[0].evaluate,
    keeps: (agents) => evaluators.every(({ set, evaluate }) => keepsTargetsBy(evaluate, load, set, agents)),
  };
}
