import { rosteredForPresent } from './absence.ts';

/** The flat rule for staff above the requirement. */
export interface BufferPolicy {
  /** Share of the requirement, rounded up. */
  readonly share: number;
  /** People at least. */
  readonly minimum: number;
}

/** Staff above the requirement, by both rules, and the rule that decides. */
export interface BufferStaff {
  readonly agents: number;
  /** What the flat rule asks for. */
  readonly flat: number;
  /** What the chance constraint asks for; undefined where there is none. */
  readonly chance: number | undefined;
  /** `chance` only where it asks for more than the flat rule. */
  readonly binding: 'share' | 'minimum' | 'chance';
}

/** What the chance constraint goes by: absence alone, or the outcome of `rosteredForChance`. */
export type BufferChance =
  { readonly absenceRate: number; readonly confidence: number } | { readonly rostered: number };

/**
 * Buffer staff: the larger of the flat share (with its minimum) and what a chance constraint asks for.
 * @param required agents that must be serving.
 * @param chance undefined: the flat rule alone.
 */
export function bufferStaff(
  required: number,
  { share, minimum }: BufferPolicy,
  chance?: BufferChance,
): BufferStaff {
  // A share such as 5 % of 20 is not quite 1 in binary.
  const byShare = Math.ceil(share * required - 1e-9);
  const flat = Math.max(minimum, byShare);
  const byChance = chance && Math.max(0, rosteredBy(required, chance) - required);
  if (byChance !== undefined && byChance > flat) {
    return { agents: byChance, flat, chance: byChance, binding: 'chance' };
  }
  return { agents: flat, flat, chance: byChance, binding: byShare >= minimum ? 'share' : 'minimum' };
}

function rosteredBy(required: number, chance: BufferChance): number {
  if ('rostered' in chance) return chance.rostered;
  return rosteredForPresent(required, chance.absenceRate, chance.confidence);
}
