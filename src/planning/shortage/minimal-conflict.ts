/** What is known of some facts taken together: that they cannot all hold, that they can, or nothing. */
export type Verdict = 'conflict' | 'no-conflict' | 'unknown';

export interface MinimalConflict<Fact> {
  readonly facts: readonly Fact[];
  /** Whether leaving any one of them out was shown to leave no conflict. */
  readonly isIrreducible: boolean;
}

/**
 * Facts that conflict and of which none can be left out: a deletion filter (Chinneck & Dravnieks 1991, ORSA J. Computing 3)
 * that first drops halves, then ever smaller parts, then single facts, always trying the first of the list before the last.
 * Facts that nothing is known about stay.
 *
 * @param facts conflict when taken together
 * @param judge must be monotone: facts beyond a conflict leave it one
 */
export function minimalConflict<Fact>(
  facts: readonly Fact[],
  judge: (facts: readonly Fact[]) => Verdict,
): MinimalConflict<Fact> {
  let kept = [...facts];
  let isIrreducible = true;
  for (let size = Math.max(1, Math.floor(kept.length / 2)); size >= 1; size = Math.floor(size / 2)) {
    isIrreducible = true;
    for (let begin = 0; begin < kept.length;) {
      const rest = [...kept.slice(0, begin), ...kept.slice(begin + size)];
      const verdict = judge(rest);
      if (verdict === 'conflict') kept = rest;
      else begin += size;
      if (verdict === 'unknown') isIrreducible = false;
    }
  }
  return { facts: kept, isIrreducible };
}
