import { isIdle, type Line, type Tally } from './data.ts';

/** What a line adds up to. */
export function talliedBy({ weights }: Tally, line: Line): number {
  const choices = weights.length / line.length;
  let sum = 0;
  for (let day = 0; day < line.length; day++) sum += weights[day * choices + line[day]];
  return sum;
}

/** By how much a line is above the most (positive) or below the least (negative). */
export function beyondLimits(tally: Tally, line: Line): number {
  const sum = talliedBy(tally, line);
  if (sum > tally.most + TOLERANCE) return sum - tally.most;
  return sum < tally.least - TOLERANCE ? sum - tally.least : 0;
}

/** What a line costs by the tally; Infinity where it breaks a required limit. */
export function tallyCost(tally: Tally, line: Line): number {
  const beyond = beyondLimits(tally, line);
  if (beyond === 0 || (tally.ofWorkersOnly === true && isIdle(line))) return 0;
  return beyond > 0 ? tally.costAbove * beyond : -tally.costBelow * beyond;
}

/** Weights such as shares are no whole numbers, and their sums are rounded. */
const TOLERANCE = 1e-9;
