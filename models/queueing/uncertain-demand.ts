import { dayFactorNodes, dayFactorQuantile, dayFactorShare, type DayFactorNode } from './day-factor.ts';
import type { QueueLoad, QueuePerformance, QueueTargets } from './handling.ts';
import { queueEvaluator, type EvaluateOptions } from './performance.ts';
import {
  keepsTargets,
  requiredAgents,
  requiredAgentsBy,
  type Requirement,
  type RequirementOptions,
} from './requirement.ts';

/** Kinds of day that stand for all. */
const kindsOfDay = 32;

/**
 * The performance over many days whose demand is the forecast times the day factor: every contact counts once, so
 * busy days weigh more (and replies count where they are written).
 * @param variation coefficient of variation of the day factor.
 */
export function performanceOverDays(
  load: QueueLoad,
  agents: number,
  variation: number,
  options: EvaluateOptions = {},
): QueuePerformance {
  const days = dayFactorNodes(variation, kindsOfDay).map((day) => ({
    ...day,
    performance: queueEvaluator(
      { ...load, contactsPerSecond: load.contactsPerSecond * day.factor },
      options,
    )(agents),
  }));
  return averageOverDays(days, agents);
}

/** One kind of day, and what customers meet on it. */
export interface DayPerformance extends DayFactorNode {
  readonly performance: QueuePerformance;
}

/** The performance over all days: per contact weighted by the factor, per answer and per reply by their number. */
export function averageOverDays(days: readonly DayPerformance[], agents: number): QueuePerformance {
  const mean = (of: keyof QueuePerformance, weight: (day: DayPerformance) => number): number => {
    let sum = 0;
    let total = 0;
    for (const day of days) {
      const w = day.probability * weight(day);
      // Nobody to whom an endless wait happens does not make the mean endless.
      if (w > 0) sum += w * day.performance[of];
      total += w;
    }
    return total > 0 ? sum / total : days[0].performance[of];
  };
  const perDay = () => 1;
  const perContact = ({ factor }: DayPerformance) => factor;
  const perAnswer = ({ factor, performance }: DayPerformance) => factor * (1 - performance.abandonment);
  const perReply = ({ performance }: DayPerformance) => performance.repliesPerSecond;
  return {
    averageResponseSeconds: mean('averageResponseSeconds', agents > 0 ? perReply : perContact),
    firstResponseSeconds: mean('firstResponseSeconds', agents > 0 ? perAnswer : perContact),
    threeMinuteReplyRate: mean('threeMinuteReplyRate', perReply),
    answeredWithinShare: mean('answeredWithinShare', perContact),
    probabilityWait: mean('probabilityWait', perContact),
    abandonment: mean('abandonment', perContact),
    occupancy: mean('occupancy', perDay),
    averageSlotWaitSeconds: mean('averageSlotWaitSeconds', perContact),
    repliesPerSecond: mean('repliesPerSecond', perDay),
  };
}

/**
 * The fewest agents for whom the targets hold over many days on average: bad days are made up for by good ones, as in
 * an assessment over a month.
 */
export function requiredAgentsOverDays(
  load: QueueLoad,
  targets: QueueTargets,
  variation: number,
  options: RequirementOptions = {},
): Requirement {
  const average = (agents: number) =>
    performanceOverDays(load, agents, variation, { withinSeconds: targets.answeredWithin?.seconds });
  return requiredAgentsBy(average, load, targets, options);
}

/**
 * The fewest agents for whom the targets hold on a day with the given probability: those of the day factor's quantile,
 * since more demand never makes a target easier.
 */
export function requiredAgentsWithChance(
  load: QueueLoad,
  targets: QueueTargets,
  variation: number,
  probability: number,
  options: RequirementOptions = {},
): Requirement {
  const factor = dayFactorQuantile(variation, probability);
  return requiredAgents({ ...load, contactsPerSecond: load.contactsPerSecond * factor }, targets, options);
}

/** Probability that a day's targets hold with the given agents. */
export function chanceOfKeeping(
  load: QueueLoad,
  targets: QueueTargets,
  agents: number,
  variation: number,
): number {
  const keeps = (factor: number) =>
    keepsTargets({ ...load, contactsPerSecond: load.contactsPerSecond * factor }, targets, agents);
  if (load.contactsPerSecond === 0) return 1;
  if (variation === 0) return keeps(1) ? 1 : 0;
  let kept = 0;
  let missed = dayFactorQuantile(variation, 1 - 1e-9);
  if (keeps(missed)) return 1;
  // The chance moves by less than a ten-thousandth within the last bracket.
  while (dayFactorShare(variation, missed) - dayFactorShare(variation, kept) > 1e-5) {
    const middle = (kept + missed) / 2;
    if (keeps(middle)) kept = middle;
    else missed = middle;
  }
  return dayFactorShare(variation, kept);
}
