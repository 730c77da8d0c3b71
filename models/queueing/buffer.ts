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

/**
 * Buffer staff: the larger of the flat share (with its minimum) and what a chance constraint asks for.
 * @param required agents that must be serving.
 * @param rosteredForChance people to roster by `rosteredForChance` or `rosteredForPresent`; undefined: no such rule.
 */
export function bufferStaff(
  required: number,
  { share, minimum }: BufferPolicy,
  rosteredForChance?: number,
): BufferStaff {
  // A share such as 5 % of 20 is not quite 1 in binary.
  const byShare = Math.ceil(share * required - 1e-9);
  const flat = Math.max(minimum, byShare);
  const chance = rosteredForChance === undefined ? undefined : Math.max(0, rosteredForChance - required);
  if (chance !== undefined && chance > flat) return { agents: chance, flat, chance, binding: 'chance' };
  return { agents: flat, flat, chance, binding: byShare >= minimum ? 'share' : 'minimum' };
}
