/**
 * The sets K of skills whose `cover` rows are not implied by others, for the skills needed at one time.
 * @param neededMask bit mask of skills required now
 * @param groupMasks skill mask of each group
 * @returns masks of skill sets
 */
export function bindingSkillSets(neededMask: number, groupMasks: readonly number[]): number[] {
  const masks = [...new Set(groupMasks.map((mask) => mask & neededMask))].filter((mask) => mask !== 0);
  const byNeighbours = new Map<string, number>();
  for (let set = neededMask; set > 0; set = (set - 1) & neededMask) {
    const neighbours = masks.map((mask) => ((mask & set) !== 0 ? '1' : '0')).join('');
    const closure = byNeighbours.get(neighbours) ?? 0;
    byNeighbours.set(neighbours, closure | set);
  }
  return [...byNeighbours.values()].filter((set) => !splits(set, masks)).sort((a, b) => a - b);
}

/** Whether a set falls apart into skills that no group shares. */
function splits(set: number, masks: readonly number[]): boolean {
  let connected = set & -set;
  for (let grown = true; grown;) {
    grown = false;
    for (const mask of masks) {
      const touched = mask & set;
      if ((touched & connected) !== 0 && (touched & ~connected) !== 0) {
        connected |= touched;
        grown = true;
      }
    }
  }
  return connected !== set;
}
