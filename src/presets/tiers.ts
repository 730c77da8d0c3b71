import type { Tier } from '../domain/shop.ts';
import type { TargetSet } from '../domain/target.ts';

export interface TierPreset {
  /** Orders a day from which the tier begins. */
  readonly ordersPerDayFrom: number;
  /** Agents the guide suggests, least and most. */
  readonly suggestedAgents: readonly [number, number];
  readonly target: TargetSet;
}

/** Section 1 of the guide: team structure by shop tier. */
export const TIERS: Readonly<Record<Tier, TierPreset>> = {
  new: { ordersPerDayFrom: 0, suggestedAgents: [1, 2], target: { averageResponseSeconds: 180 } },
  growing: { ordersPerDayFrom: 50, suggestedAgents: [3, 5], target: { averageResponseSeconds: 90 } },
  ka: { ordersPerDayFrom: 300, suggestedAgents: [6, 10], target: { averageResponseSeconds: 60 } },
};

/** The tier of a shop by its orders a day. */
export function tierOfOrders(ordersPerDay: number): Tier {
  if (ordersPerDay >= TIERS.ka.ordersPerDayFrom) return 'ka';
  return ordersPerDay >= TIERS.growing.ordersPerDayFrom ? 'growing' : 'new';
}
