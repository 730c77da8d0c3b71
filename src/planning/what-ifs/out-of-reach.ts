import { requiredAgents } from '../../../models/queueing/requirement.ts';
import type { ResolvedDemand } from '../../domain/resolved-demand.ts';
import { handlingOf } from '../handling.ts';

/** Whether some average response time is asked for that no number of agents keeps: not even a vanishing load meets it. */
export function isOutOfReach({ queues, targets }: Pick<ResolvedDemand, 'queues' | 'targets'>): boolean {
  const { tier, bands, platform, always } = targets;
  return queues.some((queue) => {
    const handling = handlingOf(queue.handling);
    const ofQueue = bands.filter((band) => band.queues?.includes(queue.id) ?? true);
    return [tier, platform, always, queue.targets, ...ofQueue].some((set) => {
      if (set?.averageResponseSeconds === undefined) return false;
      const { averageResponseSeconds } = set;
      return (
        requiredAgents({ contactsPerSecond: 1e-9, handling }, { averageResponseSeconds }).status !== 'met'
      );
    });
  });
}
