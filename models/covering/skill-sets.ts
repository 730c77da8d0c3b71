/**
 * The sets K of skills whose `cover` rows are not implied by others, for the skills needed at one time. A skill that
 * nobody has is a set of its own: all of it is short.
 * @param neededMask bit mask of skills required now
 * @param groupMasks skill mask of each group
 * @returns masks of skill sets, ascending
 */
export function bindingSkillSets(neededMask: number, groupMasks: readonly number[]): number[] {
  const masks = [...new Set(groupMasks.map((mask) => mask & neededMask))].filter((mask) => mask !== 0);
  return connectedParts(neededMask, masks)
    .flatMap((part) =>
      bindingWithin(
        part,
        masks.filter((mask) => (mask & part) !== 0),
      ),
    )
    .sort((a, b) => a - b);
}

/** Of the sets with the same neighbours the largest implies the others; one that falls apart is implied by its parts. */
function bindingWithin(part: number, masks: readonly number[]): number[] {
  const byNeighbours = new Map<string, number>();
  for (let set = part; set > 0; set = (set - 1) & part) {
    const neighbours = masks.map((mask) => ((mask & set) !== 0 ? '1' : '0')).join('');
    byNeighbours.set(neighbours, (byNeighbours.get(neighbours) ?? 0) | set);
  }
  return [...byNeighbours.values()].filter((set) => connectedParts(set, masks).length === 1);
}

/** Splits a set into skills that groups link, directly or through one another. */
function connectedParts(set: number, masks: readonly number[]): number[] {
  const parts: number[] = [];
  for (let left = set; left !== 0; left &= ~parts[parts.length - 1])
    parts.push(grow(left & -left, set, masks));
  return parts;
}

function grow(seed: number, set: number, masks: readonly number[]): number {
  let part = seed;
  for (let before = 0; before !== part;) {
    before = part;
    for (const mask of masks) if ((mask & part) !== 0) part |= mask & set;
  }
  return part;
}
