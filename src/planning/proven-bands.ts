import type { BandPrediction, ProvenBand } from '../domain/certificate.ts';
import type { BandRow } from './band-rows.ts';
import { measuredFor, verdictOn } from './judged-targets.ts';
import { interval95 } from './scenario.ts';
import type { SimulatedReplay } from './simulated-replay.ts';

/**
 * Sets what was simulated beside what was predicted. A target is met when the chain keeps it and the simulation does not
 * miss it beyond doubt.
 */
export function proveBands(
  rows: readonly BandRow[],
  predictions: readonly BandPrediction[],
  { measuresOver }: Pick<SimulatedReplay, 'measuresOver'>,
): ProvenBand[] {
  return rows.map(({ queue, intervals, targets: promised }, row): ProvenBand => {
    const prediction = predictions[row];
    const measures = measuresOver(queue, intervals);
    const targets = prediction.targets.map((target, k) => {
      const own = measuresOver(queue, promised[k].intervals);
      return {
        ...target,
        simulated: interval95(measuredFor(promised[k], own)),
        met: target.met && verdictOn(promised[k], own) !== 'missed',
      };
    });
    return {
      ...prediction,
      simulated: {
        responseSeconds: interval95(measures.averageReplySeconds),
        threeMinuteReplyRate: interval95(measures.threeMinuteReplyRate),
        abandonment: interval95(measures.abandonedShare),
      },
      targets,
      met: targets.every(({ met }) => met),
    };
  });
}
