import type { Measures } from '../../models/simulation/measures.ts';
import type { Estimate } from '../../models/simulation/ratio-statistics.ts';
import { isUpperBound } from './promised.ts';
import type { Promised } from './promised.ts';

/** A target against what a simulation measured. */
export interface Judged {
  readonly promised: Promised;
  /** By which share of what was asked the simulated mean misses it; negative where it is better. */
  readonly miss: number;
  /** Half-width of the 95 % confidence interval of that share. */
  readonly noise: number;
}

/** Judges a target; undefined where nobody came, an endless miss where nobody was answered. */
export function judge(promised: Promised, measures: Measures): Judged | undefined {
  if (measures.offered === 0) return undefined;
  const measured = estimateOf(promised, measures);
  if (measured === undefined) return { promised, miss: Infinity, noise: 0 };
  const { asked } = promised;
  const difference = isUpperBound(promised) ? measured.mean - asked : asked - measured.mean;
  return { promised, miss: difference / asked, noise: measured.halfWidth / asked };
}

function estimateOf({ target, withinSeconds }: Promised, measures: Measures): Estimate | undefined {
  switch (target) {
    case 'averageResponseSeconds':
      return measures.averageReplySeconds;
    case 'answeredWithin':
      return measures.limits.find(({ seconds }) => seconds === withinSeconds)!.takenOfOffered;
    case 'threeMinuteReplyRate':
      return measures.threeMinuteReplyRate;
    case 'maximumAbandonment':
      return measures.abandonedShare;
  }
}
