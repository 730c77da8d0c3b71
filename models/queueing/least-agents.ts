/** Where to look for a number of agents. */
export interface AgentRange {
  readonly least: number;
  readonly most: number;
  /** A guess, wherever it lies: the closer, the shorter the search. */
  readonly likely: number;
  /** How far to look first from the guess. Default a quarter of its square root: for a guess that is rough. */
  readonly firstStride?: number;
}

/**
 * The smallest number of agents in the range that is `enough`, where more are never worse: strides that double away
 * from the guess, then bisection. Undefined when not even the most are enough.
 */
export function leastAgents(
  { least, most, likely, firstStride }: AgentRange,
  enough: (agents: number) => boolean,
): number | undefined {
  if (least > most) return undefined;
  const guess = Math.min(most, Math.max(least, likely));
  const first = firstStride ?? Math.max(1, Math.ceil(Math.sqrt(guess) / 4));
  let tooFew = least - 1;
  let sufficient = guess;
  if (enough(guess)) {
    for (let stride = first; sufficient > least; stride *= 2) {
      const fewer = Math.max(least, sufficient - stride);
      if (!enough(fewer)) {
        tooFew = fewer;
        break;
      }
      sufficient = fewer;
    }
  } else {
    tooFew = guess;
    for (let stride = first; ; stride *= 2) {
      if (tooFew === most) return undefined;
      sufficient = Math.min(most, tooFew + stride);
      if (enough(sufficient)) break;
      tooFew = sufficient;
    }
  }
  while (sufficient - tooFew > 1) {
    const middle = Math.floor((tooFew + sufficient) / 2);
    if (enough(middle)) sufficient = middle;
    else tooFew = middle;
  }
  return sufficient;
}
