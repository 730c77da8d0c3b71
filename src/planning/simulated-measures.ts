import type { Measures } from '../../models/simulation/measures.ts';
import type { SimulatedMeasures } from '../domain/simulation.ts';
import { interval95, rounded } from './scenario.ts';

/** Contacts that never leave and were still without a reply when nobody came any more, mean of the replications. */
export function unanswered({ offered, answered, abandoned }: Measures): number {
  return Math.max(0, offered - answered - abandoned);
}

/** What was measured, as the document states it. */
export function statedMeasures(measures: Measures): SimulatedMeasures {
  const [, ...asked] = measures.limits;
  return {
    offered: rounded(measures.offered),
    deflected: rounded(measures.deflected),
    answered: rounded(measures.answered),
    abandoned: rounded(measures.abandoned),
    dropped: rounded(measures.dropped),
    unanswered: rounded(unanswered(measures)),
    replies: rounded(measures.replies),
    averageResponseSeconds: interval95(measures.averageReplySeconds),
    firstResponseSeconds: interval95(measures.firstReplySeconds),
    threeMinuteReplyRate: interval95(measures.threeMinuteReplyRate),
    abandonment: interval95(measures.abandonedShare),
    answeredWithin: asked.map(({ seconds, takenOfOffered }) => ({
      seconds,
      share: interval95(takenOfOffered),
    })),
    occupancy: interval95(measures.occupancy),
  };
}
