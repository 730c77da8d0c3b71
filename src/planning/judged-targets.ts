import type { Measures } from '../../models/simulation/measures.ts';
import type { Estimate } from '../../models/simulation/ratio-statistics.ts';
import type { Queue } from '../domain/queue.ts';
import type { JudgedTarget } from '../domain/simulation.ts';
import { isUpperBound } from './promised-targets.ts';
import type { Asked, PromisedTarget } from './promised-targets.ts';
import { interval95, rounded } from './scenario.ts';
import { unanswered } from './simulated-measures.ts';

type Verdict = JudgedTarget['verdict'];

/** With more contacts never answered than this share, the response times of the others say nothing of a target. */
const TOLERATED_UNANSWERED = 0.005;

/** A target beside what was measured over its queue and intervals. */
export function judgeTarget(
  promised: PromisedTarget,
  measures: Measures,
  queues: readonly Queue[],
): JudgedTarget {
  const { band, queue, target, asked, withinSeconds, source, intervals, contacts } = promised;
  return {
    band,
    queue: queues[queue].id,
    target,
    asked,
    ...(withinSeconds === undefined ? {} : { withinSeconds }),
    source,
    intervals: intervals.length,
    contacts: rounded(contacts),
    measured: interval95(measuredFor(promised, measures)),
    verdict: verdictOn(promised, measures),
  };
}

/** What a target is about; undefined where nothing was measured. */
export function measuredFor({ target, withinSeconds }: Asked, measures: Measures): Estimate | undefined {
  switch (target) {
    case 'averageResponseSeconds':
      return measures.averageReplySeconds;
    case 'threeMinuteReplyRate':
      return measures.threeMinuteReplyRate;
    case 'maximumAbandonment':
      return measures.abandonedShare;
    case 'answeredWithin':
      return measures.limits.find(({ seconds }) => seconds === withinSeconds)?.takenOfOffered;
  }
}

/**
 * Whether a target is held or missed beyond doubt. Who was never answered has no response time, and many of them miss a
 * response target whatever the others got.
 */
export function verdictOn(promised: Asked, measures: Measures): Verdict {
  const { target } = promised;
  const measured = measuredFor(promised, measures);
  const countsReplies = target === 'averageResponseSeconds' || target === 'threeMinuteReplyRate';
  if (countsReplies && unanswered(measures) > TOLERATED_UNANSWERED * measures.offered) return 'missed';
  // Nobody came, or all who came left without a reply.
  if (measured === undefined) return measures.offered > 0 ? 'missed' : 'undecided';
  return verdictByInterval(promised, measured);
}

/** Held or missed: the whole confidence interval lies on that side. */
export function verdictByInterval(asked: Asked, { mean, halfWidth }: Estimate): Verdict {
  const sign = isUpperBound(asked) ? 1 : -1;
  if (sign * mean + halfWidth <= sign * asked.asked) return 'held';
  return sign * mean - halfWidth > sign * asked.asked ? 'missed' : 'undecided';
}
