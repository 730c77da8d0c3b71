import type { BandPrediction } from '../domain/certificate.ts';
import type { BandRow } from './band-rows.ts';
import { averageResponseSeconds, weighedMean } from './prediction.ts';
import type { Predicted } from './prediction.ts';
import { keeps, loosened } from './promised-targets.ts';
import type { PromisedTarget } from './promised-targets.ts';
import { TOLERATED_EXCESS } from './replay.ts';
import type { Replay } from './replay.ts';
import { rounded } from './scenario.ts';
import type { QueueWorkload } from './workload.ts';

/** What the chain found. */
export interface ChainFindings {
  readonly workload: readonly QueueWorkload[];
  readonly replay: Pick<Replay, 'performance' | 'bySeconds'>;
  readonly predicted: readonly (readonly Predicted[])[];
}

/** Each queue in each band against its own targets there, as the chain predicts it. `buffer`: agents per interval. */
export function predictBands(
  rows: readonly BandRow[],
  findings: ChainFindings,
  buffer: Int32Array,
): BandPrediction[] {
  return rows.map(({ band, queue, intervals, contacts, targets }): BandPrediction => {
    const judged = targets.map((promised) => judgePromised(promised, findings));
    const onDuty = intervals.map((interval) => buffer[interval]);
    return {
      band,
      queue: findings.workload[queue].queue.id,
      contacts,
      predictedSeconds: averageResponseSeconds(findings.predicted[queue], intervals),
      targets: judged,
      met: judged.every(({ met }) => met),
      bufferAgents: { least: Math.min(...onDuty), most: Math.max(...onDuty) },
    };
  });
}

function judgePromised(promised: PromisedTarget, findings: ChainFindings): BandPrediction['targets'][number] {
  const { target, asked, withinSeconds, source } = promised;
  const predicted = predictedFor(promised, findings);
  return {
    target,
    asked,
    ...(withinSeconds === undefined ? {} : { withinSeconds }),
    source,
    predicted: Number.isFinite(predicted) ? rounded(predicted) : null,
    met: keeps(loosened(promised, TOLERATED_EXCESS), predicted),
  };
}

/** The mean of a target’s figure: over replies where replies are promised, else over contacts. */
function predictedFor(
  { target, withinSeconds, queue, intervals }: PromisedTarget,
  { predicted, replay, workload }: ChainFindings,
): number {
  const performance = replay.performance[queue];
  const replies = (interval: number): number => predicted[queue][interval].replies;
  const contacts = (interval: number): number => workload[queue].contacts[interval];
  const isServed = (interval: number): boolean => Number.isFinite(predicted[queue][interval].responseSeconds);
  switch (target) {
    case 'averageResponseSeconds':
      return weighedMean(intervals, replies, (interval) => predicted[queue][interval].responseSeconds);
    case 'threeMinuteReplyRate':
      return weighedMean(intervals, replies, (interval) =>
        isServed(interval) ? performance[interval].threeMinuteReplyRate : 0,
      );
    case 'maximumAbandonment':
      return weighedMean(intervals, contacts, (interval) => performance[interval].abandonment);
    case 'answeredWithin': {
      const within = replay.bySeconds[queue].get(withinSeconds)!;
      return weighedMean(intervals, contacts, (interval) => within[interval].answeredWithinShare);
    }
  }
}
