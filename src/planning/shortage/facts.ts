/**
 * One thing that the request asks for or does not allow, in its own terms: what a conflict is made of. `group` is an index
 * of the covering data of the conflict, there one person of a team wherever that can be afforded.
 */
export type Fact =
  | {
      readonly kind: 'requirement';
      readonly what: 'queue' | 'live-extra' | 'buffer';
      /** Index of the skill; undefined for live extra and buffer. */
      readonly skill: number | undefined;
      readonly from: number;
      readonly to: number;
      readonly agents: number;
    }
  | { readonly kind: 'authority'; readonly floor: number }
  | { readonly kind: 'people'; readonly group: number }
  | { readonly kind: 'people-limit'; readonly name: string }
  | { readonly kind: 'day-off'; readonly group: number; readonly day: number }
  | { readonly kind: 'availability'; readonly group: number }
  | { readonly kind: 'law'; readonly group: number; readonly reason: string }
  | { readonly kind: 'starts'; readonly template: string; readonly side: 'earlier' | 'later' }
  | { readonly kind: 'pin'; readonly group: number; readonly day: number }
  | { readonly kind: 'breaks'; readonly group: number }
  /** The times of day at which shifts of the whole plan start. */
  | { readonly kind: 'limit' }
  /** A constraint family of the covering model by its name, for one group. */
  | { readonly kind: 'rule'; readonly family: string; readonly group: number };

/** What is tried first when facts are left out of a conflict: it ends with those that say most to a reader. */
const ORDER: readonly Fact['kind'][] = [
  'breaks',
  'pin',
  'rule',
  'limit',
  'law',
  'people-limit',
  'authority',
  'starts',
  'availability',
  'day-off',
  'people',
  'requirement',
];

/**
 * Facts in the order in which leaving them out is to be tried, with requirement that is not short before all others.
 * @param isShort whether agents are missing there, by index
 */
export function inOrderOfInterest(
  facts: readonly Fact[],
  indices: readonly number[],
  isShort: (index: number) => boolean,
): number[] {
  const rank = (index: number): number => {
    const { kind } = facts[index];
    return kind === 'requirement' && !isShort(index) ? -1 : ORDER.indexOf(kind);
  };
  return [...indices].sort((one, other) => rank(one) - rank(other));
}
