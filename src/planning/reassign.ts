import { doneInTime } from '../../models/deferrable/done-in-time.ts';
import { shortfallsOf } from '../domain/shortfall.ts';
import { allocate } from './activities.ts';
import type { Activities } from './activities.ts';
import type { BuiltRoster } from './build-roster.ts';
import { wantingAtLeast } from './counted-on.ts';
import type { CoveringInput } from './covering-data.ts';

/**
 * The same people in the same shifts, given to the queues anew for a requirement that has risen. Undefined where more agents
 * would be missing than were missing before: then only another roster helps.
 */
export function reassign(
  before: CoveringInput,
  after: CoveringInput,
  built: BuiltRoster,
): BuiltRoster | undefined {
  const wantedBefore = { ...before, ...wantingAtLeast(before, built.countedOn) };
  const wanted = { ...after, ...wantingAtLeast(after, built.countedOn) };
  const activities = allocate(after, built.rostered, wanted);
  return missingAgents(wanted, activities) > missingAgents(wantedBefore, built.activities)
    ? undefined
    : { ...built, activities, countedOn: wanted.requirement.map(({ required }) => required) };
}

/** Agents missing, queues, buffer, live extra and work that can wait, summed over intervals. */
function missingAgents(
  { request, grid, requirement, floors, work }: CoveringInput,
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
