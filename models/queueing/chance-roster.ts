import { rosteredForPresent } from './absence.ts';
import { dayFactorQuantile } from './day-factor.ts';
import type { QueueLoad, QueueTargets } from './handling.ts';
import { leastAgents } from './least-agents.ts';
import type { Requirement, RequirementOptions } from './requirement.ts';
import { chanceOfKeeping, requiredAgentsWithChance } from './uncertain-demand.ts';

/** What is not certain about a day, and how certain its targets shall be nevertheless. */
export interface DayRisk {
  /** Coefficient of variation of the day factor; 0: the forecast is exact. */
  readonly variation: number;
  /** Probability that a rostered agent does not come, in [0, 1). */
  readonly absenceRate: number;
  /** Wanted probability that the targets hold, in (0, 1). */
  readonly probability: number;
}

/** People to roster, or the target that no number of them keeps with the wanted probability. */
export type RosteredForChance =
  | {
      readonly status: 'met';
      readonly rostered: number;
      /** Agents that the demand alone asks for, if everybody came. */
      readonly present: number;
      /** Probability reached, at least the wanted one. */
      readonly probability: number;
    }
  | Extract<Requirement, { status: 'unreachable' }>;

/**
 * The fewest people to roster so that the targets hold with the wanted probability, over both demand and absence:
 * Σ_n P(n of R come)·P(n agents keep the targets) ≥ p, the first binomial, the second by the day factor.
 */
export function rosteredForChance(
  load: QueueLoad,
  targets: QueueTargets,
  { variation, absenceRate, probability }: DayRisk,
  options: RequirementOptions = {},
): RosteredForChance {
  const demand = requiredAgentsWithChance(load, targets, variation, probability, options);
  if (demand.status === 'unreachable') return demand;
  const present = demand.agents;
  const chances = new Map<number, number>();
  const chanceWith = (agents: number): number => {
    const chance = chances.get(agents) ?? chanceOfKeeping(load, targets, agents, variation);
    chances.set(agents, chance);
    return chance;
  };
  return fewestForChance(present, chanceWith, { absenceRate, probability });
}

/** People to roster where a number of them is always enough. */
export type RosteredForNeed = Extract<RosteredForChance, { status: 'met' }>;

/**
 * The same for a team whose need follows the day: the fewest people to roster so that, with the wanted probability, as
 * many come as the day needs. Queues that share the day factor have their bad days together, so their needs add up.
 * @param needed agents needed on a day with the given factor, never fewer with a larger one.
 */
export function rosteredForNeed(
  needed: (dayFactor: number) => number,
  { variation, absenceRate, probability }: DayRisk,
): RosteredForNeed {
  const known = new Map<number, number>();
  const neededAt = (share: number): number => {
    const agents = known.get(share) ?? needed(dayFactorQuantile(variation, share));
    known.set(share, agents);
    return agents;
  };
  const present = neededAt(probability);
  // Halving always meets the same shares of days, so that few needs have to be worked out.
  const shareServed = (agents: number): number => {
    let served = 0;
    let missed = 1;
    while (missed - served > 1e-3) {
      const middle = (served + missed) / 2;
      if (neededAt(middle) <= agents) served = middle;
      else missed = middle;
    }
    return agents >= present ? Math.max(served, probability) : served;
  };
  const shares = new Map<number, number>();
  const chanceWith = (agents: number): number => {
    const share = shares.get(agents) ?? shareServed(agents);
    shares.set(agents, share);
    return share;
  };
  return fewestForChance(present, chanceWith, { absenceRate, probability });
}

/** The fewest people, of whom some are absent, who reach the probability; `present` reach it if everybody comes. */
function fewestForChance(
  present: number,
  chanceWith: (come: number) => number,
  { absenceRate, probability }: Pick<DayRisk, 'absenceRate' | 'probability'>,
): RosteredForNeed {
  const chanceRostering = (people: number): number => {
    let chance = 0;
    for (const { come, share } of attendance(people, absenceRate)) chance += share * chanceWith(come);
    return chance;
  };
  // The chance of a quantile is its probability but for rounding.
  const wanted = probability - 1e-4;
  const most = Math.ceil((present + 10) / (1 - absenceRate)) * 10;
  const likely = rosteredForPresent(present, absenceRate, probability);
  const rostered = leastAgents(
    { least: present, most, likely },
    (people) => chanceRostering(people) >= wanted,
  );
  if (rostered === undefined) throw new Error(`even ${most} people for ${present} were not enough`);
  return { status: 'met', rostered, present, probability: Math.max(probability, chanceRostering(rostered)) };
}

/** How many of the people come, with binomial probability, where it is not negligible. */
function attendance(people: number, absenceRate: number): { come: number; share: number }[] {
  if (people === 0 || absenceRate === 0) return [{ come: people, share: 1 }];
  const result: { come: number; share: number }[] = [];
  let log = people * Math.log1p(-absenceRate);
  for (let absent = 0; absent <= people; absent++) {
    if (absent > 0) log += Math.log(((people - absent + 1) * absenceRate) / (absent * (1 - absenceRate)));
    const share = Math.exp(log);
    if (share > 1e-9) result.push({ come: people - absent, share });
  }
  return result;
}
