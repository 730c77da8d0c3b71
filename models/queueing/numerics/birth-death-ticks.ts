/** A window of states of a birth–death chain while a clock ticks, with two empty cells on either side. */
export interface TickingCells {
  /** Chances at a tick. */
  readonly birth: number;
  readonly death: Float64Array;
  readonly stay: Float64Array;
  /** The distribution after the ticks so far. */
  readonly now: Float64Array;
  /** Sum of the distributions by their weights. */
  readonly after: Float64Array;
  /** Expected ticks in each state. */
  readonly during: Float64Array;
}

/** How likely the clock stops after a tick, and after a later one; `at` is the present one. */
export interface TickWeights {
  readonly probabilities: Float64Array;
  readonly beyond: Float64Array;
  readonly at: number;
}

/**
 * Two ticks in one sweep over the cells `from` … `to`, the second one cell behind the first: loading and storing cells
 * costs more than the arithmetic, and swapping them in brackets twice as much. At these early ticks the clock goes on for
 * certain. The window must be two cells wider than what has probability, unless the chain ends there.
 */
export function earlyTicks(
  { birth, death, stay, now, during }: TickingCells,
  from: number,
  to: number,
): void {
  let before = 0;
  let here = now[from];
  let beforeOnce = 0;
  let hereOnce = 0;
  let stayBefore = 0;
  let deathHere = death[from];
  for (let i = from; i <= to + 1; i++) {
    const ahead = now[i + 1];
    const stayHere = stay[i];
    const deathAhead = death[i + 1];
    const once = here * stayHere + before * birth + ahead * deathAhead;
    during[i] += here + once;
    now[i - 1] = hereOnce * stayBefore + beforeOnce * birth + once * deathHere;
    before = here;
    here = ahead;
    beforeOnce = hereOnce;
    hereOnce = once;
    stayBefore = stayHere;
    deathHere = deathAhead;
  }
}

/** The same where the clock may stop, which adds to `after`. */
export function weightedTicks(
  { birth, death, stay, now, after, during }: TickingCells,
  from: number,
  to: number,
  { probabilities, beyond, at }: TickWeights,
): void {
  const endsHere = probabilities[at];
  const endsNext = probabilities[at + 1];
  const staysHere = beyond[at];
  const staysNext = beyond[at + 1];
  let before = 0;
  let here = now[from];
  let beforeOnce = 0;
  let hereOnce = 0;
  let stayBefore = 0;
  let deathHere = death[from];
  for (let i = from; i <= to + 1; i++) {
    const ahead = now[i + 1];
    const stayHere = stay[i];
    const deathAhead = death[i + 1];
    const once = here * stayHere + before * birth + ahead * deathAhead;
    after[i] += endsHere * here + endsNext * once;
    during[i] += staysHere * here + staysNext * once;
    now[i - 1] = hereOnce * stayBefore + beforeOnce * birth + once * deathHere;
    before = here;
    here = ahead;
    beforeOnce = hereOnce;
    hereOnce = once;
    stayBefore = stayHere;
    deathHere = deathAhead;
  }
}
