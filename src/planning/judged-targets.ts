import type { Measures } from '../../models/simulation/measures.ts';
import type { Estimate } from '../../models/simulation/ratio-statistics.ts';
import type { Queue } from '../domain/queue.ts';
import type { JudgedTarget } from '../domain/simulation.ts';
import type { PromisedTarget } from './promised-targets.ts';
import { interval95, rounded } from './scenario.ts';
import { unanswered } from './simulated-measures.ts';

/** With more contacts never answered than this share, the response times of the others say nothing of a target. */
const TOLERATED_UNANSWERED = 0.005;

/** A target beside what was measured over its queue and intervals. */
export function judgeTarget(
  promised: PromisedTarget,
  measures: Measures,
  queues: readonly Queue[],
): JudgedTarget {
  const { band, queue, target, asked, withinSeconds, source, intervals, contacts } = promised;
  const measured = measuredFor(promised, measures);
  return {
    band,
    queue: queues[queue].id,
    target,
    asked,
    ...(withinSeconds === undefined ? {} : { withinSeconds }),
    source,
    intervals: intervals.length,
    contacts: rounded(contacts),
    measured: interval95(measured),
    verdict: verdictOn(promised, measured, measures),
  };
}

function measuredFor({ target, withinSeconds }: PromisedTarget, measures: Measures): Estimate | undefined {
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

function verdictOn(
  { target, asked }: PromisedTarget,
  measured: Estimate | undefined,
  measures: Measures,
): JudgedTarget['verdict'] {
  const countsReplies = target === 'averageResponseSeconds' || target === 'threeMinuteReplyRate';
  if (countsReplies && unanswered(measures) > TOLERATED_UNANSWERED * measures.offered) return 'missed';
  // Nobody came, or all who came left without a reply.
  if (measured === undefined) return measures.offered > 0 ? 'missed' : 'undecided';
  const { mean, halfWidth } = measured;
  const sign = target === 'averageResponseSeconds' || target === 'maximumAbandonment' ? 1 : -1;
  if (sign * mean + halfWidth <= sign * asked) return 'held';
  return sign * mean - halfWidth > sign * asked ? 'missed' : 'undecided';
}
