import { doneInTime } from '../../models/deferrable/done-in-time.ts';
import { shortfallsOf } from '../domain/shortfall.ts';
import type { Activities } from './activities.ts';
import type { CoveringInput } from './covering-data.ts';

/** Agents missing, queues, buffer, live extra and work that can wait, summed over intervals. */
export function missingAgents(
  {
    request,
    grid,
    requirement,
    floors,
    work,
  }: Pick<CoveringInput, 'request' | 'grid' | 'requirement' | 'floors' | 'work'>,
  { serving, deferred, onDuty }: Activities,
): number {
  let missing = 0;
  work.forEach(({ batches }, w) => {
    const done = doneInTime(batches, deferred[w]);
    missing += batches.reduce((sum, { agentIntervals }, b) => sum + agentIntervals - done[b], 0);
  });
  for (let interval = 0; interval < grid.count; interval++) {
    const shortfalls = shortfallsOf({
      queues: request.queues.map(({ id }, q) => ({
        queue: id,
        required: requirement[q].required[interval],
        serving: serving[q][interval],
      })),
      bufferRequired: floors.buffer[interval],
      liveExtraRequired: floors.liveExtra[interval],
      deferrable: deferred.reduce((sum, agents) => sum + agents[interval], 0),
      onDuty: onDuty[interval],
    });
    missing += shortfalls.reduce((sum, shortfall) => sum + shortfall.missing, 0);
  }
  return missing;
}
